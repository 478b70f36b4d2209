package io.plimsoll.alerting.channel.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** A password that is given by reference, {@code env:NAME} or {@code file:PATH}, and never shows itself. */
public final class Secret {
    private static final String CUT = "[secret]";

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
                return new Secret(reference, notEmpty(Files.readString(file).strip(), "file " + file));
            } catch (IOException e) {
                throw new UncheckedIOException("password: cannot read file " + file, e);
            }
        }
        throw new IllegalArgumentException("password: found a literal value, expected env:NAME or file:PATH");
    }

    /** A secret that was resolved elsewhere; {@code name} is what it shows of itself. */
    public static Secret resolved(String name, String value) {
        return new Secret(name, notEmpty(value, name));
    }

    private static String notEmpty(String value, String where) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("password: " + where + " is empty");
        }
        return value;
    }

    String reveal() {
        return value;
    }

    /** {@code text} without this secret, nor the forms in which {@code user} and it are sent at login. */
    String cutOutOf(String text, String user) {
        String plain = base64("\0" + user + "\0" + value);
        return text.replace(plain, CUT).replace(base64(value), CUT).replace(value, CUT);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Secret[" + reference + "]";
    }
}
