package io.plimsoll.alerting.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Sources of the templates in the jar: some channels have their own, the others share those named brief. */
final class BuiltIn {
    private BuiltIn() {}

    static String nameOf(String channel, String part) {
        String own = channel + "." + part + ".peb";
        return BuiltIn.class.getResource("/templates/" + own) == null ? "brief." + part + ".peb" : own;
    }

    static String source(String name) {
        try (InputStream in = BuiltIn.class.getResourceAsStream("/templates/" + name)) {
            if (in == null) {
                throw new IllegalStateException("resource /templates/" + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource /templates/" + name, e);
        }
    }
}
