package io.plimsoll.alerting.route;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern in which {@code *} is any text and {@code ?} any one character: {@code desk-*} matches {@code desk-7}. */
public record Glob(String pattern, Pattern regex) {
    /** Matches everything. */
    public static final Glob ANY = Glob.of("*");

    /** Compiles {@code pattern}; every other character stands for itself. */
    public static Glob of(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return new Glob(pattern, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /** Two are equal when they are written alike; compiled patterns never are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Glob glob && pattern.equals(glob.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    /** Whether all of {@code text} matches. */
    public boolean matches(String text) {
        return regex.matcher(text).matches();
    }
}
