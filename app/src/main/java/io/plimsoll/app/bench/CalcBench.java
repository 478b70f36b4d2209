package io.plimsoll.app.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.plimsoll.app.calc.Calc;
import io.plimsoll.app.output.WholeFile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Accounts a second through {@code calc}: from a JSON Lines file to a file of results, reading and writing included, by the
 * code that the command runs. The floor is the same file read, parsed and written again without computing.
 */
public final class CalcBench {
    private static final double TARGET_RATIO = 0.5;

    private final Path folder;
    private final Path input;
    private final int accounts;

    private CalcBench(Path folder, int accounts) {
        this.folder = folder;
        this.input = folder.resolve("accounts.jsonl");
        this.accounts = accounts;
    }

    /**
     * Measures. The first round warms up and is shown, but not counted.
     *
     * @param rounds rounds to count, >= 1
     * @param progress hears one line a round
     */
    public static CalcFigures run(int accounts, int rounds, long seed, Consumer<String> progress) throws IOException {
        Path folder = Files.createTempDirectory("plimsoll-bench");
        CalcBench bench = new CalcBench(folder, accounts);
        try {
            CalcAccounts.write(bench.input, accounts, seed);
            List<Round> calcRounds = new ArrayList<>();
            List<Round> floorRounds = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                Round floor = bench.floor();
                Round calc = bench.calc();
                progress.accept("round %d%s: calc %.3f s (cpu %.3f), floor %.3f s (cpu %.3f)"
                        .formatted(
                                round,
                                round == 0 ? " (warm-up)" : "",
                                calc.seconds(),
                                calc.cpuSeconds(),
                                floor.seconds(),
                                floor.cpuSeconds()));
                if (round > 0) {
                    calcRounds.add(calc);
                    floorRounds.add(floor);
                }
            }
            return new CalcFigures(
                    accounts, Files.size(bench.input), Files.size(bench.results()), calcRounds, floorRounds);
        } finally {
            bench.delete();
        }
    }

    private Path results() {
        return folder.resolve("results.jsonl");
    }

    private Round calc() throws IOException {
        Round.Start start = Round.start();
        try (WholeFile file = WholeFile.create(results(), "--out")) {
            List<String> faults = new ArrayList<>();
            try (Calc calc = new Calc(TARGET_RATIO, false, file.writer(), faults::add)) {
                calc.read(input);
                if (calc.accounts() != accounts || !faults.isEmpty()) {
                    throw new IllegalStateException("results: found " + calc.accounts() + " and faults " + faults
                            + ", expected " + accounts + " and none");
                }
            }
            file.commit();
        }
        return start.end();
    }

    private Round floor() throws IOException {
        Round.Start start = Round.start();
        JsonFactory factory = new JsonFactory();
        try (BufferedReader reader = Files.newBufferedReader(input);
                BufferedWriter writer = Files.newBufferedWriter(folder.resolve("copy.jsonl"));
                JsonGenerator generator = factory.createGenerator(writer).setRootValueSeparator(null)) {
            for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
                try (JsonParser parser = factory.createParser(line)) {
                    parser.nextToken();
                    generator.copyCurrentStructure(parser);
                    generator.writeRaw('\n');
                }
            }
        }
        return start.end();
    }

    private void delete() throws IOException {
        for (String name : List.of("accounts.jsonl", "results.jsonl", "copy.jsonl")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }
}
