package io.plimsoll.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.app.bench.BenchConditions;
import io.plimsoll.app.bench.CalcBench;
import io.plimsoll.app.bench.CalcFigures;
import io.plimsoll.app.bench.Round;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plimsoll bench calc}. */
@Command(
        name = "calc",
        mixinStandardHelpOptions = true,
        description = "Accounts a second through calc, from file to file, beside copying the same file.")
final class BenchCalcCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--accounts", defaultValue = "10000", description = "Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(names = "--rounds", defaultValue = "5", description = "Counted ones. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "One JSON object instead of lines.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        atLeastOne("--accounts", accounts);
        atLeastOne("--rounds", rounds);
        PrintWriter out = spec.commandLine().getOut();
        BenchConditions conditions = BenchConditions.now(seed);
        if (!json) {
            out.println(conditions.text());
        }
        CalcFigures figures = CalcBench.run(accounts, rounds, seed, json ? line -> {} : out::println);
        if (json) {
            out.println(json(figures, conditions));
        } else {
            out.println("%,d accounts of 5 positions, %.1f MB in, %.1f MB out"
                    .formatted(accounts, figures.inputBytes() / 1e6, figures.resultBytes() / 1e6));
            out.println("calc %,.0f accounts/s (%,.0f a second of processor time), floor %,.0f accounts/s"
                    .formatted(
                            figures.accountsPerSecond(),
                            figures.accountsPerCpuSecond(),
                            figures.floorAccountsPerSecond()));
            out.println("calc takes %.2f times the processor time of the floor".formatted(figures.timesFloor()));
        }
        out.flush();
        return 0;
    }

    private static String json(CalcFigures figures, BenchConditions conditions) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode node = mapper.createObjectNode().put("bench", "calc").put("accounts", figures.accounts());
        node.put("accountsPerSecond", plain(figures.accountsPerSecond()));
        node.put("accountsPerCpuSecond", plain(figures.accountsPerCpuSecond()));
        node.put("floorAccountsPerSecond", plain(figures.floorAccountsPerSecond()));
        node.put("timesFloor", plain(figures.timesFloor()));
        node.put("inputBytes", figures.inputBytes()).put("resultBytes", figures.resultBytes());
        rounds(node.putArray("calcRounds"), figures.calc());
        rounds(node.putArray("floorRounds"), figures.floor());
        conditions.putInto(node.putObject("conditions"));
        return mapper.writeValueAsString(node);
    }

    private static void rounds(ArrayNode array, List<Round> rounds) {
        for (Round round : rounds) {
            array.addObject().put("seconds", plain(round.seconds())).put("cpuSeconds", plain(round.cpuSeconds()));
        }
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static void atLeastOne(String option, int found) {
        if (found < 1) {
            throw new IllegalArgumentException(option + ": found " + found + ", expected 1 or more");
        }
    }
}
