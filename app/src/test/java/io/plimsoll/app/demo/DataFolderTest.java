package io.plimsoll.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

        DataFolder.empty(folder);

        assertThat(folder).isDirectory();
    }

    @Test
    void emptiesTheFolderOfAnEarlierDemo() throws IOException {
        Path folder = dir.resolve("demo");
        DataFolder.empty(folder);
        Path left = Files.writeString(
                Files.createDirectories(folder.resolve("broker")).resolve("segment"), "old");

        DataFolder.empty(folder);

        assertThat(left).doesNotExist();
        assertThat(folder).isDirectory();
    }

    @Test
    void refusesAFolderOfSomebodyElseAndLeavesItAlone() throws IOException {
        Path theirs = Files.writeString(dir.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> DataFolder.empty(dir))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--data-dir: found " + dir
                        + " with files of somebody else, expected a new folder or an earlier demo's");
        assertThat(theirs).hasContent("years of work");
    }
}
