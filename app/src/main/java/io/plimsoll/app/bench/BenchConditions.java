package io.plimsoll.app.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What a figure was measured under, without which it says nothing.
 *
 * @param cores processors this JVM may use
 * @param heapMaxMiB largest heap of this JVM, MiB
 * @param jdk version of Java
 * @param seed of everything that is drawn
 * @param loadAverage runnable processes of the last minute, this bench included where it has begun; negative: unknown
 */
public record BenchConditions(int cores, long heapMaxMiB, String jdk, long seed, double loadAverage) {

    /** Those of this moment. */
    public static BenchConditions now(long seed) {
        return new BenchConditions(
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.version().toString(),
                seed,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** On one line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%d cores, heap %d MiB, Java %s, seed %d, load average %.2f",
                cores,
                heapMaxMiB,
                jdk,
                seed,
                loadAverage);
    }

    /** As fields of a JSON object. */
    public void putInto(ObjectNode json) {
        json.put("cores", cores);
        json.put("heapMaxMiB", heapMaxMiB);
        json.put("jdk", jdk);
        json.put("seed", seed);
        json.put("loadAverage", loadAverage);
    }
}
