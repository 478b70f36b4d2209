package io.plimsoll.alerting.dispatch;

import java.time.Duration;

/**
 * How hard one channel may be driven.
 *
 * @param concurrency attempts under way at the same time, ≥ 1
 * @param perSecond attempts begun a second in the long run, > 0; infinite: as fast as it goes
 * @param burst attempts that may begin at once after a rest, ≥ 1
 * @param failuresToOpen faults of the sink in a row after which nothing is tried for a while, ≥ 1
 * @param openFor how long nothing is tried then; after it one attempt shows whether the sink is back
 */
public record ChannelPolicy(int concurrency, double perSecond, int burst, int failuresToOpen, Duration openFor) {
    public ChannelPolicy {
        if (concurrency < 1 || !(perSecond > 0) || burst < 1 || failuresToOpen < 1 || openFor.isNegative()) {
            throw new IllegalArgumentException("channel policy: found concurrency " + concurrency + ", perSecond "
                    + perSecond + ", burst " + burst + ", failuresToOpen " + failuresToOpen + ", openFor " + openFor
                    + ", expected 1 or more each, perSecond above 0");
        }
    }

    /** Attempts under way to one recipient: a quarter, so that one who is slow leaves room for the others; at least one. */
    int eachRecipient() {
        return Math.max(1, concurrency / 4);
    }

    /** {@code concurrency} at a time, as fast as it goes; 10 faults of the sink in a row stop it for 15 s. */
    public static ChannelPolicy unlimited(int concurrency) {
        return new ChannelPolicy(concurrency, Double.POSITIVE_INFINITY, Integer.MAX_VALUE, 10, Duration.ofSeconds(15));
    }

    /** This policy with at most {@code limit} attempts a second; one second's worth may begin at once. */
    public ChannelPolicy atMostPerSecond(double limit) {
        return new ChannelPolicy(concurrency, limit, (int) Math.max(1, Math.floor(limit)), failuresToOpen, openFor);
    }
}
