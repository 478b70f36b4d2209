package io.plimsoll.alerting.route;

/**
 * What became of an alert at one route.
 *
 * @param depth 0 for a route of the file's own list, 1 for those within it
 * @param reason in words, e.g. {@code minSeverity: found WARNING, expected CRITICAL or above}
 */
public record Look(Route route, int depth, Fate fate, String reason) {
    /** How it went. */
    public enum Fate {
        /** It tells its recipients. */
        TELLS,
        /** It takes the alert; routes within it tell. */
        INNER_TELL,
        /** One of its conditions does not hold. */
        NO_MATCH,
        /** It was not asked. */
        NOT_ASKED
    }
}
