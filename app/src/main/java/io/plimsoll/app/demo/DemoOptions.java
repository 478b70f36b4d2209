package io.plimsoll.app.demo;

import io.plimsoll.producers.publish.Speed;
import io.plimsoll.producers.simulation.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a demo is asked to do.
 *
 * @param data recorded klines; empty: a simulated market
 * @param symbol symbol of klines files that do not name one
 * @param brackets maintenance-margin brackets; empty: those found beside the data, or generic ones
 * @param accounts simulated accounts, >= 1
 * @param seed of the simulation
 * @param speed how fast event time runs
 * @param scenario of the simulated market
 * @param hours length of the simulated market, >= 1
 * @param rules rules file; empty: the built-in rules
 * @param routes routes file; empty: ten desks with a mailbox each
 * @param dataDir folder of broker, state and logs; emptied at start
 * @param keep whether it goes on after the end of the data, until interrupted
 */
public record DemoOptions(
        List<Path> data,
        Optional<String> symbol,
        Optional<Path> brackets,
        int accounts,
        long seed,
        Speed speed,
        Scenario scenario,
        int hours,
        Optional<Path> rules,
        Optional<Path> routes,
        Path dataDir,
        boolean keep) {
    public DemoOptions {
        data = List.copyOf(data);
        if (accounts < 1) {
            throw new IllegalArgumentException("--accounts: found " + accounts + ", expected 1 or more");
        }
        if (hours < 1) {
            throw new IllegalArgumentException("--hours: found " + hours + ", expected 1 or more");
        }
    }
}
