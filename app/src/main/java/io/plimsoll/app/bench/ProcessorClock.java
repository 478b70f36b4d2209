package io.plimsoll.app.bench;

import java.lang.management.ManagementFactory;

/** Processor time of the thread at hand, which a busy machine distorts less than the time on the wall. */
final class ProcessorClock {
    private ProcessorClock() {}

    static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
