package io.plimsoll.app.bench;

import java.lang.management.ManagementFactory;

/**
 * How long one round took.
 *
 * @param seconds wall time
 * @param cpuSeconds processor time of the thread that did it, which a busy machine does not stretch; without what the JVM
 *     collects and compiles meanwhile
 */
public record Round(double seconds, double cpuSeconds) {
    private static final double NS = 1e9;

    static Start start() {
        return new Start(System.nanoTime(), cpuNs());
    }

    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** A round that has begun, on the thread that ends it. */
    record Start(long wallNs, long cpuStartNs) {
        Round end() {
            return new Round((System.nanoTime() - wallNs) / NS, (cpuNs() - cpuStartNs) / NS);
        }
    }
}
