package io.plimsoll.app.cli;

import io.plimsoll.app.bench.PipelineBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plimsoll bench pipeline}. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        description = "Prices a second, latency and recovery of gate and risk on a broker of their own.")
final class BenchPipelineCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options = new BenchOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return options.report(spec, (plan, dir, progress) -> new PipelineBench(plan, dir, progress).run());
    }
}
