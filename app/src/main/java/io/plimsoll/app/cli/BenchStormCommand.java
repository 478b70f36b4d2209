package io.plimsoll.app.cli;

import io.plimsoll.app.bench.StormBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plimsoll bench storm}. */
@Command(
        name = "storm",
        mixinStandardHelpOptions = true,
        description = {
            "A gap of 30 %% of the most popular contract: every event, in order, and how long it takes.",
            "What a storm of alerts does to those who are told is bench alerting."
        })
final class BenchStormCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options = new BenchOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return options.report(spec, (plan, dir, progress) -> new StormBench(plan, dir, progress).run());
    }
}
