package io.plimsoll.streams;

import static io.plimsoll.streams.Inputs.aBalance;
import static io.plimsoll.streams.Inputs.aLong;
import static io.plimsoll.streams.Inputs.aPrice;
import static io.plimsoll.streams.Inputs.anInstrument;
import static io.plimsoll.streams.Inputs.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.risk.book.TriggeredRiskBook;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.AlertType;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.Severity;
import io.plimsoll.schemas.avro.SnapshotLevel;
import io.plimsoll.streams.risk.AccountTrust;
import io.plimsoll.streams.risk.RiskTopology;
import io.plimsoll.streams.snapshot.SnapshotSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long of 1 BTC from 100 with 20 of wallet and 1 % maintenance: its ratio reaches 0.6 at 81.36, 1 at 80.81. */
class RiskTopologyTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    Path stateDir;

    private TopologyRun run;
    private long sequence;

    @BeforeEach
    void start() {
        AvroSerdes serdes = TopologyRun.serdes("risk-topology");
        AccountTrust trust = new AccountTrust(Duration.ofSeconds(10), Duration.ofSeconds(60));
        run = TopologyRun.of(
                serdes,
                RiskTopology.build(
                        serdes, TriggeredRiskBook::new, DefaultRules.all(), trust, SnapshotSettings.DEFAULT, meters),
                stateDir);
        run.pipe(
                Topics.MARKET,
                "BTCUSDT",
                new MarketEvent(-1L, anInstrument("BTCUSDT"), new Cause("instruments", 0, 0L), null));
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void raisesEachRuleOnceWhenThePriceCrossesItsLevel() {
        run.pipe(Topics.BALANCES, "a", aBalance("a", 0, "20", null));
        run.pipe(Topics.POSITIONS, "a", aLong("a", "BTCUSDT", 0, "1", "100", null));
        price("100");
        price("81.3");
        price("81.2");

        List<AlertEvent> ratio = alertsOf("margin-ratio");

        assertThat(ratio).hasSize(1);
        AlertEvent raised = ratio.get(0);
        assertThat(raised.getType()).isEqualTo(AlertType.RAISED);
        assertThat(raised.getSeverity()).isEqualTo(Severity.WARNING);
        assertThat(raised.getScope()).isEqualTo("CROSS:USDT");
        assertThat(raised.getValue()).isEqualTo(0.813 / 1.3, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(raised.getCause()).isEqualTo(new Cause("prices", 0, 1L));
        assertThat(raised.getEvidence().getPositions().get(0).getMarkPrice()).isEqualTo(decimal("81.3"));
        assertThat(raised.getRemedies()).isNotEmpty();
    }

    @Test
    void resolvesWhenThePositionCloses() {
        run.pipe(Topics.BALANCES, "a", aBalance("a", 0, "20", null));
        run.pipe(Topics.POSITIONS, "a", aLong("a", "BTCUSDT", 0, "1", "100", null));
        price("81.3");
        run.pipe(Topics.POSITIONS, "a", aLong("a", "BTCUSDT", 10, "0", "0", null));

        List<AlertEvent> ratio = alertsOf("margin-ratio");

        assertThat(ratio).extracting(AlertEvent::getType).containsExactly(AlertType.RAISED, AlertType.RESOLVED);
        assertThat(ratio.get(1).getReason()).isEqualTo("POSITION_CLOSED");
        assertThat(ratio.get(1).getAlertId()).isEqualTo(ratio.get(0).getAlertId());
        assertThat(ratio.get(1).getCause()).isEqualTo(new Cause("positions", 0, 1L));
    }

    @Test
    void keepsABalanceOfZeroUnderOpenPositionsAsideUntilTheNextOneProvesItWrong() {
        run.pipe(Topics.BALANCES, "a", aBalance("a", 0, "20", null));
        run.pipe(Topics.POSITIONS, "a", aLong("a", "BTCUSDT", 0, "1", "100", null));
        price("100");
        run.pipe(Topics.BALANCES, "a", aBalance("a", 10, "0", null));
        price("81.3");
        List<AlertEvent> whileDoubted = alertsOf("margin-ratio");
        run.pipe(Topics.BALANCES, "a", aBalance("a", 20, "20", null));

        assertThat(whileDoubted).as("neither the zero nor the price raises").isEmpty();
        assertThat(alertsOf("margin-ratio"))
                .extracting(AlertEvent::getSeverity)
                .as("evaluated at once with what is believed again")
                .containsExactly(Severity.WARNING);
        assertThat(doubted("held")).isEqualTo(1);
        assertThat(doubted("discarded")).isEqualTo(1);
    }

    @Test
    void believesABalanceOfZeroThatIsSaidTwiceOrStandsForTenSeconds() {
        for (String account : List.of("a", "b")) {
            run.pipe(Topics.BALANCES, account, aBalance(account, 0, "20", null));
            run.pipe(Topics.POSITIONS, account, aLong(account, "BTCUSDT", 0, "1", "100", null));
        }
        price("100");
        run.pipe(Topics.BALANCES, "a", aBalance("a", 10, "0", null));
        run.pipe(Topics.BALANCES, "b", aBalance("b", 10, "0", null));
        run.pipe(Topics.BALANCES, "a", aBalance("a", 20, "0", null));
        List<String> saidTwice = accountsOf(alertsOf("margin-ratio"));
        run.idle(Duration.ofSeconds(9));
        List<String> afterNine = accountsOf(alertsOf("margin-ratio"));
        run.idle(Duration.ofSeconds(2));

        assertThat(saidTwice).containsExactly("a");
        assertThat(afterNine).isEmpty();
        assertThat(accountsOf(alertsOf("margin-ratio"))).containsExactly("b");
        assertThat(doubted("confirmed")).isEqualTo(1);
        assertThat(doubted("expired")).isEqualTo(1);
    }

    @Test
    void believesABalanceOfZeroWithoutPositionsAndOneThatIsRecorded() {
        run.pipe(Topics.BALANCES, "a", aBalance("a", 0, "20", null));
        run.pipe(Topics.BALANCES, "a", aBalance("a", 1, "0", null));
        run.pipe(Topics.BALANCES, "b", aBalance("b", 0, "20", null));
        run.pipe(Topics.POSITIONS, "b", aLong("b", "BTCUSDT", 0, "1", "100", null));
        price("100");
        price("100.5");
        run.pipe(Topics.BALANCES, "b", aBalance("b", 10, "0", 0L));

        assertThat(accountsOf(alertsOf("margin-ratio"))).containsExactly("b");
        assertThat(meters.find("plimsoll.risk.balances.doubted").counters()).isEmpty();
    }

    @Test
    void d35MissesAnAccountWithPositionsThatSaysNothingForAMinuteAndHearsItAgain() {
        run.pipe(Topics.BALANCES, "a", aBalance("a", 0, "20", null));
        run.pipe(Topics.POSITIONS, "a", aLong("a", "BTCUSDT", 0, "1", "100", null));
        run.pipe(Topics.BALANCES, "b", aBalance("b", 0, "20", null));
        price("100");
        run.idle(Duration.ofSeconds(61));
        List<AlertEvent> missed = alertsOf("data-quality");
        price("81.3");
        List<AlertEvent> raised = alertsOf("margin-ratio");
        run.pipe(Topics.BALANCES, "a", aBalance("a", 90_000, "20", null));

        assertThat(raised).isEmpty();
        assertThat(meters.get("plimsoll.risk.accounts.silent").counter().count())
                .as("b holds nothing and is not missed")
                .isEqualTo(1);
        assertThat(missed.stream().map(AlertEvent::getMessage))
                .allSatisfy(text -> assertThat(text).contains("no position or balance for 60 s"));
        assertThat(accountsOf(alertsOf("margin-ratio"))).containsExactly("a");
    }

    private double doubted(String fate) {
        return meters.get("plimsoll.risk.balances.doubted")
                .tag("fate", fate)
                .counter()
                .count();
    }

    private static List<String> accountsOf(List<AlertEvent> alerts) {
        return alerts.stream().map(AlertEvent::getAccount).toList();
    }

    @Test
    void letsARecordedPositionTakeEffectInItsPlaceThoughItArrivesEarly() {
        run.pipe(Topics.POSITIONS, "a", aLong("a", "BTCUSDT", 5, "1", "100", 1L));
        run.pipe(Topics.BALANCES, "a", aBalance("a", 5, "20", 1L));
        run.idle();
        price("81.3");
        price("100");
        price("99");

        assertThat(alertsOf("margin-ratio")).isEmpty();
    }

    @Test
    void appliesABalanceBeforeAPositionOfTheSameMillisecond() {
        price("100");
        run.pipe(Topics.POSITIONS, "a", aLong("a", "BTCUSDT", 5, "1", "100", 0L));
        run.idle();
        run.pipe(Topics.BALANCES, "a", aBalance("a", 5, "20", 0L));
        price("100.5");

        assertThat(alertsOf("margin-ratio")).isEmpty();
    }

    @Test
    void appliesRecordedInputWhenTheMarketStandsStill() {
        price("81.3");
        run.pipe(Topics.BALANCES, "a", aBalance("a", 5, "20", 0L));
        run.pipe(Topics.POSITIONS, "a", aLong("a", "BTCUSDT", 5, "1", "100", 0L));
        for (int check = 0; check < 40; check++) {
            run.idle();
        }

        assertThat(alertsOf("margin-ratio")).hasSize(1);
    }

    @Test
    void takesALateRecordAtOnceAndCountsIt() {
        price("100");
        price("81.3");
        run.pipe(Topics.BALANCES, "a", aBalance("a", 5, "20", 0L));
        run.pipe(Topics.POSITIONS, "a", aLong("a", "BTCUSDT", 5, "1", "100", 0L));

        assertThat(alertsOf("margin-ratio")).hasSize(1);
        assertThat(meters.get("plimsoll.risk.records.late").counter().count()).isEqualTo(2);
    }

    @Test
    void ignoresABroadcastItHasSeenBefore() {
        run.pipe(Topics.BALANCES, "a", aBalance("a", 0, "20", null));
        run.pipe(Topics.POSITIONS, "a", aLong("a", "BTCUSDT", 0, "1", "100", null));
        price("100");
        price("81.3");
        run.pipe(Topics.MARKET, "BTCUSDT", new MarketEvent(0L, aPrice("BTCUSDT", 1_000, "100"), null, null));

        assertThat(alertsOf("margin-ratio")).hasSize(1);
        assertThat(meters.get("plimsoll.risk.prices.repeated").counter().count())
                .isEqualTo(1);
    }

    @Test
    void putsARecordUnderTheWrongKeyIntoTheDeadLettersAndGoesOn() {
        PositionUpdate position = aLong("a", "BTCUSDT", 0, "1", "100", null);

        run.pipe(Topics.POSITIONS, "b", position);
        run.pipeBytes(Topics.BALANCES, "a", new byte[] {0, 0, 0, 0, 77, 1});
        run.pipe(Topics.POSITIONS, "a", position);
        run.pipe(Topics.BALANCES, "a", aBalance("a", 0, "20", null));
        price("81.3");
        run.idle();

        var letters = run.deadLetters();
        assertThat(letters).hasSize(2);
        assertThat(letters.get(0).message()).isEqualTo("key: found b, expected the record's account a");
        assertThat(letters.get(1).value()).isEqualTo(new byte[] {0, 0, 0, 0, 77, 1});
        assertThat(alertsOf("margin-ratio")).hasSize(1);
    }

    @Test
    void givesAnAmountTheWireCannotHoldAsTheLargestItCanRatherThanLosingTheAlert() {
        run.pipe(Topics.BALANCES, "a", aBalance("a", 0, "20", null));
        run.pipe(Topics.POSITIONS, "a", aLong("a", "BTCUSDT", 0, "99999999999999999999", "99999999999999999999", null));
        price("9999999999999999999");

        assertThat(alertsOf("margin-ratio"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getEvidence().getMarginBalance())
                        .isEqualByComparingTo("-99999999999999999999.999999999999999999"));
    }

    @Test
    void tellsTheFiguresOfAnAccountAfterNewsAndThenOnlyWhenTheyMoved() {
        run.pipe(Topics.BALANCES, "a", aBalance("a", 0, "20", null));
        run.pipe(Topics.POSITIONS, "a", aLong("a", "BTCUSDT", 0, "1", "100", null));
        price("100");
        run.idle();

        // 20 of balance, 1 of maintenance
        assertThat(run.read(Topics.RISK)).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.getAccount()).isEqualTo("a");
            assertThat(snapshot.getMarketSequence()).isEqualTo(0);
            assertThat(snapshot.getTime()).isEqualTo(Instant.ofEpochMilli(1_000));
            assertThat(snapshot.getLevels()).isEmpty();
            assertThat(snapshot.getUnits()).singleElement().satisfies(unit -> {
                assertThat(unit.getScope()).isEqualTo("CROSS:USDT");
                assertThat(unit.getEvaluable()).isTrue();
                assertThat(unit.getMarginBalance()).isEqualByComparingTo("20");
                assertThat(unit.getMaintenanceMargin()).isEqualByComparingTo("1");
                assertThat(unit.getMarginRatio()).isEqualTo(0.05);
                assertThat(unit.getPositions()).hasSize(1);
            });
        });

        price("100.05"); // the balance moves by 0.25 %
        run.idle(Duration.ofSeconds(2));
        assertThat(run.read(Topics.RISK)).isEmpty();

        price("100.25"); // by 1.25 % since it was told
        run.idle(Duration.ofSeconds(2));
        assertThat(run.read(Topics.RISK))
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.getUnits().get(0).getMarginBalance())
                        .isEqualByComparingTo("20.25"));

        price("81.3"); // a balance of 1.3, a maintenance margin of 0.813: ratio 0.625
        run.idle();
        assertThat(run.read(Topics.RISK))
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.getLevels())
                        .extracting(SnapshotLevel::getRuleId, SnapshotLevel::getSymbol, SnapshotLevel::getSeverity)
                        .containsExactly(
                                tuple("liquidation-distance", "BTCUSDT", Severity.EMERGENCY),
                                tuple("margin-ratio", null, Severity.WARNING)));
    }

    private void price(String markPrice) {
        run.pipe(
                Topics.MARKET,
                "BTCUSDT",
                new MarketEvent(sequence, aPrice("BTCUSDT", 1_000 * (sequence + 1), markPrice), null, null));
        sequence++;
    }

    private List<AlertEvent> alertsOf(String ruleId) {
        return run.read(Topics.ALERTS).stream()
                .filter(alert -> alert.getRuleId().equals(ruleId))
                .toList();
    }
}
