package io.plimsoll.app.cli;

import io.plimsoll.app.live.ClusterAccounts;
import io.plimsoll.app.live.LiveAccount;
import io.plimsoll.app.scenario.ScenarioFileException;
import io.plimsoll.app.scenario.Scenarios;
import io.plimsoll.app.stress.StressJson;
import io.plimsoll.app.stress.StressRun;
import io.plimsoll.app.stress.StressTable;
import io.plimsoll.producers.files.AccountFile;
import io.plimsoll.risk.stress.StressOutcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plimsoll stress}. */
@Command(
        name = "stress",
        mixinStandardHelpOptions = true,
        description = {
            "What a crash would do to accounts: loss, margin ratio after, who is liquidated in which order, the move that"
                    + " breaks each unit (docs/stress.md).",
            "Input is as of calc, one object or JSON Lines, or live accounts of a cluster. An account with faults is left out and every fault named;"
                    + " the exit code is then 2."
        })
final class StressCommand implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");

    @Option(names = "--in", paramLabel = "FILE", description = "Accounts as JSON, plain or .gz; - is standard input.")
    private @Nullable Path in;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "An account of the cluster, as its topics have it now. May be given several times.")
    private Set<String> accounts = Set.of();

    @Option(names = "--all", description = "Every account of the cluster.")
    private boolean all;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--scenario",
            paramLabel = "NAME|FILE",
            description =
                    "A scenario by its name (--list shows them) or from a .yaml file. May be given several times.")
    private List<String> scenarios = List.of();

    @Option(names = "--list", description = "Shows the scenarios that come with Plimsoll.")
    private boolean list;

    @Option(names = "--json", description = "One JSON object for each account and scenario, one a line.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws ScenarioFileException {
        if (list) {
            PrintWriter out = spec.commandLine().getOut();
            Scenarios.shipped().forEach(each -> out.println("%-16s %s".formatted(each.name(), each.description())));
            return 0;
        }
        int inputs = (in == null ? 0 : 1) + (accounts.isEmpty() ? 0 : 1) + (all ? 1 : 0);
        if (inputs > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Too much input: found several of --in, --account and --all, expected one of them");
        }
        if (inputs == 0 || scenarios.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Missing input: expected one of --in, --account and --all, and --scenario; or --list");
        }
        PrintWriter err = spec.commandLine().getErr();
        StressRun run = new StressRun(
                Scenarios.findAll(scenarios, Path.of("")), printer(), line -> err.println("plimsoll: " + line));
        if (in == null) {
            live(run);
        } else if (in.equals(STANDARD_INPUT)) {
            AccountFile.read(System.in, "stdin", run::take);
        } else {
            AccountFile.read(in, run::take);
        }
        return run.faulty() == 0 ? 0 : Faults.INVALID;
    }

    private void live(StressRun run) {
        Map<String, LiveAccount> found = ClusterAccounts.read(config.read(), name -> all || accounts.contains(name))
                .accounts();
        for (LiveAccount account : found.values()) {
            if (account instanceof LiveAccount.Valued valued) {
                run.take(valued.portfolio(), Map.of());
            } else if (account instanceof LiveAccount.Faulty faulty) {
                run.refuse(faulty.faults());
            }
        }
        for (String name : accounts) {
            if (!found.containsKey(name)) {
                run.refuse(List.of("--account: found " + name
                        + " with neither a position nor a balance, expected an account of the cluster"));
            }
        }
    }

    private Consumer<StressOutcome> printer() {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            StressJson lines = new StressJson();
            return outcome -> out.println(lines.line(outcome));
        }
        return outcome -> {
            StressTable.lines(outcome).forEach(out::println);
            out.println();
        };
    }
}
