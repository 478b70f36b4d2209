package io.plimsoll.app.desk;

import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.silence.Silence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What people at a desk see of alerts and say about them. */
public interface Desk {
    /** Writes an acknowledgement; returns when it is safe. */
    void write(AckRequest request) throws InterruptedException;

    /** Writes a silence, or the new state of one; returns it as it was written when it is safe. */
    Silence write(Silence silence) throws InterruptedException;

    /** Every silence ever made as it stands now, in the order they were made. */
    Map<String, Silence> silences();

    /** Every episode as it stands now. */
    Collection<Episode> episodes();

    /** What became of notifications, those that {@code which} holds for; in order within an account. */
    List<Receipt> deliveries(Predicate<Receipt> which);
}
