package io.plimsoll.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C and SIGTERM into an interrupt of the working thread, and lets it finish before the JVM ends. */
final class StopOnSignal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch finished = new CountDownLatch(1);

    private StopOnSignal() {}

    static StopOnSignal interrupting(Thread worker) {
        StopOnSignal stop = new StopOnSignal();
        Thread hook = new Thread(
                () -> {
                    worker.interrupt();
                    stop.awaitFinished();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return stop;
    }

    /** The work is done; nothing more to wait for. */
    @Override
    public void close() {
        finished.countDown();
    }

    private void awaitFinished() {
        try {
            finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
