package io.plimsoll.app.cli;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.rehearsal.Rehearsed;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.app.routes.AlertFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll routes test}. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Whom a routes file would tell of an alert, by which channel and when, if nobody acknowledges it; and why not the others.",
            "Nothing is sent. With --config the silences and open alerts of that cluster count."
        })
final class RoutesTestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The routes file.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path file;

    @Option(
            names = "--alert",
            paramLabel = "ALERT.json",
            description = "The alert, as one object of alerts.jsonl, in place of the options below.")
    private @Nullable Path alertFile;

    @Option(names = "--account", description = "Its account.")
    private @Nullable String account;

    @Option(names = "--severity", description = "${COMPLETION-CANDIDATES}; of RESOLVED the one before.")
    private @Nullable Severity severity;

    @Option(names = "--previous", paramLabel = "SEVERITY", description = "The severity before.")
    private @Nullable Severity previous;

    @Option(
            names = "--type",
            defaultValue = "RAISED",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Change type = Change.RAISED;

    @Option(names = "--rule", defaultValue = "margin-ratio", description = "Default: ${DEFAULT-VALUE}.")
    private String rule = "";

    @Option(
            names = "--kind",
            defaultValue = "MARGIN_RATIO",
            description = "Kind of the rule. Default: ${DEFAULT-VALUE}.")
    private String kind = "";

    @Option(names = "--scope", defaultValue = "CROSS:USDT", description = "Default: ${DEFAULT-VALUE}.")
    private String scope = "";

    @Option(names = "--symbol", description = "Default: none.")
    private @Nullable String symbol;

    @Option(names = "--desk", description = "Label desk of the account, over the file's.")
    private @Nullable String desk;

    @Option(
            names = "--label",
            paramLabel = "LABEL=VALUE",
            description = "Another label of the account, over the file's; may be repeated.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--expect",
            paramLabel = "RECIPIENT:CHANNEL",
            split = ",",
            description = "Who must be told sooner or later, and nobody else: exit code 1 when that is not so.")
    private Set<String> expected = new TreeSet<>();

    @Mixin
    private RehearsalOptions rehearsal = new RehearsalOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Routes routes = RoutesFile.read(file);
        Alert alert = alertFile == null ? madeUp() : AlertFile.read(alertFile, rehearsal.at());
        Map<String, String> over = new LinkedHashMap<>(labels);
        if (desk != null) {
            over.put("desk", desk);
        }
        Rehearsed rehearsed = rehearsal.rehearse(
                new Routes(
                        routes.recipients(),
                        routes.routes(),
                        routes.operations(),
                        routes.policies().with(alert.account(), over)),
                alert,
                null);
        rehearsal.print(rehearsed, false, spec.commandLine().getOut());
        return holds(rehearsed) ? 0 : 1;
    }

    private Alert madeUp() {
        if (account == null || severity == null) {
            throw new IllegalArgumentException("found no alert, expected --account and --severity, or --alert");
        }
        boolean over = type == Change.RESOLVED;
        Severity before = over && previous == null ? severity : previous;
        if (type != Change.RAISED && before == null) {
            throw new IllegalArgumentException(
                    "--previous: found none, expected one of " + Arrays.toString(Severity.values()) + " for " + type);
        }
        return AlertFile.without(
                rule,
                kind,
                account,
                scope,
                symbol,
                type,
                over ? null : severity,
                type == Change.RAISED ? null : before,
                rehearsal.at());
    }

    private boolean holds(Rehearsed rehearsed) {
        if (expected.isEmpty()) {
            return true;
        }
        Set<String> told = rehearsed.told().stream()
                .map(each -> each.recipient() + ":" + each.channel())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!told.equals(new TreeSet<>(expected))) {
            spec.commandLine()
                    .getErr()
                    .println("plimsoll: --expect: found " + told + " told, expected " + new TreeSet<>(expected));
            return false;
        }
        return true;
    }
}
