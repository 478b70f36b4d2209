package io.plimsoll.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A secret value. It shows itself only to {@link #reveal()}: printed, logged or put into a message it reads
 * {@code ******}.
 */
public final class Secret {
    private static final String ENV = "env:";
    private static final String FILE = "file:";

    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /** The secret itself, for the client that needs it. */
    public String reveal() {
        return value;
    }

    static boolean isReference(String value) {
        return value.startsWith(ENV) && value.length() > ENV.length()
                || value.startsWith(FILE) && value.length() > FILE.length();
    }

    /**
     * Follows a reference.
     *
     * @param reference {@code env:NAME}, or {@code file:PATH} whose first line is the secret
     * @throws UnresolvedSecretException when there is nothing there
     */
    static Secret resolve(String reference, Map<String, String> environment) throws UnresolvedSecretException {
        if (reference.startsWith(ENV)) {
            String name = reference.substring(ENV.length());
            String value = environment.getOrDefault(name, "");
            if (value.isEmpty()) {
                throw new UnresolvedSecretException(
                        "found no environment variable " + name + ", expected it to be set");
            }
            return new Secret(value);
        }
        Path file = Path.of(reference.substring(FILE.length()));
        try {
            String value = Files.readString(file).lines().findFirst().orElse("");
            if (value.isEmpty()) {
                throw new UnresolvedSecretException(
                        "found an empty file " + file + ", expected the secret in its first line");
            }
            return new Secret(value);
        } catch (IOException e) {
            throw new UnresolvedSecretException(
                    "found no readable file " + file + ", expected the secret in its first line");
        }
    }

    @Override
    public String toString() {
        return "******";
    }

    /** A reference that leads nowhere; the message says what was found and expected. */
    static final class UnresolvedSecretException extends Exception {
        private static final long serialVersionUID = 1L;

        UnresolvedSecretException(String message) {
            super(message);
        }
    }
}
