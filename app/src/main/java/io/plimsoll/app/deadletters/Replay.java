package io.plimsoll.app.deadletters;

import io.plimsoll.schemas.Topic;
import io.plimsoll.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are sent again, and why the others are not.
 *
 * @param sent in the order in which they go
 * @param kept with the reason of each
 */
public record Replay(List<Letter> sent, List<Kept> kept) {
    /** A letter that is not sent again. */
    public record Kept(Letter letter, String reason) {}

    public Replay {
        sent = List.copyOf(sent);
        kept = List.copyOf(kept);
    }

    /**
     * Sorts {@code letters}.
     *
     * @param again also those that were sent before
     * @param partitions how many the topic with a name has
     */
    public static Replay of(List<Letter> letters, boolean again, ToIntFunction<String> partitions) {
        List<Letter> sent = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (Letter letter : letters) {
            String reason = reasonAgainst(letter, again, partitions);
            if (reason == null) {
                sent.add(letter);
            } else {
                kept.add(new Kept(letter, reason));
            }
        }
        return new Replay(sent, kept);
    }

    private static @Nullable String reasonAgainst(Letter letter, boolean again, ToIntFunction<String> partitions) {
        if (letter.replayedAt() != null && !again) {
            return "sent again at " + letter.replayedAt() + " already";
        }
        if (letter.sizeBeforeCut() != null) {
            return "kept in part only, it had " + letter.sizeBeforeCut() + " bytes: the whole is at " + letter.source();
        }
        boolean ours = Topics.all().stream()
                .filter(topic -> topic != Topics.DEAD_LETTERS)
                .map(Topic::name)
                .anyMatch(letter.topic()::equals);
        if (!ours) {
            return "came from " + letter.topic() + ", which is no topic that can be written to from outside";
        }
        int count = partitions.applyAsInt(letter.topic());
        return letter.partition() < count
                ? null
                : "came from partition " + letter.partition() + " of " + letter.topic() + ", which has " + count
                        + " now";
    }
}
