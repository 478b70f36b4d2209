package io.plimsoll.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.app.config.PlimsollConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path dir;

    @Test
    void makesAFolderThatIsNotThere() {
        Path folder = dir.resolve("new/demo");

        DataFolder.claim(folder).close();

        assertThat(folder).isDirectory();
    }

    @Test
    void emptiesTheFolderOfAnEarlierDemo() throws IOException {
        Path folder = dir.resolve("demo");
        DataFolder.claim(folder).close();
        Path left = Files.writeString(
                Files.createDirectories(folder.resolve("broker")).resolve("segment"), "old");

        DataFolder.claim(folder).close();

        assertThat(left).doesNotExist();
        assertThat(folder).isDirectory();
    }

    @Test
    void leavesTheFolderOfARunningDemoAlone() throws IOException {
        Path folder = dir.resolve("demo");
        try (DataFolder first = DataFolder.claim(folder)) {
            Path config = first.writeConfig(PlimsollConfig.defaults());

            assertThatThrownBy(() -> DataFolder.claim(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("--data-dir: found a demo running in " + folder
                            + ", expected a folder of its own for each; end the other or name another folder");
            assertThat(config)
                    .hasContent("bootstrap.servers = 127.0.0.1:9092\nschema.registry.url = http://127.0.0.1:8081\n");
        }
        DataFolder.claim(folder).close();
    }

    @Test
    void refusesAFolderOfSomebodyElseAndLeavesItAlone() throws IOException {
        Path theirs = Files.writeString(dir.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> DataFolder.claim(dir))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--data-dir: found " + dir
                        + " with files of somebody else, expected a new folder or an earlier demo's");
        assertThat(theirs).hasContent("years of work");
    }
}
