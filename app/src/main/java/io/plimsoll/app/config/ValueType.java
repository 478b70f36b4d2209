package io.plimsoll.app.config;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What values a key takes. {@link #fault} says what was expected, without repeating the value found. */
sealed interface ValueType {
    /** What documentation calls it. */
    String label();

    /** What was expected, when {@code value} is not one of this type. */
    Optional<String> fault(String value);

    private static Optional<String> unless(boolean ok, String expected) {
        return ok ? Optional.empty() : Optional.of(expected);
    }

    /** Any text that is not blank. */
    record Text() implements ValueType {
        @Override
        public String label() {
            return "text";
        }

        @Override
        public Optional<String> fault(String value) {
            return unless(!value.isBlank(), "text that is not blank");
        }
    }

    /** A whole number from {@code min} to {@code max}, both included. */
    record Whole(long min, long max) implements ValueType {
        @Override
        public String label() {
            return "number " + min + "–" + max;
        }

        @Override
        public Optional<String> fault(String value) {
            String expected = "a whole number from " + min + " to " + max;
            try {
                long number = Long.parseLong(value);
                return unless(number >= min && number <= max, expected);
            } catch (NumberFormatException e) {
                return Optional.of(expected);
            }
        }
    }

    /** One of a few words. */
    record OneOf(List<String> words) implements ValueType {
        @Override
        public String label() {
            return String.join(", ", words);
        }

        @Override
        public Optional<String> fault(String value) {
            return unless(words.contains(value), "one of " + String.join(", ", words));
        }
    }

    /** One or more {@code host:port}, separated by commas. */
    record Servers() implements ValueType {
        private static final Pattern SERVER = Pattern.compile("[^\\s,:/]+:\\d{1,5}|\\[[0-9a-fA-F:]+\\]:\\d{1,5}");

        @Override
        public String label() {
            return "host:port, …";
        }

        @Override
        public Optional<String> fault(String value) {
            return unless(each(SERVER, value), "host:port, several separated by commas");
        }
    }

    /** One or more http or https addresses, separated by commas. */
    record Urls() implements ValueType {
        private static final Pattern URL = Pattern.compile("(https?|mock)://[^\\s,]+");

        @Override
        public String label() {
            return "URL, …";
        }

        @Override
        public Optional<String> fault(String value) {
            return unless(each(URL, value), "http:// or https:// addresses, several separated by commas");
        }
    }

    /** {@code name:number} pairs, separated by commas; numbers above 0. */
    record Rates() implements ValueType {
        private static final Pattern RATE = Pattern.compile("[A-Za-z0-9_-]+:(?!0+(\\.0+)?$)\\d{1,6}(\\.\\d{1,6})?");

        @Override
        public String label() {
            return "name:number, …";
        }

        @Override
        public Optional<String> fault(String value) {
            return unless(each(RATE, value), "name:number with a number above 0, several separated by commas");
        }
    }

    /** {@code name:best>second>third}, separated by commas; no name and none in an order twice. */
    record Orders() implements ValueType {
        private static final Pattern ORDER = Pattern.compile("[A-Za-z0-9_-]+:[A-Za-z0-9._-]+(>[A-Za-z0-9._-]+)*");

        @Override
        public String label() {
            return "name:best>second, …";
        }

        @Override
        public Optional<String> fault(String value) {
            return unless(
                    each(ORDER, value) && isEachOnce(value),
                    "name:best>second, several separated by commas, no name and none in an order twice");
        }

        private static boolean isEachOnce(String value) {
            Set<String> names = new HashSet<>();
            for (String order : value.split(",", -1)) {
                String[] pair = order.trim().split(":", 2);
                List<String> ranked = Arrays.asList(pair[1].split(">", -1));
                if (!names.add(pair[0]) || new HashSet<>(ranked).size() < ranked.size()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Where a secret is: {@code env:NAME} or {@code file:PATH}. The secret itself never stands in the file. */
    record SecretReference() implements ValueType {
        @Override
        public String label() {
            return "env:NAME or file:PATH";
        }

        @Override
        public Optional<String> fault(String value) {
            return unless(
                    Secret.isReference(value), "env:NAME or file:PATH; the secret itself must not stand in the file");
        }
    }

    private static boolean each(Pattern pattern, String list) {
        return Arrays.stream(list.split(",", -1))
                .allMatch(entry -> pattern.matcher(entry.trim()).matches());
    }
}
