package io.plimsoll.risk.book;

/** Faults of records, worded alike by every book: what was checked, the value found, the value expected. */
final class RecordCheck {

    private RecordCheck() {}

    static void account(String account) {
        text("account", account);
    }

    static void balance(String account, String asset, double walletBalance) {
        text("account", account);
        text("asset", asset);
        that(Double.isFinite(walletBalance), "walletBalance of " + asset, walletBalance, "a finite number");
    }

    static void price(String symbol, double markPrice) {
        text("symbol", symbol);
        that(
                markPrice > 0 && Double.isFinite(markPrice),
                "markPrice of " + symbol,
                markPrice,
                "a finite number above 0");
    }

    private static void text(String what, String found) {
        that(!found.isBlank(), what, "\"" + found + "\"", "a text that is not blank");
    }

    private static void that(boolean holds, String what, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is " + found + ", expected " + expected);
        }
    }
}
