package io.plimsoll.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void theCommittedPageIsWhatTheCodePrints() throws IOException {
        String printed = ConfigurationPage.markdown();
        if ("write".equals(System.getProperty("plimsoll.docs"))) {
            Files.writeString(PAGE, printed);
        }

        assertThat(PAGE)
                .as("docs/configuration.md; print it anew with"
                        + " ./mvnw -pl app -am verify -Dtest=ConfigurationPageTest -Dplimsoll.docs=write"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(printed);
    }
}
