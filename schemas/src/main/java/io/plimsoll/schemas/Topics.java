package io.plimsoll.schemas;

import static io.plimsoll.schemas.Topic.Partitioning.ONE;
import static io.plimsoll.schemas.Topic.Partitioning.PER_ACCOUNT;

import io.plimsoll.schemas.Topic.Cleanup;
import io.plimsoll.schemas.Topic.Partitioning;
import io.plimsoll.schemas.avro.Acknowledgement;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.Candle;
import io.plimsoll.schemas.avro.Delivery;
import io.plimsoll.schemas.avro.EpisodeState;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.schemas.avro.NotificationCandidate;
import io.plimsoll.schemas.avro.NotificationIntent;
import io.plimsoll.schemas.avro.OperationReport;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.RiskSnapshot;
import io.plimsoll.schemas.avro.Rule;
import io.plimsoll.schemas.avro.SignalEvent;
import io.plimsoll.schemas.avro.Silence;
import io.plimsoll.schemas.avro.SinkReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every topic of Plimsoll. Inputs keep history instead of being compacted: audits replay it. Everything about an account
 * is keyed by account id and has the same number of partitions, so that one task owns all of an account.
 */
public final class Topics {
    private static final Optional<Duration> FOR_EVER = Optional.empty();
    private static final Optional<Duration> A_MONTH = Optional.of(Duration.ofDays(30));
    private static final Optional<Duration> A_DAY = Optional.of(Duration.ofDays(1));

    public static final Topic<InstrumentUpdate> INSTRUMENTS = topic(
            "instruments",
            "symbol",
            InstrumentUpdate.class,
            ONE,
            FOR_EVER,
            "producers",
            List.of("market"),
            "Terms and maintenance-margin tiers of contracts.");

    public static final Topic<PriceTick> PRICES = topic(
            "prices",
            "symbol",
            PriceTick.class,
            ONE,
            A_MONTH,
            "producers",
            List.of("market"),
            "Mark prices; the offset is the market sequence number.");

    public static final Topic<Rule> RULES = topic(
            "rules", "rule id", Rule.class, ONE, FOR_EVER, "app", List.of("market"), "Alert rules and their levels.");

    public static final Topic<PositionUpdate> POSITIONS = topic(
            "positions",
            "account",
            PositionUpdate.class,
            PER_ACCOUNT,
            FOR_EVER,
            "producers",
            List.of("risk"),
            "State of each position; quantity 0 closes it.");

    public static final Topic<BalanceUpdate> BALANCES = topic(
            "balances",
            "account",
            BalanceUpdate.class,
            PER_ACCOUNT,
            FOR_EVER,
            "producers",
            List.of("risk"),
            "Wallet balance of each asset.");

    public static final Topic<MarketEvent> MARKET = topic(
            "market",
            "symbol",
            MarketEvent.class,
            PER_ACCOUNT,
            A_DAY,
            "market",
            List.of("risk"),
            "Gated prices, instruments, rules, signals and readings, one copy in every partition.");

    public static final Topic<Candle> HISTORY = topic(
            "history",
            "symbol",
            Candle.class,
            ONE,
            FOR_EVER,
            "producers",
            List.of("market"),
            "Closed bars from before the first price, so that indicators are warm when it comes.");

    public static final Topic<Candle> CANDLES = topic(
            "candles",
            "symbol",
            Candle.class,
            ONE,
            A_MONTH,
            "market",
            List.of("subscribers"),
            "Closed bars of 1m, 5m, 15m, 1h, 4h and 1d in UTC, from gated prices; a late price is followed by a correction.");

    public static final Topic<SignalEvent> SIGNALS = topic(
            "signals",
            "symbol",
            SignalEvent.class,
            ONE,
            FOR_EVER,
            "market",
            List.of("subscribers"),
            "What traders look for, at the close of a bar: value, threshold, confidence, reason, measured false rate.");

    public static final Topic<AlertEvent> ALERTS = topic(
            "alerts",
            "account",
            AlertEvent.class,
            PER_ACCOUNT,
            FOR_EVER,
            "risk",
            List.of("alerting", "subscribers"),
            "Changes of alert level, with evidence and remedies.");

    /**
     * Compacted and nothing else: a reader that starts today finds the newest snapshot of every account, however long ago
     * its figures moved last. A retention would delete exactly the accounts about which nothing has changed.
     */
    public static final Topic<RiskSnapshot> RISK = topic(
                    "risk",
                    "account",
                    RiskSnapshot.class,
                    PER_ACCOUNT,
                    FOR_EVER,
                    "risk",
                    List.of("subscribers"),
                    "Conflated figures of each account. Written when a level, position or balance of it changed; otherwise"
                            + " at most every snapshot.interval.ms, when a margin ratio moved by more than snapshot.step.bp,"
                            + " or a margin balance or maintenance margin by more than that part of itself. So the newest"
                            + " snapshot of an account is within one step of what was true one interval ago.")
            .compacted();

    public static final Topic<Acknowledgement> ACKS = topic(
            "acks",
            "account",
            Acknowledgement.class,
            PER_ACCOUNT,
            FOR_EVER,
            "app",
            List.of("alerting"),
            "Who has which alert in hand.");

    public static final Topic<Silence> SILENCES = topic(
                    "silences",
                    "silence id",
                    Silence.class,
                    ONE,
                    FOR_EVER,
                    "app",
                    List.of("alerting"),
                    "Alerts nobody wants to be told of for a while, with author, reason and end.")
            .compacted();

    public static final Topic<EpisodeState> EPISODES = topic(
                    "episodes",
                    "alert id",
                    EpisodeState.class,
                    PER_ACCOUNT,
                    FOR_EVER,
                    "alerting",
                    List.of("app", "subscribers"),
                    "Where each alert stands: told, acknowledged, escalated, over.")
            .compacted();

    public static final Topic<NotificationCandidate> CANDIDATES = topic(
            "candidates",
            "recipient",
            NotificationCandidate.class,
            PER_ACCOUNT,
            A_DAY,
            "alerting",
            List.of("alerting"),
            "What the routes say, one for each recipient and channel, before it is asked whether this is the moment.");

    public static final Topic<NotificationIntent> NOTIFICATIONS = topic(
            "notifications",
            "account",
            NotificationIntent.class,
            PER_ACCOUNT,
            A_MONTH,
            "alerting",
            List.of("alerting"),
            "Decisions to tell one recipient by one channel.");

    public static final Topic<Delivery> DELIVERIES = topic(
            "deliveries",
            "account",
            Delivery.class,
            PER_ACCOUNT,
            FOR_EVER,
            "alerting",
            List.of("alerting", "subscribers"),
            "Attempts, receipts, and reasons for sending nothing.");

    public static final Topic<byte[]> DEAD_LETTERS = topic(
            "dead-letters",
            "as the source",
            byte[].class,
            ONE,
            A_MONTH,
            "market, risk, alerting",
            List.of("operators"),
            "Records that could not be used: original bytes; cause, topic, partition and offset in headers.");

    public static final Topic<OperationReport> OPERATIONS = topic(
            "operations",
            "plimsoll",
            OperationReport.class,
            PER_ACCOUNT,
            A_MONTH,
            "alerting",
            List.of("alerting", "subscribers"),
            "What is wrong with alerting itself, as each process sees it; becomes alerts of kind OPERATIONS.");

    public static final Topic<SinkReport> REPORTS = topic(
            "reports",
            "sink's id of the message",
            SinkReport.class,
            ONE,
            A_DAY,
            "alerting",
            List.of("alerting"),
            "What sinks tell later about messages they took; whichever process hears it, the one that sent gets it.");

    private static final List<Topic<?>> ALL = List.of(
            INSTRUMENTS,
            PRICES,
            RULES,
            POSITIONS,
            BALANCES,
            HISTORY,
            MARKET,
            CANDLES,
            SIGNALS,
            ALERTS,
            RISK,
            ACKS,
            SILENCES,
            EPISODES,
            CANDIDATES,
            NOTIFICATIONS,
            DELIVERIES,
            OPERATIONS,
            REPORTS,
            DEAD_LETTERS);

    private Topics() {}

    /** All topics, inputs first. */
    public static List<Topic<?>> all() {
        return ALL;
    }

    private static <V> Topic<V> topic(
            String name,
            String key,
            Class<V> valueType,
            Partitioning partitioning,
            Optional<Duration> retention,
            String writer,
            List<String> readers,
            String purpose) {
        return new Topic<>(name, key, valueType, partitioning, Cleanup.DELETE, retention, writer, readers, purpose);
    }
}
