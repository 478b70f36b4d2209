package io.plimsoll.app.cli;

import io.plimsoll.app.calc.Calc;
import io.plimsoll.app.output.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plimsoll calc}. */
@Command(
        name = "calc",
        mixinStandardHelpOptions = true,
        description = {
            "Risk of accounts from JSON: margin ratio, liquidation prices, remedies and more (docs/risk-model.md).",
            "Input is one object, or JSON Lines: one account a line, one result a line. An account with faults is left"
                    + " out and every fault named; the exit code is then 2."
        })
final class CalcCommand implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");

    @Option(
            names = "--in",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "Accounts, plain or .gz; - is standard input. Default: ${DEFAULT-VALUE}.")
    private Path in = STANDARD_INPUT;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where results go; appears whole or not at all. Default: standard output.")
    private @Nullable Path out;

    @Option(
            names = "--target",
            paramLabel = "R",
            defaultValue = "0.5",
            description = "Margin ratio that remedies restore, above 0 and below 1. Default: ${DEFAULT-VALUE}.")
    private double target;

    @Option(names = "--pretty", description = "One field a line.")
    private boolean pretty;

    @Option(names = "--json", description = "Results as JSON; there is no other form.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (out == null) {
            PrintWriter screen = spec.commandLine().getOut();
            Calc done = run(screen);
            if (screen.checkError()) {
                throw new IOException("standard output cannot be written");
            }
            return exitCode(done);
        }
        OwnFile.check("--out", out, List.of(in));
        try (WholeFile file = WholeFile.create(out, "--out")) {
            Calc done = run(file.writer());
            if (done.accounts() > 0) {
                file.commit();
            }
            return exitCode(done);
        }
    }

    private Calc run(Writer results) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (Calc calc = new Calc(target, pretty, results, line -> err.println("plimsoll: " + line))) {
            if (in.equals(STANDARD_INPUT)) {
                calc.read(System.in, "stdin");
            } else {
                calc.read(in);
            }
            return calc;
        }
    }

    private static int exitCode(Calc done) {
        return done.faulty() == 0 ? 0 : Faults.INVALID;
    }
}
