package io.plimsoll.risk.workload;

import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.margin.ContractType;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.LiquidationBasis;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Tier;
import io.plimsoll.risk.margin.Tiers;
import io.plimsoll.risk.rule.DefaultRules;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Contracts, rules and accounts of a workload. Written to a book as if restored, so that a million positions take a second
 * and tell nobody. The same for the same workload.
 */
public final class SyntheticBook {

    private SyntheticBook() {}

    /** Takes in contracts first, then accounts one by one, their balance last. */
    interface Receiver {

        void instrument(Instrument instrument);

        void position(String account, Position position);

        void balance(String account, double walletBalance);
    }

    /** Fills an empty book, under the default rules. */
    public static void restoreTo(RiskBook book, Workload workload) {
        DefaultRules.all().forEach(book::restoreRule);
        Moment start = new Moment(1_767_225_600_000L, 0);
        for (int i = 0; i < workload.symbols(); i++) {
            book.restorePrice(SyntheticMarket.symbol(i), SyntheticMarket.startPrice(i), start);
        }
        writeTo(
                new Receiver() {
                    @Override
                    public void instrument(Instrument instrument) {
                        book.restoreInstrument(instrument);
                    }

                    @Override
                    public void position(String account, Position position) {
                        book.restorePosition(account, position);
                    }

                    @Override
                    public void balance(String account, double walletBalance) {
                        book.restoreBalance(account, "USDT", walletBalance);
                    }
                },
                workload);
    }

    static void writeTo(Receiver receiver, Workload workload) {
        Instrument[] instruments = new Instrument[workload.symbols()];
        for (int i = 0; i < instruments.length; i++) {
            instruments[i] = instrument(i);
            receiver.instrument(instruments[i]);
        }
        SplittableRandom random = new SplittableRandom(workload.seed());
        Popularity popularity = new Popularity(workload.symbols());
        int left = workload.positions();
        for (int i = 0; i < workload.accounts(); i++) {
            int after = workload.accounts() - i - 1;
            int size =
                    Math.max(left - 8 * after, Math.min(left - after, size(random))); // what is left must fit the rest
            left -= size;
            SyntheticAccount account = new SyntheticAccount(workload, instruments, popularity, random, size);
            account.writeTo(receiver, String.format("account-%07d", i));
        }
    }

    /** 1 to 8, 4 in the mean. */
    private static int size(SplittableRandom random) {
        int size = 1 + random.nextInt(8);
        return size > 4 && random.nextBoolean() ? size - 2 : size;
    }

    /** Rates rising with the rank of the symbol, as venues ask more for what is thinly traded; floors at 50,000 and 250,000. */
    private static Instrument instrument(int index) {
        double rate = 0.004 + 0.0001 * index;
        return new Instrument(
                SyntheticMarket.symbol(index),
                ContractType.LINEAR,
                "USDT",
                1,
                0.0005,
                0,
                LiquidationBasis.MARK_NOTIONAL,
                0,
                Tiers.of(List.of(
                        new Tier(0, 50_000, rate, Double.NaN, 50),
                        new Tier(50_000, 250_000, rate * 1.5, Double.NaN, 25),
                        new Tier(250_000, Double.POSITIVE_INFINITY, rate * 2.5, Double.NaN, 10))));
    }
}
