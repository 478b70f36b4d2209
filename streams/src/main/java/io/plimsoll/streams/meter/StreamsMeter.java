package io.plimsoll.streams.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Every meter of the topologies. */
public enum StreamsMeter {
    PRICES_ACCEPTED("plimsoll.gate.prices.accepted", "Prices broadcast to the risk partitions."),
    PRICES_REJECTED("plimsoll.gate.prices.rejected", "Prices not let through; tag reason."),
    PRICES_RELEASED("plimsoll.gate.prices.released", "Prices kept aside as spikes and let through when confirmed."),
    PRICES_DISCARDED("plimsoll.gate.prices.discarded", "Prices kept aside as spikes that nothing confirmed."),
    SOURCES_SWITCHED("plimsoll.gate.sources.switched", "Times a symbol went over to another source, or back."),
    QUALITY_CHANGES("plimsoll.gate.quality.changes", "Changes of how far a symbol's price is believed; tag reason."),
    CANDLES(
            "plimsoll.market.candles",
            "Closed and corrected bars, and late prices without a bar to correct; tags change, interval."),
    SIGNALS("plimsoll.market.signals", "Signals found; tags kind, interval."),
    HISTORY("plimsoll.market.history", "Bars from before the prices; tag taken: false when a later one was there."),
    PRICES_TAKEN("plimsoll.risk.prices", "Steps of the market taken by the risk partitions, rejected prices included."),
    PRICES_REPEATED("plimsoll.risk.prices.repeated", "Broadcast prices seen before and ignored."),
    RECORDS_LATE("plimsoll.risk.records.late", "Recorded account records that arrived after their place had passed."),
    BALANCES_DOUBTED(
            "plimsoll.risk.balances.doubted",
            "Balances that fell to zero under open positions; tag fate: held, and then confirmed, discarded or expired."),
    ACCOUNTS_SILENT("plimsoll.risk.accounts.silent", "Times an account with open positions was missed."),
    ALERT_EVENTS("plimsoll.risk.alerts", "Alert events; tags type, severity."),
    SNAPSHOTS("plimsoll.risk.snapshots", "Snapshots of accounts written to topic risk.");

    private final String meterName;
    private final String description;

    StreamsMeter(String meterName, String description) {
        this.meterName = meterName;
        this.description = description;
    }

    /** Name as registered. */
    public String meterName() {
        return meterName;
    }

    /** What it counts. */
    public String description() {
        return description;
    }

    /** The counter with these tags ({@code key, value, …}). */
    public Counter counter(MeterRegistry registry, String... tags) {
        return Counter.builder(meterName).description(description).tags(tags).register(registry);
    }
}
