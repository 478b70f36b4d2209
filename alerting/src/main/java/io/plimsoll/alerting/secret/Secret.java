package io.plimsoll.alerting.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A password, token or key that is given by reference, {@code env:NAME} or {@code file:PATH}, and never shows itself. */
public final class Secret {
    private static final String CUT = "[secret]";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+/]{2,}={0,2}");

    private final String reference;
    private final String value;

    private Secret(String reference, String value) {
        this.reference = reference;
        this.value = value;
    }

    /** Whether {@code text} refers to a secret instead of being one. */
    public static boolean isReference(String text) {
        return text.startsWith("env:") || text.startsWith("file:");
    }

    /** Resolves {@code reference}; {@code environment} is usually {@link System#getenv()}. */
    public static Secret of(String reference, Map<String, String> environment) {
        if (reference.startsWith("env:")) {
            String value = environment.get(reference.substring(4));
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException(
                        "secret: environment variable " + reference.substring(4) + " is not set");
            }
            return new Secret(reference, value);
        }
        if (reference.startsWith("file:")) {
            Path file = Path.of(reference.substring(5));
            try {
                return new Secret(reference, notEmpty(Files.readString(file).strip(), "file " + file));
            } catch (IOException e) {
                throw new IllegalArgumentException("secret: cannot read file " + file, e);
            }
        }
        throw new IllegalArgumentException("secret: found a literal value, expected env:NAME or file:PATH");
    }

    /** A secret that was resolved elsewhere; {@code name} is what it shows of itself. */
    public static Secret resolved(String name, String value) {
        return new Secret(name, notEmpty(value, name));
    }

    private static String notEmpty(String value, String where) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("secret: " + where + " is empty");
        }
        return value;
    }

    /** The secret itself, for the protocol that needs it; not to be kept. */
    public String reveal() {
        return value;
    }

    /** {@code text} without this secret, nor any word that holds it in base64, as it is sent at login. */
    public String cutOutOf(String text) {
        return WORD.matcher(text.replace(value, CUT))
                .replaceAll(word -> Matcher.quoteReplacement(holds(word.group()) ? CUT : word.group()));
    }

    private boolean holds(String word) {
        String unpadded = word.replaceFirst("=+$", "");
        if (unpadded.length() % 4 == 1) {
            return false;
        }
        return new String(Base64.getDecoder().decode(unpadded), StandardCharsets.UTF_8).contains(value);
    }

    @Override
    public String toString() {
        return "Secret[" + reference + "]";
    }
}
