package io.plimsoll.alerting.template;

import java.util.Map;

/** One line of the evidence: {@code Margin balance: 257.50 USDT}. */
record Fact(String name, String value) {
    private static final int COLUMN = 20;

    /** As templates see it; {@code padded} is the name with spaces up to a column of 20. */
    Map<String, String> view() {
        return Map.of(
                "name",
                name,
                "value",
                Names.line(value),
                "padded",
                name + " ".repeat(Math.max(1, COLUMN - name.length())));
    }
}
