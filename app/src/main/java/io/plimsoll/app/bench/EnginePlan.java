package io.plimsoll.app.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.risk.workload.Workload;
import java.time.Duration;
import java.util.Locale;

/**
 * What {@code bench engine} is run with.
 *
 * @param workload positions, symbols and temper of the market
 * @param time processor time of each measurement, at least a second
 */
public record EnginePlan(Workload workload, Duration time) implements BenchSetting {

    /** Checks the time. */
    public EnginePlan {
        if (time.toSeconds() < 1) {
            throw new IllegalArgumentException("seconds: found " + time.toSeconds() + ", expected 1 or more");
        }
    }

    @Override
    public String text() {
        return String.format(
                Locale.ROOT,
                "%,d positions, %,d accounts, %d symbols ticking %s, %s, one thread",
                workload.positions(),
                workload.accounts(),
                workload.symbols(),
                workload.ticksByPopularity() ? "by popularity" : "alike",
                workload.volatility().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void putInto(ObjectNode json) {
        json.put("positions", workload.positions());
        json.put("accounts", workload.accounts());
        json.put("symbols", workload.symbols());
        json.put("crossShare", workload.crossShare());
        json.put("nearShare", workload.nearShare());
        json.put("volatility", workload.volatility().name());
        json.put("ticksByPopularity", workload.ticksByPopularity());
        json.put("seconds", time.toSeconds());
    }
}
