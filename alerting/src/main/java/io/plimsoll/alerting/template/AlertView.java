package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Evidence;
import io.plimsoll.alerting.alert.MarketEvidence;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.operations.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What templates of one alert may use: ready text, as its reader writes numbers and times. Text from outside has its control
 * characters replaced by spaces; what does not exist is empty.
 */
final class AlertView {
    private final Alert alert;
    private final Evidence evidence;
    private final Figures figures;
    private final ActionWords actions;

    private AlertView(Alert alert, Figures figures) {
        this.alert = alert;
        this.evidence = alert.evidence();
        this.figures = figures;
        this.actions = new ActionWords(figures);
    }

    static Map<String, Object> of(Message message) {
        Figures figures = new Figures(message.conventions());
        AlertView alert = new AlertView(message.alert(), figures);
        String remark = message.remark();
        Map<String, Object> view = new TreeMap<>();
        view.put("subject", Subject.of(message.alert(), remark, figures));
        view.put("remark", remark == null ? "" : Names.line(remark));
        alert.names(view);
        alert.numbers(view);
        alert.lists(view);
        return view;
    }

    private void names(Map<String, Object> view) {
        Severity severity = alert.severity();
        view.put("next", NextStep.of(alert, figures));
        view.put("headline", Names.sentence(Measure.headline(alert, figures)));
        view.put("finding", finding());
        view.put("level", severity == null ? "RESOLVED" : severity.name());
        view.put("change", changed());
        view.put("sequence", Integer.toString(alert.sequence()));
        view.put("account", Names.of(alert.account()));
        view.put("scope", Names.of(alert.scope()));
        view.put("symbol", alert.symbol() == null ? "" : Names.of(alert.symbol()));
        view.put("rule", Names.of(alert.ruleId()));
        view.put("label", label());
        view.put("reason", Names.line(alert.reason()));
        view.put("message", Names.line(alert.message()));
        view.put("alertId", Names.line(alert.alertId()));
        view.put(
                "shortId",
                alert.alertId().matches("[0-9a-f]{32}") ? alert.alertId().substring(0, 8) : Names.of(alert.alertId()));
    }

    private void numbers(Map<String, Object> view) {
        view.put("value", Measure.words(alert.ruleKind(), alert.value(), figures));
        view.put("threshold", Measure.words(alert.ruleKind(), alert.threshold(), figures));
        view.put("marginRatio", figures.ratio(evidence.marginRatio()));
        view.put("marginBalance", figures.money(evidence.marginBalance()));
        view.put("maintenanceMargin", figures.money(evidence.maintenanceMargin()));
        view.put("asset", Names.of(evidence.settleAsset()));
        view.put("time", figures.time(alert.time()));
        view.put("raisedAt", figures.time(alert.raisedAt()));
        view.put("nearest", new PositionView(figures).nearest(evidence));
        view.put("stress", stress());
    }

    private void lists(Map<String, Object> view) {
        view.put("positions", new PositionView(figures).all(evidence));
        view.put("facts", facts().stream().map(Fact::view).toList());
        view.put("remedies", alert.remedies().stream().map(actions::remedy).toList());
        view.put(
                "adjustments",
                alert.adjustments().stream()
                        .map(adjustment -> actions.adjustment(adjustment, evidence.settleAsset()))
                        .toList());
    }

    private List<Fact> facts() {
        String asset = " " + evidence.settleAsset();
        List<Fact> facts = new ArrayList<>();
        if (Operations.are(alert)) {
            facts.add(new Fact("Concerns", Names.of(alert.scope())));
            facts.add(new Fact("Condition", Names.of(alert.ruleId())));
            facts.addAll(times());
            return facts;
        }
        facts.add(new Fact("Account", Names.of(alert.account())));
        facts.add(new Fact("Unit", Names.of(alert.scope())));
        facts.add(new Fact("Margin ratio", figures.ratio(evidence.marginRatio()) + " (1 is liquidation)"));
        facts.add(new Fact("Margin balance", figures.money(evidence.marginBalance()) + asset));
        facts.add(new Fact("Maintenance margin", figures.money(evidence.maintenanceMargin()) + asset));
        if (!stress().isEmpty()) {
            facts.add(new Fact("Stress", stress()));
        }
        facts.addAll(MarketFacts.of(evidence.market(), figures));
        facts.add(new Fact("Rule", Names.of(alert.ruleId()) + ", " + label()));
        facts.addAll(times());
        return facts;
    }

    private List<Fact> times() {
        return List.of(
                new Fact("Raised", figures.time(alert.raisedAt())),
                new Fact("This change", figures.time(alert.time()) + ", event " + alert.sequence()));
    }

    /**
     * {@code Margin ratio 0.8123, limit 0.8000: raised to CRITICAL.} Of a signal with how far it is to be believed and its reason;
     * of a kind not known here the alert's own message.
     */
    private String finding() {
        if (!Measure.knows(alert.ruleKind())) {
            return Names.line(alert.message());
        }
        MarketEvidence market = evidence.market();
        MarketEvidence.Signal signal = market == null ? null : market.signal();
        String words = Names.sentence(Measure.headline(alert, figures));
        if (signal != null) {
            return words + ": " + changed() + ". Confidence " + MarketFacts.belief(signal, figures) + ". "
                    + Names.sentence(Names.line(signal.reason())) + ".";
        }
        String limit = alert.threshold() == null
                ? ""
                : ", limit " + Measure.words(alert.ruleKind(), alert.threshold(), figures);
        return words + limit + ": " + changed() + "." + liquidates();
    }

    private String liquidates() {
        Double value = alert.value();
        return alert.ruleKind().equals("STRESS") && value != null && value >= 1
                ? " It would liquidate " + Names.of(alert.scope()) + "."
                : "";
    }

    /** The worst point of the scenario in words; empty of other rules. */
    private String stress() {
        Evidence.Stress stress = evidence.stress();
        if (stress == null) {
            return "";
        }
        String asset = " " + evidence.settleAsset();
        String marks = new TreeMap<>(stress.markPrices())
                .entrySet().stream()
                        .map(mark ->
                                mark.getKey() + " " + figures.price(mark.getValue(), PriceStep.of(mark.getValue())))
                        .collect(Collectors.joining(", "));
        return Names.line("worst at " + figures.percent(stress.pathTime()) + " of scenario " + evidence.scenario()
                + ": balance " + figures.money(stress.marginBalance()) + asset + ", maintenance "
                + figures.money(stress.maintenanceMargin()) + asset + " at " + marks);
    }

    private String changed() {
        return switch (alert.change()) {
            case RAISED -> "raised to " + alert.severity();
            case ESCALATED -> "up from " + alert.previousSeverity() + " to " + alert.severity();
            case DEESCALATED -> "down from " + alert.previousSeverity() + " to " + alert.severity();
            case RESOLVED -> "resolved, was " + alert.previousSeverity();
        };
    }

    private String label() {
        return Measure.label(alert.ruleKind(), alert.symbol() == null ? evidence.scenario() : alert.symbol());
    }
}
