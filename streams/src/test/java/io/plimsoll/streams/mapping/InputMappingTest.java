package io.plimsoll.streams.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.stress.BetaMove;
import io.plimsoll.risk.stress.CollateralShock;
import io.plimsoll.risk.stress.FundingShock;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import io.plimsoll.schemas.avro.ContractType;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.LiquidationBasis;
import io.plimsoll.schemas.avro.Rule;
import io.plimsoll.schemas.avro.RuleKind;
import io.plimsoll.schemas.avro.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputMappingTest {
    private static final Scenario CRASH = Scenario.ofPrices(
            "crash",
            "down and half back",
            new PriceMoves(
                    new TreeMap<>(Map.of("BTCUSDT", -0.175)),
                    new TreeMap<>(Map.of("ETH", -0.25)),
                    Optional.of(BetaMove.of(-0.2, Map.of("SOL", 1.6))),
                    -0.35),
            PriceMoves.uniform(-0.1));

    @Test
    void aStressRuleKeepsItsScenario() {
        Rule record =
                rule(RuleKind.STRESS).setScenario(ScenarioMapping.record(CRASH)).build();

        assertThat(RuleMapping.rule(record).scenario()).contains(CRASH);
    }

    @Test
    void aRuleWithoutAScenarioHasNone() {
        assertThat(RuleMapping.rule(rule(RuleKind.MARGIN_RATIO).build()).scenario())
                .isEmpty();
    }

    @Test
    void refusesAStressRuleWithoutAScenario() {
        Rule record = rule(RuleKind.STRESS).build();

        assertThatThrownBy(() -> RuleMapping.rule(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scenario of rule mine is missing, expected one, as its kind is STRESS");
    }

    @Test
    void refusesBetasThatReferToNothing() {
        var record = ScenarioMapping.record(CRASH);
        record.getPath().get(0).put("referenceMove", null);

        assertThatThrownBy(() -> ScenarioMapping.scenario(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scenario: found betas without a referenceMove, expected the move they refer to");
    }

    @Test
    void refusesAMoveBelowMinusOne() {
        var record = ScenarioMapping.record(CRASH);
        record.getPath().get(1).put("others", -1.5);

        assertThatThrownBy(() -> ScenarioMapping.scenario(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("move of others is -1.5, expected ");
    }

    @Test
    void aScenarioThatShocksMoreThanPricesIsNoPartOfARule() {
        Scenario paying = new Scenario(
                "paying", "", List.of(PriceMoves.uniform(0)), new FundingShock(10, 24), CollateralShock.NONE);

        assertThatThrownBy(() -> ScenarioMapping.record(paying))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scenario paying: found a shock to funding or collateral, expected prices only");
    }

    @Test
    void aContractFollowsTheBaseAssetThatItsRecordNames() {
        assertThat(InputMapping.instrument(instrument("BTC")).baseAsset()).isEqualTo("BTC");
        assertThat(InputMapping.instrument(instrument(null)).baseAsset()).isEqualTo("XBT");
    }

    private static Rule.Builder rule(RuleKind kind) {
        return Rule.newBuilder()
                .setTime(Instant.EPOCH)
                .setRuleId("mine")
                .setKind(kind)
                .setVersion("v")
                .setLevels(Map.of("WARNING", 1.0))
                .setHysteresis(0.0);
    }

    private static InstrumentUpdate instrument(@Nullable String baseAsset) {
        BigDecimal one = BigDecimal.ONE.setScale(18);
        BigDecimal none = BigDecimal.ZERO.setScale(18);
        return InstrumentUpdate.newBuilder()
                .setTime(Instant.EPOCH)
                .setSymbol("XBTUSDT")
                .setContract(ContractType.LINEAR)
                .setSettleAsset("USDT")
                .setContractSize(one)
                .setTakerFeeRate(none)
                .setLiquidationFeeRate(none)
                .setLiquidationBasis(LiquidationBasis.MARK_NOTIONAL)
                .setTiers(List.of(new Tier(none, null, one.movePointLeft(1).setScale(18), null, null)))
                .setBaseAsset(baseAsset)
                .build();
    }
}
