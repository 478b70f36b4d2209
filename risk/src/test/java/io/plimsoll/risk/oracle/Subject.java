package io.plimsoll.risk.oracle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** One rule on one account, unit and perhaps symbol. */
record Subject(
        String account,
        String scope,
        String ruleId,
        @Nullable String symbol) {

    /** Text whose order is that of account, scope, rule, symbol. */
    String order() {
        return String.join("\u0000", account, scope, ruleId, symbol == null ? "" : symbol);
    }

    String alertId(long raisedAtMs, long episode) {
        String text = account + "\n" + scope + "\n" + (symbol == null ? "" : symbol) + "\n" + ruleId + "\n" + raisedAtMs
                + "\n" + episode;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            StringBuilder hex = new StringBuilder();
            for (int i = 0; i < 16; i++) {
                hex.append(String.format("%02x", hash[i]));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("SHA-256 is everywhere", e);
        }
    }
}
