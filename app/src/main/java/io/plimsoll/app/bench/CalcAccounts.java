package io.plimsoll.app.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded accounts as JSON Lines: five positions each, in five of ten contracts with four tiers, most of them cross and long,
 * some isolated, some near liquidation. The same seed gives the same bytes.
 */
public final class CalcAccounts {
    private static final int POSITIONS = 5;
    private static final String[] COINS = {"BTC", "ETH", "SOL", "XRP", "BNB", "ADA", "DOGE", "LINK", "AVAX", "DOT"};
    private static final double[] PRICES = {60_000, 3_000, 150, 0.55, 580, 0.42, 0.13, 14.2, 29.5, 6.1};

    private final SplittableRandom random;

    private CalcAccounts(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Writes {@code count} accounts to a new file. */
    public static void write(Path file, int count, long seed) throws IOException {
        CalcAccounts accounts = new CalcAccounts(seed);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                writer.write(accounts.line(i));
                writer.write('\n');
            }
        }
    }

    private String line(int number) {
        List<String> instruments = new ArrayList<>();
        List<String> positions = new ArrayList<>();
        double notional = 0;
        int first = random.nextInt(COINS.length);
        for (int i = 0; i < POSITIONS; i++) {
            int coin = (first + i) % COINS.length;
            double mark = PRICES[coin] * random.nextDouble(0.9, 1.1);
            double value = Math.exp(random.nextDouble(Math.log(500), Math.log(500_000)));
            instruments.add(instrument(COINS[coin]));
            positions.add(position(COINS[coin], value / mark, mark));
            notional += value;
        }
        double balance = notional * random.nextDouble(0.06, 0.5);
        return "{\"account\":\"bench-%06d\",\"asOf\":\"2026-01-01T00:00:00.000Z\",\"balances\":{\"USDT\":\"%s\"},\"instruments\":{%s},\"positions\":[%s]}"
                .formatted(number, plain(balance, 8), String.join(",", instruments), String.join(",", positions));
    }

    private static String instrument(String coin) {
        String[] floors = {"0", "50000", "250000", "3000000"};
        String[] rates = {"0.004", "0.005", "0.01", "0.025"};
        String[] leverages = {"125", "100", "50", "20"};
        List<String> tiers = new ArrayList<>();
        for (int i = 0; i < floors.length; i++) {
            String cap = i + 1 < floors.length ? '"' + floors[i + 1] + '"' : "null";
            tiers.add(
                    "{\"notionalFloor\":\"%s\",\"notionalCap\":%s,\"maintenanceMarginRate\":\"%s\",\"maxLeverage\":\"%s\"}"
                            .formatted(floors[i], cap, rates[i], leverages[i]));
        }
        return "\"%sUSDT\":{\"contract\":\"LINEAR\",\"settleAsset\":\"USDT\",\"contractSize\":\"1\",\"takerFeeRate\":\"0.0005\",\"liquidationFeeRate\":\"0\",\"lotSize\":\"0.001\",\"tiers\":[%s]}"
                .formatted(coin, String.join(",", tiers));
    }

    private String position(String coin, double quantity, double mark) {
        double entry = mark * random.nextDouble(0.97, 1.05);
        boolean isolated = random.nextInt(5) == 0;
        return "{\"symbol\":\"%sUSDT\",\"side\":\"%s\",\"marginMode\":\"%s\",\"quantity\":\"%s\",\"entryPrice\":\"%s\",\"markPrice\":\"%s\",\"isolatedMargin\":null,\"leverage\":\"%d\"}"
                .formatted(
                        coin,
                        random.nextInt(4) == 0 ? "SHORT" : "LONG",
                        isolated ? "ISOLATED" : "CROSS",
                        plain(quantity, 3),
                        plain(entry, 6),
                        plain(mark, 6),
                        random.nextInt(2, 21));
    }

    private static String plain(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.UP);
        return rounded.toPlainString();
    }
}
