package io.plimsoll.app.cli;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.run.Component;
import io.plimsoll.app.run.MetricsPage;
import io.plimsoll.app.run.RunningComponents;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plimsoll up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Runs components against a real cluster until stopped; the topics must exist (plimsoll topics create).")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "COMPONENT",
            description = "Components to run, of ${COMPLETION-CANDIDATES}. Default: all.")
    private List<Component> only = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PlimsollConfig settings = config.read();
        Set<Component> wanted = only.isEmpty() ? EnumSet.allOf(Component.class) : EnumSet.copyOf(only);
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (StopOnSignal ignored = StopOnSignal.interrupting(Thread.currentThread());
                MetricsPage page = MetricsPage.serve(settings.number(ConfigKey.METRICS_PORT), meters);
                RunningComponents running = RunningComponents.start(settings, wanted, meters)) {
            spec.commandLine().getOut().println("running " + wanted + page.where());
            spec.commandLine().getOut().flush();
            running.awaitEnd();
        } catch (InterruptedException e) {
            spec.commandLine().getOut().println("stopped");
        }
        return 0;
    }
}
