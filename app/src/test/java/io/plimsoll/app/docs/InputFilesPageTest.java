package io.plimsoll.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.app.cli.PlimsollCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replay that docs/input-files.md shows runs on the files it shows, and writes what it says. */
class InputFilesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "input-files.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("^```(?:csv|json) (\\S+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern REPLAY = Pattern.compile("\\./plimsoll (replay [^`]*)```");

    @TempDir
    Path dir;

    @Test
    void theReplayOfThePageWritesTheFieldsOfThePage() throws IOException {
        String page = Files.readString(PAGE);
        String written = page.substring(page.indexOf("## What replay writes"));
        Matcher example = EXAMPLE.matcher(page);
        while (example.find()) {
            Files.writeString(dir.resolve(example.group(1)), example.group(2));
        }
        Matcher replay = REPLAY.matcher(page);
        assertThat(replay.find()).isTrue();
        String[] words = Arrays.stream(
                        replay.group(1).replace("\\\n", " ").strip().split("\\s+"))
                .map(word -> word.contains(".") ? dir.resolve(word).toString() : word)
                .toArray(String[]::new);

        int exitCode = PlimsollCommand.commandLine().execute(words);

        assertThat(exitCode).isZero();
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(dir.resolve("alerts.jsonl"))) {
            collect(new ObjectMapper().readTree(line), names);
        }
        assertThat(names).contains("alertId", "liquidationDistance", "closeQuantity", "tierFloor", "offset");
        assertThat(names).allSatisfy(name -> assertThat(written).contains("`" + name + "`"));
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.fields().forEachRemaining(field -> {
            if (field.getKey().matches("[a-z]\\w+")) { // severities are keys too, of levels
                names.add(field.getKey());
            }
            collect(field.getValue(), names);
        });
        if (node.isArray()) {
            node.forEach(item -> collect(item, names));
        }
    }
}
