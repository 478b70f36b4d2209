package io.plimsoll.schemas;

import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.AlertType;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.Evidence;
import io.plimsoll.schemas.avro.EvidencePosition;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.schemas.avro.NotificationIntent;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.Remedy;
import io.plimsoll.schemas.avro.RemedyKind;
import io.plimsoll.schemas.avro.RuleKind;
import io.plimsoll.schemas.avro.Severity;
import io.plimsoll.schemas.avro.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Values for tests. */
public final class Samples {
    private static final Instant CRASH = Instant.parse("2025-10-10T21:00:00Z");

    private Samples() {}

    /** A decimal as the wire has it: 18 digits after the point. */
    public static BigDecimal decimal(String text) {
        return new BigDecimal(text).setScale(18);
    }

    /** Mark price of BTCUSDT at 2025-10-10T21:00:00Z; optional fields partly set. */
    public static PriceTick aTick(String markPrice) {
        return PriceTick.newBuilder()
                .setTime(CRASH)
                .setSymbol("BTCUSDT")
                .setMarkPrice(decimal(markPrice))
                .setFundingRate(decimal("-0.000123"))
                .setNextFundingTime(CRASH.plusSeconds(10_800))
                .setSource("test")
                .build();
    }

    /** A record whose payload is one of several records. */
    public static MarketEvent aMarketEvent() {
        return MarketEvent.newBuilder().setSequence(42).setPayload(aTick("9.5")).build();
    }

    /** An intent with the alert inside. */
    public static NotificationIntent anIntent() {
        return NotificationIntent.newBuilder()
                .setIntentId("a1-0-desk-email")
                .setTime(CRASH)
                .setRecipient("desk")
                .setChannel("email")
                .setRoute("default")
                .setAlert(anAlert())
                .build();
    }

    /** An alert with one position, one remedy, an infinite ratio, and text beyond ASCII. */
    public static AlertEvent anAlert() {
        return AlertEvent.newBuilder()
                .setAlertId("a1")
                .setSequence(0)
                .setType(AlertType.RAISED)
                .setSeverity(Severity.EMERGENCY)
                .setRuleId("margin-ratio")
                .setRuleKind(RuleKind.MARGIN_RATIO)
                .setRuleVersion("v1")
                .setAccount("desk-7")
                .setScope("CROSS:USDT")
                .setValue(Double.POSITIVE_INFINITY)
                .setThreshold(0.95)
                .setTime(CRASH)
                .setRaisedAt(CRASH)
                .setMessage("margin ratio ∞ ≥ 95 %")
                .setReason("THRESHOLD_REACHED")
                .setEvidence(evidence())
                .setRemedies(List.of(Remedy.newBuilder()
                        .setKind(RemedyKind.ADD_MARGIN)
                        .setScope("CROSS:USDT")
                        .setAsset("USDT")
                        .setAmount(decimal("1234.5"))
                        .build()))
                .setCause(Cause.newBuilder()
                        .setTopic("prices")
                        .setPartition(0)
                        .setOffset(41)
                        .build())
                .build();
    }

    private static Evidence evidence() {
        return Evidence.newBuilder()
                .setSettleAsset("USDT")
                .setCollateral(decimal("100"))
                .setMarginBalance(decimal("-5"))
                .setMaintenanceMargin(decimal("7.25"))
                .setMarginRatio(Double.POSITIVE_INFINITY)
                .setPositions(List.of(EvidencePosition.newBuilder()
                        .setSymbol("BTCUSDT")
                        .setSide(Side.SHORT)
                        .setQuantity(decimal("0.001"))
                        .setEntryPrice(decimal("121000"))
                        .setMarkPrice(decimal("105000"))
                        .setMarkTime(CRASH)
                        .setMarkSequence(41)
                        .setNotional(decimal("105"))
                        .setUnrealizedPnl(decimal("16"))
                        .setMaintenanceMargin(decimal("0.42"))
                        .setLiquidationDistance(0.0)
                        .build()))
                .setLevels(Map.of("EMERGENCY", 0.95))
                .setHysteresis(0.02)
                .setMarketSequence(41)
                .build();
    }
}
