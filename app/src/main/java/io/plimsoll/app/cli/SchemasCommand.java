package io.plimsoll.app.cli;

import io.plimsoll.schemas.SchemaCatalog;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plimsoll schemas}. */
@Command(
        name = "schemas",
        mixinStandardHelpOptions = true,
        description = "The schemas of the topics at a registry.",
        synopsisSubcommandLabel = "(register | check | describe)")
final class SchemasCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(
            name = "register",
            mixinStandardHelpOptions = true,
            description = "Registers every schema and holds its subject to FULL_TRANSITIVE.")
    int register(@Mixin ConfigOption config) {
        SchemaCatalog.at(config.read().registryClient())
                .register()
                .forEach(registered -> out().println("%-40s id %d, versions %s"
                        .formatted(registered.subject(), registered.id(), registered.versions())));
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Whether each schema is registered or could be; exit code 1 when one could not. Changes nothing.")
    int check(@Mixin ConfigOption config) {
        int exitCode = 0;
        for (SchemaCatalog.Checked checked :
                SchemaCatalog.at(config.read().registryClient()).check()) {
            String state = checked.registered() ? "registered" : "not registered, compatible";
            if (!checked.objections().isEmpty()) {
                state = "incompatible: " + String.join("; ", checked.objections());
                exitCode = 1;
            }
            out().println("%-40s %s".formatted(checked.subject(), state));
        }
        return exitCode;
    }

    @Command(
            name = "describe",
            mixinStandardHelpOptions = true,
            description = "Prints every schema; needs no registry.")
    int describe() {
        SchemaCatalog.entries()
                .forEach(entry ->
                        out().println(entry.subject() + " " + entry.schema().toString()));
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
