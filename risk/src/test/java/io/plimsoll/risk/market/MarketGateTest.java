package io.plimsoll.risk.market;

import static io.plimsoll.risk.market.Verdict.ACCEPTED;
import static io.plimsoll.risk.market.Verdict.CLOCK_SKEW;
import static io.plimsoll.risk.market.Verdict.DUPLICATE;
import static io.plimsoll.risk.market.Verdict.NON_POSITIVE;
import static io.plimsoll.risk.market.Verdict.OUT_OF_ORDER;
import static io.plimsoll.risk.market.Verdict.SPIKE;
import static io.plimsoll.risk.market.Verdict.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.rule.InputFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketGateTest {
    private static final GateSettings HALF =
            new GateSettings(0.5, Map.of(), 60_000, 2, 4, 0.2, 0, 0, List.of(), Map.of(), 5_000);

    private MarketGate gate = new MarketGate(HALF);

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNotAPrice(double price) {
        assertThat(offer(1_000, price)).isEqualTo(NON_POSITIVE);
    }

    @Test
    void d20RefusesARepetitionButNotTheSamePriceLater() {
        assertThat(offer(1_000, 100)).isEqualTo(ACCEPTED);
        assertThat(offer(1_000, 100)).isEqualTo(DUPLICATE);
        assertThat(offer(1_000, 101)).isEqualTo(ACCEPTED);
        assertThat(offer(1_001, 101)).isEqualTo(ACCEPTED);
    }

    @Test
    void d20RefusesAPriceOlderThanTheLastOfItsSymbolOnly() {
        offer(1_000, 100);

        assertThat(offer(999, 99)).isEqualTo(OUT_OF_ORDER);
        assertThat(gate.offer(recorded("ETHUSDT", "", 999, 99)).verdict()).isEqualTo(ACCEPTED);
    }

    @Test
    void aRefusedPriceLeavesNoTrace() {
        offer(1_000, 100);

        offer(5_000, -1);

        assertThat(offer(2_000, 100)).isEqualTo(ACCEPTED);
    }

    @Test
    void aFallOf30PercentPassesAtOnce() {
        offer(1_000, 100);

        assertThat(offer(2_000, 70)).isEqualTo(ACCEPTED);
    }

    @Test
    void keepsASpikeAsideUntilAPriceNearTheLastShowsThatItWasOne() {
        offer(1_000, 100);

        GateDecision spike = decide(2_000, 10);
        GateDecision back = decide(3_000, 99);

        assertThat(spike.verdict()).isEqualTo(SPIKE);
        assertThat(spike.changes())
                .containsExactly(new QualityChange(
                        "BTCUSDT",
                        PriceQuality.SUSPECT,
                        QualityReason.SPIKE,
                        2_000,
                        2_000,
                        "a price of 10, 100 before, is not confirmed yet"));
        assertThat(back.verdict()).isEqualTo(ACCEPTED);
        assertThat(back.released()).isEmpty();
        assertThat(back.discarded()).isEqualTo(1);
        assertThat(back.changes()).extracting(QualityChange::quality).containsExactly(PriceQuality.GOOD);
        assertThat(gate.state("BTCUSDT")).isEmpty();
    }

    @Test
    void releasesAllOfACrashOnItsThirdPrice() {
        offer(1_000, 100);

        assertThat(offer(2_000, 40)).isEqualTo(SPIKE);
        assertThat(offer(3_000, 35)).isEqualTo(SPIKE);
        GateDecision third = decide(4_000, 38);

        assertThat(third.verdict()).isEqualTo(ACCEPTED);
        assertThat(third.released()).containsExactly(new PricePoint(2_000, 40), new PricePoint(3_000, 35));
        assertThat(third.discarded()).isZero();
        assertThat(third.changes()).extracting(QualityChange::quality).containsExactly(PriceQuality.GOOD);
    }

    @Test
    void aFallThatNeverRestsPassesOnItsFifthPriceAtTheLatest() {
        offer(1_000, 1_000);

        assertThat(List.of(offer(2_000, 400), offer(3_000, 150), offer(4_000, 60), offer(5_000, 25)))
                .containsOnly(SPIKE);
        assertThat(decide(6_000, 10).released()).hasSize(4);
    }

    @Test
    void onePriceCannotConfirmItselfByBeingRepeated() {
        offer(1_000, 100);
        offer(2_000, 10);

        assertThat(offer(2_000, 10)).isEqualTo(DUPLICATE);
        assertThat(offer(2_000, 10)).isEqualTo(DUPLICATE);
        assertThat(offer(1_500, 10)).isEqualTo(OUT_OF_ORDER);
        assertThat(offer(3_000, 10)).isEqualTo(SPIKE);
    }

    @Test
    void spikesToBothSidesDoNotConfirmEachOther() {
        offer(1_000, 100);

        assertThat(offer(2_000, 10)).isEqualTo(SPIKE);
        assertThat(decide(3_000, 900))
                .extracting(GateDecision::verdict, GateDecision::discarded)
                .containsExactly(SPIKE, 1);
        assertThat(offer(4_000, 10)).isEqualTo(SPIKE);
    }

    @Test
    void theIndexPriceBesideItConfirmsAPriceAtOnce() {
        offer(1_000, 100);

        assertThat(gate.offer(OfferedPrice.recorded("BTCUSDT", "", 2_000, 40, 41))
                        .verdict())
                .isEqualTo(ACCEPTED);
    }

    @Test
    void afterAMinuteOfSilenceAnyMovementIsBelieved() {
        offer(1_000, 100);

        assertThat(offer(61_001, 10)).isEqualTo(ACCEPTED);
    }

    @Test
    void aSymbolMayHaveABandOfItsOwn() {
        GateSettings narrow =
                new GateSettings(0.5, Map.of("BTCUSDT", 0.05), 60_000, 2, 4, 0.2, 0, 0, List.of(), Map.of(), 5_000);
        gate = new MarketGate(narrow);
        offer(1_000, 100);
        gate.offer(recorded("ETHUSDT", "", 1_000, 100));

        assertThat(offer(2_000, 94)).isEqualTo(SPIKE);
        assertThat(gate.offer(recorded("ETHUSDT", "", 2_000, 94)).verdict()).isEqualTo(ACCEPTED);
    }

    @Test
    void aMarkPriceFarFromTheIndexIsSuspectUntilTheyMeet() {
        GateDecision apart = gate.offer(OfferedPrice.recorded("BTCUSDT", "", 1_000, 100, 130));
        GateDecision still = gate.offer(OfferedPrice.recorded("BTCUSDT", "", 2_000, 101, 130));
        GateDecision met = gate.offer(OfferedPrice.recorded("BTCUSDT", "", 3_000, 128, 130));

        assertThat(apart.changes())
                .singleElement()
                .extracting(QualityChange::reason, QualityChange::detail)
                .containsExactly(QualityReason.DIVERGED, "mark price 100, index price 130");
        assertThat(still.changes()).isEmpty();
        assertThat(met.changes()).extracting(QualityChange::quality).containsExactly(PriceQuality.GOOD);
    }

    @Test
    void d26APriceFromTheFutureIsRefusedAndOneFromThePastIsSuspect() {
        gate = new MarketGate(new GateSettings(0.5, Map.of(), 60_000, 2, 4, 0.2, 5_000, 0, List.of(), Map.of(), 5_000));
        long now = 1_000_000;

        GateDecision ahead = gate.offer(new OfferedPrice("BTCUSDT", "", now + 300_000, 100, Double.NaN, now));
        GateDecision good = gate.offer(new OfferedPrice("BTCUSDT", "", now + 1, 100, Double.NaN, now + 1));
        GateDecision behind = gate.offer(new OfferedPrice("ETHUSDT", "", now - 300_000, 100, Double.NaN, now));

        assertThat(ahead.verdict()).isEqualTo(CLOCK_SKEW);
        assertThat(ahead.changes())
                .extracting(QualityChange::detail)
                .containsExactly("a price is stamped 300 s ahead of its arrival, allowed are 5 s");
        assertThat(good.verdict()).as("the clock was set right").isEqualTo(ACCEPTED);
        assertThat(good.changes()).extracting(QualityChange::quality).containsExactly(PriceQuality.GOOD);
        assertThat(behind.verdict()).isEqualTo(ACCEPTED);
        assertThat(behind.changes()).extracting(QualityChange::reason).containsExactly(QualityReason.CLOCK_SKEW);
    }

    @Test
    void d35SilenceMakesASymbolStaleAgainAndAgainUntilAPriceComes() {
        gate = new MarketGate(HALF.withStaleMs(30_000));
        offer(1_000, 100);
        gate.offer(recorded("ETHUSDT", "", 20_000, 100));

        assertThat(gate.silent(31_000)).isEmpty();
        assertThat(gate.silent(31_001))
                .containsExactly(new QualityChange(
                        "BTCUSDT", PriceQuality.STALE, QualityReason.NO_PRICE, 1_000, 31_001, "no price for 30 s"));
        assertThat(gate.silent(40_000)).isEmpty();
        assertThat(gate.silent(61_500)).extracting(QualityChange::symbol).containsExactly("BTCUSDT", "ETHUSDT");
        assertThat(decide(62_000, 100).changes())
                .extracting(QualityChange::fault)
                .containsExactly(Optional.empty());
    }

    @Test
    void ofSeveralSourcesTheBestOneAliveIsHeardAndTimeNeverGoesBack() {
        gate = twoSources();

        assertThat(from("best", 1_000, 100)).isEqualTo(ACCEPTED);
        assertThat(from("second", 2_000, 101)).isEqualTo(STANDBY);
        GateDecision over = gate.offer(recorded("BTCUSDT", "second", 6_000, 102));
        assertThat(over.verdict()).as("5 s without the best").isEqualTo(ACCEPTED);
        assertThat(over.switched()).isTrue();
        assertThat(from("best", 5_500, 103)).as("older than the last accepted").isEqualTo(OUT_OF_ORDER);
        assertThat(gate.offer(recorded("BTCUSDT", "best", 6_500, 103)).switched())
                .isTrue();
        assertThat(from("second", 6_600, 104)).isEqualTo(STANDBY);
        assertThat(from("unnamed", 6_700, 104)).isEqualTo(STANDBY);
    }

    @Test
    void aSourceThatStandsByConfirmsWhatTheActiveOneSays() {
        gate = twoSources();
        from("best", 1_000, 100);
        assertThat(from("best", 2_000, 40)).isEqualTo(SPIKE);

        assertThat(gate.offer(recorded("BTCUSDT", "second", 2_100, 99)).released())
                .isEmpty();
        GateDecision confirmed = gate.offer(recorded("BTCUSDT", "second", 2_200, 41));

        assertThat(confirmed.verdict()).isEqualTo(STANDBY);
        assertThat(confirmed.released()).containsExactly(new PricePoint(2_000, 40));
        assertThat(gate.last("BTCUSDT")).contains(new PricePoint(2_000, 40));
    }

    @Test
    void aGateMadeFromWhatWasKeptDecidesAsTheOneBefore() {
        gate = twoSources();
        from("best", 1_000, 100);
        from("best", 2_000, 40);
        from("best", 3_000, 41);

        MarketGate again = twoSources();
        again.restore("BTCUSDT", gate.last("BTCUSDT").orElseThrow(), 3_000);
        again.restore("BTCUSDT", gate.state("BTCUSDT").orElseThrow());

        OfferedPrice next = recorded("BTCUSDT", "best", 4_000, 42);
        assertThat(again.offer(next)).isEqualTo(gate.offer(next));
        assertThat(again.state("BTCUSDT")).isEqualTo(gate.state("BTCUSDT"));
        OfferedPrice standby = recorded("BTCUSDT", "second", 5_000, 42);
        assertThat(again.offer(standby).verdict()).isEqualTo(STANDBY);
    }

    @Test
    void namesTheSettingThatIsOutOfRange() {
        assertThatThrownBy(() -> new GateSettings(0, Map.of(), 60_000, 2, 4, 0.2, 0, 0, List.of(), Map.of(), 5_000))
                .hasMessage("spikeBand: found 0.0, expected a number above 0");
        assertThatThrownBy(() -> new QualityChange("X", PriceQuality.GOOD, QualityReason.SPIKE, 1, 1, ""))
                .hasMessageContaining("found SPIKE");
    }

    @Test
    void aChangeIsTheFaultTheBookIsTold() {
        QualityChange stale = new QualityChange("X", PriceQuality.STALE, QualityReason.NO_PRICE, 1, 5, "no price");

        assertThat(stale.fault()).contains(new InputFault("X", InputFault.Cause.STALE, 1, "no price"));
    }

    private Verdict offer(long timeMs, double price) {
        return decide(timeMs, price).verdict();
    }

    private GateDecision decide(long timeMs, double price) {
        return gate.offer(recorded("BTCUSDT", "", timeMs, price));
    }

    private Verdict from(String source, long timeMs, double price) {
        return gate.offer(recorded("BTCUSDT", source, timeMs, price)).verdict();
    }

    private static OfferedPrice recorded(String symbol, String source, long timeMs, double price) {
        return OfferedPrice.recorded(symbol, source, timeMs, price, Double.NaN);
    }

    private static MarketGate twoSources() {
        return new MarketGate(
                new GateSettings(0.5, Map.of(), 60_000, 2, 4, 0.2, 0, 0, List.of("best", "second"), Map.of(), 5_000));
    }
}
