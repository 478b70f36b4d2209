package io.plimsoll.app.cli;

import io.plimsoll.alerting.route.InvalidRoutesException;
import io.plimsoll.alerting.template.InvalidTemplatesException;
import io.plimsoll.app.config.ConfigException;
import io.plimsoll.app.topics.TopicAdminException;
import io.plimsoll.app.yaml.InvalidYamlException;
import io.plimsoll.producers.files.InvalidInputException;
import io.plimsoll.producers.publish.PublishFailedException;
import io.plimsoll.schemas.client.RegistryRefusedException;
import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a failed command says and how it exits: one line per fault, no stack trace for what a user can mend. */
final class Faults implements IExecutionExceptionHandler {
    static final int INVALID = 2;
    static final int NOT_DONE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    @Override
    public int handleExecutionException(Exception thrown, CommandLine commandLine, ParseResult parsed)
            throws Exception {
        if (thrown instanceof InvalidInputException input) {
            return print(commandLine, String.valueOf(input.getMessage()).lines().toList(), INVALID);
        } else if (thrown instanceof ConfigException config) {
            return print(commandLine, config.faults(), INVALID);
        } else if (thrown instanceof InvalidYamlException yaml) {
            return print(commandLine, yaml.faults(), INVALID);
        } else if (thrown instanceof InvalidRoutesException routes) {
            return print(commandLine, routes.faults(), INVALID);
        } else if (thrown instanceof InvalidTemplatesException templates) {
            return print(commandLine, templates.faults(), INVALID);
        } else if (thrown instanceof IllegalArgumentException usage) {
            return print(commandLine, String.valueOf(usage.getMessage()).lines().toList(), INVALID);
        } else if (isSurroundings(thrown)) {
            LOG.info("could not be done", thrown);
            return print(commandLine, List.of(String.valueOf(thrown.getMessage())), NOT_DONE);
        }
        throw thrown;
    }

    private static boolean isSurroundings(Exception thrown) {
        return thrown instanceof IOException
                || thrown instanceof UncheckedIOException
                || thrown instanceof RegistryUnavailableException
                || thrown instanceof RegistryRefusedException
                || thrown instanceof TopicAdminException
                || thrown instanceof PublishFailedException
                || thrown instanceof KafkaException
                || thrown instanceof IllegalStateException;
    }

    private static int print(CommandLine commandLine, List<String> lines, int exitCode) {
        lines.forEach(line -> commandLine.getErr().println("plimsoll: " + line));
        commandLine.getErr().flush();
        return exitCode;
    }
}
