package io.plimsoll.risk.signal;

/**
 * How signals of one kind, bias and interval fared on recorded data.
 *
 * @param samples signals whose outcome is known, > 0
 * @param falseRate fraction of them without follow-through, 0 to 1
 */
public record TrackRecord(long samples, double falseRate) {
    /** Checks both. */
    public TrackRecord {
        if (samples <= 0) {
            throw new IllegalArgumentException("samples: found " + samples + ", expected > 0");
        }
        if (!(falseRate >= 0 && falseRate <= 1)) {
            throw new IllegalArgumentException("falseRate: found " + falseRate + ", expected 0 to 1");
        }
    }
}
