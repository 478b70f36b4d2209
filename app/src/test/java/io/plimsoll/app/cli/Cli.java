package io.plimsoll.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * One run of the command line, as a script sees it.
 *
 * @param exitCode exit code
 * @param out lines of standard output
 * @param err lines of standard error
 */
record Cli(int exitCode, List<String> out, List<String> err) {
    static Cli run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = PlimsollCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] words = List.of(args).stream().map(Object::toString).toArray(String[]::new);
        int exitCode = commandLine.execute(words);
        return new Cli(
                exitCode,
                out.toString().lines().toList(),
                err.toString().lines().toList());
    }
}
