package io.plimsoll.producers.simulation;

import io.plimsoll.schemas.avro.BalanceUpdate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Wallet and open positions of one simulated account. Mutable; used by one thread. */
final class SimulatedAccount {
    private final String id;
    private final List<Holding> holdings;
    private BigDecimal wallet;

    SimulatedAccount(String id, List<Holding> holdings, BigDecimal wallet) {
        this.id = id;
        this.holdings = new ArrayList<>(holdings);
        this.wallet = wallet;
    }

    String id() {
        return id;
    }

    /** Open positions. */
    List<Holding> holdings() {
        return holdings;
    }

    /** USDT, without isolated margin and unrealised profit, >= 0. */
    BigDecimal wallet() {
        return wallet;
    }

    void credit(BigDecimal amount) {
        wallet = wallet.add(amount);
    }

    /** Puts {@code now} in the place of a position, or removes that when nothing is left. */
    void replace(int place, Holding now) {
        if (now.quantity().signum() == 0) {
            holdings.remove(place);
        } else {
            holdings.set(place, now);
        }
    }

    BalanceUpdate balance(long timeMs) {
        return BalanceUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setAccount(id)
                .setAsset("USDT")
                .setWalletBalance(Holding.wire(wallet))
                .build();
    }
}
