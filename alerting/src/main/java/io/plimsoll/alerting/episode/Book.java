package io.plimsoll.alerting.episode;

import io.plimsoll.alerting.route.Told;
import java.util.List;
import java.util.Optional;

/** What is remembered between events: episodes, who has heard of them, and restless subjects. */
public interface Book {
    /** The episode, open or over. */
    Optional<Episode> find(String account, String alertId);

    /** All of an account, open or over. */
    List<Episode> of(String account);

    /** Keeps {@code episode} in the place of what was there. */
    void keep(Episode episode);

    /** Who has been told of {@code alertId}. */
    List<Told> told(String alertId);

    /** Remembers one more. */
    void addTold(String alertId, Told told);

    /** The same as {@link #told}; forgets them. */
    List<Told> takeTold(String alertId);

    /** Restlessness of a subject. */
    Optional<Flap> flap(String subject);

    /** Keeps {@code flap}; null forgets it. */
    void keepFlap(String subject, @org.jspecify.annotations.Nullable Flap flap);
}
