package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.notify.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What templates of a message about several alerts may use: counts, and the worst of them first. */
final class DigestView {
    private final Message message;
    private final Digest digest;
    private final Figures figures;

    private DigestView(Message message, Digest digest) {
        this.message = message;
        this.digest = digest;
        this.figures = new Figures(message.conventions());
    }

    static Map<String, Object> of(Message message, Digest digest) {
        return new DigestView(message, digest).view();
    }

    private Map<String, Object> view() {
        String remark = message.remark();
        Map<String, Object> view = new TreeMap<>();
        view.put(
                "subject",
                Cut.words((remark == null ? "" : Names.line(remark) + ": ") + title(), Subject.LONGEST, "…"));
        view.put("remark", remark == null ? "" : Names.line(remark));
        view.put("next", next());
        view.put("level", worstLevel());
        view.put("counts", counts());
        view.put("lead", lead());
        view.put("rows", digest.worst().stream().map(this::row).toList());
        view.put("unlisted", digest.unlisted());
        view.put("more", figures.count(digest.unlisted()));
        view.put("until", figures.time(digest.until()));
        return view;
    }

    private String title() {
        String about = digest.about().isEmpty() ? "" : " of " + Names.of(digest.about());
        return switch (digest.kind()) {
            case GROUPED -> "[" + figures.count(digest.episodes()) + " ALERTS] " + counts() + about;
            case QUIET_HOURS_ENDED -> "[QUIET HOURS] " + counts();
            case HOURLY_CAP -> "[SUMMARY] " + counts();
            case STORM_BEGAN -> "[STORM] " + counts();
            case STORM_GOES_ON -> "[STORM GOES ON] " + counts();
            case STORM_ENDED -> "[STORM OVER] " + counts() + " of " + figures.count(digest.soFar());
        };
    }

    private String next() {
        return digest.firing().isEmpty()
                ? "Nothing to do: none of these is firing any more."
                : "First " + Names.of(message.alert().account()) + ": " + NextStep.of(message.alert(), figures);
    }

    private String lead() {
        String about = digest.about().isEmpty() ? "" : ", all of " + Names.of(digest.about());
        String since = figures.time(digest.since());
        return switch (digest.kind()) {
            case GROUPED -> figures.count(digest.episodes()) + " alerts since " + since + about + ".";
            case HOURLY_CAP -> "Below CRITICAL, and more than was to be told one by one, since " + since + ".";
            case QUIET_HOURS_ENDED -> "Held in the quiet hours since " + since + ".";
            case STORM_BEGAN, STORM_GOES_ON, STORM_ENDED ->
                figures.count(digest.soFar()) + " alerts since " + since + ", " + figures.count(digest.paged())
                        + " told one by one.";
        };
    }

    /** {@code 6 EMERGENCY, 35 CRITICAL, 2 passed}. */
    private String counts() {
        List<String> words = new ArrayList<>();
        digest.firing().entrySet().stream()
                .sorted(Map.Entry.<Severity, Integer>comparingByKey().reversed())
                .forEach(level -> words.add(figures.count(level.getValue()) + " " + level.getKey()));
        if (digest.passed() > 0) {
            words.add(figures.count(digest.passed()) + " passed");
        }
        return words.isEmpty() ? "nothing new" : String.join(", ", words);
    }

    private String worstLevel() {
        return digest.firing().keySet().stream()
                .max(Severity::compareTo)
                .map(Severity::name)
                .orElse("RESOLVED");
    }

    private Map<String, String> row(Digest.Entry entry) {
        boolean ofNoAccount = entry.asset().isEmpty();
        return Map.of(
                "level", level(entry.severity()),
                "account", Names.of(entry.account()),
                "scope", Names.of(entry.scope()),
                "label", Measure.label(entry.ruleKind(), entry.symbol()),
                "value", ofNoAccount ? "" : Measure.words(entry.ruleKind(), entry.value(), figures),
                "distance", ofNoAccount ? "" : figures.percent(entry.distance()),
                "equity", ofNoAccount ? "" : figures.money(entry.equity()) + " " + Names.of(entry.asset()),
                "raisedAt", figures.time(entry.raisedAt()),
                "time", figures.time(entry.time()),
                "alertId", Names.line(entry.alertId()));
    }

    private static String level(@Nullable Severity severity) {
        return severity == null ? "PASSED" : severity.name();
    }
}
