package io.plimsoll.app.cli;

import io.plimsoll.app.bench.BenchReport;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How the report of a bench is printed. */
final class BenchOutput {
    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    @Option(names = "--check", description = "Exit code 1 when a figure misses what was asked of it.")
    private boolean check;

    /** Prints a report; gives the exit code. */
    int print(CommandSpec spec, BenchReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.json() + "\n" : report.table());
        out.flush();
        return check && !report.met() ? 1 : 0;
    }
}
