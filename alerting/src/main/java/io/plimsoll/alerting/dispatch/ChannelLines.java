package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.operations.Board;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The line of each channel, made when something is to go by it. One thread. */
final class ChannelLines {
    private final Function<String, ChannelPolicy> policies;
    private final Board board;
    private final Map<String, ChannelLine> byChannel = new HashMap<>();

    /** Whether channels work is put on {@code board}. */
    ChannelLines(Function<String, ChannelPolicy> policies, Board board) {
        this.policies = policies;
        this.board = board;
    }

    /** The line {@code intent} is in. */
    ChannelLine of(Intent intent) {
        return byChannel.computeIfAbsent(
                intent.channel(), channel -> new ChannelLine(channel, policies.apply(channel), board));
    }

    /** Those there are now. */
    List<ChannelLine> all() {
        return List.copyOf(byChannel.values());
    }

    /** Takes out of all of them what waits and {@code which} holds for. */
    List<SendTask> withdraw(Predicate<SendTask> which) {
        List<SendTask> out = new ArrayList<>();
        all().forEach(line -> out.addAll(line.withdraw(which)));
        return out;
    }

    void forget(int partition) {
        all().forEach(line -> line.forget(partition));
    }
}
