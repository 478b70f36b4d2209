package io.plimsoll.app.cli;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.deadletters.Letter;
import io.plimsoll.app.deadletters.LetterBox;
import io.plimsoll.app.deadletters.LetterJson;
import io.plimsoll.app.deadletters.LetterPost;
import io.plimsoll.app.deadletters.LetterReader;
import io.plimsoll.app.deadletters.LetterText;
import io.plimsoll.app.deadletters.Replay;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll dead-letters}. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Records nobody could use: which, why, and again.",
        synopsisSubcommandLabel = "(list | show | replay)")
final class DeadLettersCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Exactly one of these. */
    static final class Chosen {
        @Option(names = "--offset", split = ",", paramLabel = "N", description = "Those that list shows with these.")
        private Set<Long> offsets = new TreeSet<>();

        @Option(names = "--topic", description = "All that came from this topic.")
        private @Nullable String topic;

        @Option(names = "--all", description = "All there are.")
        private boolean all;

        private Predicate<Letter> letters() {
            return letter -> all || letter.topic().equals(topic) || offsets.contains(letter.offset());
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The letters, oldest first.")
    int list(
            @Option(names = "--topic", description = "Only those that came from this topic.") @Nullable String topic,
            @Option(names = "--from", paramLabel = "TIME", description = "Only those since, e.g. 2026-01-01T00:00:00Z.")
                    @Nullable
                    Instant from,
            @Option(names = "--json", description = "One JSON object a line.") boolean json,
            @Mixin ConfigOption config) {
        List<Letter> letters = new LetterBox(config.read())
                .letters(letter -> (topic == null || letter.topic().equals(topic))
                        && (from == null || !letter.time().isBefore(from)));
        LetterJson lines = new LetterJson();
        letters.forEach(letter -> out().println(json ? lines.line(letter) : LetterText.line(letter)));
        if (!json) {
            out().println(letters.isEmpty() ? "no dead letters" : LetterText.summary(letters));
        }
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "One letter with all that is known of it.")
    int show(
            @Parameters(paramLabel = "N", description = "Its offset, as list shows it.") long offset,
            @Mixin ConfigOption config) {
        PlimsollConfig settings = config.read();
        Letter letter = new LetterBox(settings)
                .letters(each -> each.offset() == offset).stream()
                        .findFirst()
                        .orElseThrow(() -> unknown(Set.of(offset)));
        LetterText.whole(letter, new LetterReader(settings).read(letter)).forEach(out()::println);
        return 0;
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Sends letters to the topic and partition they came from, key and value as they were.",
                "Mend the cause first: a record that still cannot be used becomes a letter again. It takes effect as if it had just arrived."
            })
    int replay(
            @ArgGroup(multiplicity = "1") Chosen chosen,
            @Option(names = "--again", description = "Also those that were sent again before.") boolean again,
            @Option(names = "--dry-run", description = "Only says what would be sent.") boolean dryRun,
            @Mixin ConfigOption config) {
        PlimsollConfig settings = config.read();
        List<Letter> letters = new LetterBox(settings).letters(chosen.letters());
        Set<Long> missing = new TreeSet<>(chosen.offsets);
        letters.forEach(letter -> missing.remove(letter.offset()));
        if (!missing.isEmpty()) {
            throw unknown(missing);
        }
        try (LetterPost post = LetterPost.to(settings)) {
            Replay replay = Replay.of(letters, again, post::partitionsOf);
            replay.kept()
                    .forEach(kept -> out().println("kept  " + LetterText.line(kept.letter()) + ": " + kept.reason()));
            replay.sent()
                    .forEach(letter -> out().println((dryRun ? "would send  " : "sent  ") + LetterText.line(letter)));
            if (!dryRun) {
                post.send(replay.sent());
            }
            out().println("%s %d, kept %d"
                    .formatted(
                            dryRun ? "would send" : "sent",
                            replay.sent().size(),
                            replay.kept().size()));
        }
        return 0;
    }

    private static IllegalArgumentException unknown(Set<Long> offsets) {
        return new IllegalArgumentException(
                "offset: found " + offsets + ", expected ones that dead-letters list shows");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
