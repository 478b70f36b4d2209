package io.plimsoll.alerting.route;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One condition on labels: {@code desk=seven*} or {@code severity!=WARNING}. A label that is missing is an empty text.
 *
 * @param negated whether it must not match
 */
public record LabelMatch(String label, Glob pattern, boolean negated) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]*)(!?=)(.*)", Pattern.DOTALL);

    /** Reads {@code label=pattern} or {@code label!=pattern}; throws IllegalArgumentException when it is neither. */
    public static LabelMatch of(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "found \"" + text + "\", expected LABEL=PATTERN or LABEL!=PATTERN, e.g. desk=seven*");
        }
        return new LabelMatch(
                parts.group(1), Glob.of(parts.group(3)), parts.group(2).equals("!="));
    }

    /** Whether {@code labels} fulfil it. */
    public boolean matches(Map<String, String> labels) {
        return pattern.matches(labels.getOrDefault(label, "")) != negated;
    }

    /** Whether {@code labels} fulfil each of {@code all}. */
    public static boolean all(Collection<LabelMatch> all, Map<String, String> labels) {
        return all.stream().allMatch(each -> each.matches(labels));
    }

    @Override
    public String toString() {
        return label + (negated ? "!=" : "=") + pattern.pattern();
    }
}
