package io.plimsoll.app.bench;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a measurement depends on besides the code: machine, JVM, how busy it is. */
public final class Conditions {
    private Conditions() {}

    /** By name, in the order they are printed; load average is the system's of the last minute, -1 where it has none. */
    public static Map<String, String> now(long seed) {
        Map<String, String> facts = new LinkedHashMap<>();
        Runtime runtime = Runtime.getRuntime();
        facts.put("cores", String.valueOf(runtime.availableProcessors()));
        facts.put("maxHeapMb", String.valueOf(runtime.maxMemory() >> 20));
        facts.put("jdk", System.getProperty("java.vm.name") + ' ' + System.getProperty("java.runtime.version"));
        facts.put(
                "os",
                System.getProperty("os.name")
                        + ' '
                        + System.getProperty("os.version")
                        + ' '
                        + System.getProperty("os.arch"));
        facts.put("seed", String.valueOf(seed));
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        facts.put("loadAverage", String.valueOf(Math.round(load * 100) / 100.0));
        return facts;
    }
}
