package io.plimsoll.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of injected faults in docs/delivery.md names tests that exist, each under the number of its row. */
class FaultTableTest {
    private static final List<String> MODULES = List.of("alerting", "app", "producers", "risk", "schemas", "streams");

    /** A row; no tests: it is open. */
    private record Row(String number, List<String> tests) {
        static Row of(String line) {
            String[] cells = line.split("\\|");
            String tests = cells[6].strip();
            return new Row(
                    cells[1].strip(),
                    tests.equals("open")
                            ? List.of()
                            : Stream.of(tests.split(", "))
                                    .map(test -> test.replace("`", ""))
                                    .toList());
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "delivery.md")).stream()
                .filter(line -> line.matches("\\| D\\d+ \\|.*"))
                .map(Row::of)
                .toList();
    }

    private static Optional<Path> sourceOf(String testClass) throws IOException {
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
                Optional<Path> found =
                        files.filter(file -> file.endsWith(testClass + ".java")).findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    @Test
    void everyFaultHasItsRow() throws IOException {
        assertThat(rows().stream().map(Row::number).toList())
                .isEqualTo(IntStream.rangeClosed(1, 40).mapToObj(n -> "D" + n).toList());
    }

    @Test
    void everyTestOfARowExistsAndBearsItsNumber() throws IOException {
        for (Row row : rows()) {
            for (String test : row.tests()) {
                String[] parts = test.split("\\.");
                Optional<Path> source = sourceOf(parts[0]);
                assertThat(parts[1]).as(row.number()).matches(row.number().toLowerCase(Locale.ROOT) + "[A-Z].*");
                assertThat(source).as("%s: class of %s", row.number(), test).isPresent();
                assertThat(Files.readString(source.orElseThrow()))
                        .as("%s: %s", row.number(), test)
                        .contains("void " + parts[1] + "(");
            }
        }
    }
}
