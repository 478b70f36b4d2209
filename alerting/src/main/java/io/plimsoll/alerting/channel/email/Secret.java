package io.plimsoll.alerting.channel.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A password that is given by reference, {@code env:NAME} or {@code file:PATH}, and never shows itself. */
public final class Secret {
    private final String reference;
    private final String value;

    private Secret(String reference, String value) {
        this.reference = reference;
        this.value = value;
    }

    /** Resolves {@code reference}; {@code environment} is usually {@link System#getenv()}. */
    public static Secret of(String reference, Map<String, String> environment) {
        if (reference.startsWith("env:")) {
            String value = environment.get(reference.substring(4));
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException(
                        "password: environment variable " + reference.substring(4) + " is not set");
            }
            return new Secret(reference, value);
        }
        if (reference.startsWith("file:")) {
            Path file = Path.of(reference.substring(5));
            try {
                return new Secret(reference, Files.readString(file).strip());
            } catch (IOException e) {
                throw new UncheckedIOException("password: cannot read file " + file, e);
            }
        }
        throw new IllegalArgumentException("password: found a literal value, expected env:NAME or file:PATH");
    }

    /** A secret that was resolved elsewhere; {@code name} is what it shows of itself. */
    public static Secret resolved(String name, String value) {
        return new Secret(name, value);
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "Secret[" + reference + "]";
    }
}
