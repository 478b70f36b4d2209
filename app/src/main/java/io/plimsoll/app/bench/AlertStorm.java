package io.plimsoll.app.bench;

import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.AlertType;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.Evidence;
import io.plimsoll.schemas.avro.EvidencePosition;
import io.plimsoll.schemas.avro.RuleKind;
import io.plimsoll.schemas.avro.Severity;
import io.plimsoll.schemas.avro.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The alerts of a crash: one of ten an EMERGENCY, six CRITICAL, three WARNING, each of an account of its own of one of ten
 * desks, between 0.1 and 8 % from liquidation.
 */
final class AlertStorm {
    static final int DESKS = 10;
    private static final String ID = "storm-";

    private final double[] distances;

    AlertStorm(AlertingPlan plan) {
        distances = new SplittableRandom(plan.seed())
                .doubles(plan.alerts(), 0.001, 0.08)
                .toArray();
    }

    int size() {
        return distances.length;
    }

    static Severity severity(int index) {
        int tenth = index % 10;
        return tenth == 9 ? Severity.EMERGENCY : tenth < 6 ? Severity.CRITICAL : Severity.WARNING;
    }

    static String account(int index) {
        return "acct-" + index + "-of-" + (index / 10) % DESKS;
    }

    static int indexOf(String alertId) {
        return Integer.parseInt(alertId.substring(ID.length()));
    }

    AlertEvent alert(int index, Instant time) {
        Severity severity = severity(index);
        return AlertEvent.newBuilder()
                .setAlertId(ID + index)
                .setSequence(0)
                .setType(AlertType.RAISED)
                .setSeverity(severity)
                .setRuleId("margin-ratio")
                .setRuleKind(RuleKind.MARGIN_RATIO)
                .setRuleVersion("1")
                .setAccount(account(index))
                .setScope("CROSS:USDT")
                .setValue(0.9)
                .setThreshold(0.8)
                .setTime(time)
                .setRaisedAt(time)
                .setMessage("margin ratio 0.9 is above 0.8")
                .setReason("THRESHOLD_REACHED")
                .setEvidence(evidence(distances[index], time))
                .setRemedies(List.of())
                .setAdjustments(List.of())
                .setCause(new Cause("market", 0, (long) index))
                .build();
    }

    private static Evidence evidence(double distance, Instant time) {
        EvidencePosition position = EvidencePosition.newBuilder()
                .setSymbol("BTCUSDT")
                .setSide(Side.LONG)
                .setQuantity(BenchAccounts.decimal(0.5))
                .setEntryPrice(BenchAccounts.decimal(121_000))
                .setMarkPrice(BenchAccounts.decimal(104_000))
                .setMarkTime(time)
                .setMarkSequence(1)
                .setNotional(BenchAccounts.decimal(52_000))
                .setUnrealizedPnl(BenchAccounts.decimal(-8_500))
                .setMaintenanceMargin(BenchAccounts.decimal(208))
                .setLiquidationPrice(BenchAccounts.decimal(104_000 * (1 - distance)))
                .setLiquidationDistance(distance)
                .build();
        return Evidence.newBuilder()
                .setSettleAsset("USDT")
                .setCollateral(BenchAccounts.decimal(8_731))
                .setMarginBalance(BenchAccounts.decimal(231))
                .setMaintenanceMargin(BenchAccounts.decimal(208))
                .setMarginRatio(0.9)
                .setPositions(List.of(position))
                .setLevels(Map.of("CRITICAL", 0.8))
                .setHysteresis(0.02)
                .setMarketSequence(1)
                .build();
    }

    /**
     * A desk for each tenth of the accounts, told by mail and push, and a program told of what is grave.
     *
     * @param machine contact point of the program
     * @param least lowest severity the program hears of
     */
    static Routes routes(AlertingPlan plan, String machine, Severity least) {
        StringBuilder yaml = new StringBuilder("recipients:\n  machine: {" + machine + "}\n");
        for (int desk = 0; desk < DESKS; desk++) {
            yaml.append("  desk-%d: {email: desk-%d@bench.example, ntfy: desk-%d, pace: {update: %s}}\n"
                    .formatted(desk, desk, desk, plan.update()));
        }
        yaml.append(
                "routes:\n  - {name: machine, minSeverity: " + least + ", recipients: [machine], continue: true}\n");
        for (int desk = 0; desk < DESKS; desk++) {
            yaml.append(
                    "  - {name: desk-%d, account: \"*-of-%d\", recipients: [desk-%d]}\n".formatted(desk, desk, desk));
        }
        return RoutesFile.parse("bench routes", yaml.toString(), new SecretSource(Map.of()));
    }
}
