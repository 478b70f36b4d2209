package io.plimsoll.alerting.route;

import java.util.function.Supplier;

/**
 * The routes in force. Everything that decides or sends asks here each time, so that all see the same ones from the moment they
 * are replaced. Thread-safe.
 */
public final class LiveRoutes implements Supplier<Routes> {
    private volatile Version version;

    private record Version(Routes routes, int number) {}

    /** {@code first} are version 1. */
    public LiveRoutes(Routes first) {
        version = new Version(first, 1);
    }

    @Override
    public Routes get() {
        return version.routes();
    }

    /** How many there have been. */
    public int number() {
        return version.number();
    }

    /** {@code next} are in force from now on. */
    public synchronized void replace(Routes next) {
        version = new Version(next, version.number() + 1);
    }
}
