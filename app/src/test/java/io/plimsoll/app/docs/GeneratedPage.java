package io.plimsoll.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of {@code docs/} that is printed from the code. */
final class GeneratedPage {
    private static final Path DOCS = Path.of("..", "docs");

    private GeneratedPage() {}

    /** Checks the committed page, or writes it when asked to with {@code -Dplimsoll.docs=write}. */
    static void check(String name, String printed, Class<?> test) throws IOException {
        Path page = DOCS.resolve(name);
        if ("write".equals(System.getProperty("plimsoll.docs"))) {
            Files.writeString(page, printed);
        }

        assertThat(page)
                .as(
                        "docs/%s; print it anew with ./mvnw -pl app -am verify -Dtest=%s -Dplimsoll.docs=write"
                                + " -Dsurefire.failIfNoSpecifiedTests=false",
                        name, test.getSimpleName())
                .hasContent(printed);
    }
}
