package io.plimsoll.alerting.episode;

import java.time.Instant;

/**
 * How far an episode has climbed its escalation chain.
 *
 * @param next index of the step to come
 * @param round 0 the first time through
 * @param nextAt when that step is due
 */
public record Climb(String chain, int next, int round, Instant nextAt) {}
