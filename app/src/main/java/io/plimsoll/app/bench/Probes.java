package io.plimsoll.app.bench;

import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * Accounts that give an alert event at every price of a contract of their own, one in each partition. Long 1 from 100 with 20
 * of balance they are liquidated at 80.32 (0.4 % of maintenance): 19.7 % away at a mark of 100, 8.7 % at 88, so that the
 * distance rule's level of 10 % is raised at 88 and cleared at 100, while their margin ratio stays below 0.05.
 */
final class Probes {
    static final String SYMBOL = "PROBE" + BenchMarket.ASSET;

    private final List<String> accounts = new ArrayList<>();
    private boolean low;

    Probes(int partitions) {
        for (int partition = 0; partition < partitions; partition++) {
            accounts.add(accountIn(partition, partitions));
        }
    }

    List<BalanceUpdate> balances() {
        return accounts.stream()
                .map(account -> BenchAccounts.balance(account, 20))
                .toList();
    }

    List<PositionUpdate> positions() {
        return accounts.stream()
                .map(account -> BenchAccounts.position(account, SYMBOL, Side.LONG, 1, 100, null))
                .toList();
    }

    /** The next price of the probes' contract: 88, 100, 88 … */
    PriceTick next(BenchMarket market) {
        low = !low;
        return market.tick(SYMBOL, low ? 88 : 100);
    }

    /** Whether an account is one of these. */
    static boolean isProbe(String account) {
        return account.startsWith("probe-");
    }

    int count() {
        return accounts.size();
    }

    private static String accountIn(int partition, int partitions) {
        int number = 0;
        while (BuiltInPartitioner.partitionForKey(("probe-" + number).getBytes(StandardCharsets.UTF_8), partitions)
                != partition) {
            number++;
        }
        return "probe-" + number;
    }
}
