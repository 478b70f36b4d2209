package io.plimsoll.alerting.template;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Digest;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message about several alerts in words: counts and the worst of them, as a table in mails, as lines elsewhere. When a template
 * fails the lines are sent. Thread-safe.
 */
public final class DigestTemplates {
    private static final Logger LOG = LoggerFactory.getLogger(DigestTemplates.class);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final PebbleTemplate text =
            AlertTemplates.engine(false).getTemplate(AlertTemplates.resource("/templates/digest.txt.peb"));
    private final PebbleTemplate html =
            AlertTemplates.engine(true).getTemplate(AlertTemplates.resource("/templates/digest.html.peb"));

    /** As a mail; never fails. */
    public RenderedAlert render(Digest digest) {
        Map<String, Object> view = view(digest);
        try {
            return new RenderedAlert(
                    title(digest),
                    AlertTemplates.evaluate(text, view),
                    Optional.of(AlertTemplates.evaluate(html, view)));
        } catch (IOException | PebbleException e) {
            LOG.error("digest template failed, sending plain lines: {}", e.getMessage());
            return new RenderedAlert(title(digest), brief(digest).text(), Optional.empty());
        }
    }

    /** For a small screen: what is cut off at its end is the least urgent. */
    public BriefAlert brief(Digest digest) {
        StringBuilder lines = new StringBuilder(lead(digest));
        for (Digest.Entry entry : digest.worst()) {
            lines.append('\n').append(line(entry));
        }
        if (digest.unlisted() > 0) {
            lines.append("\nand ").append(digest.unlisted()).append(" more");
        }
        return new BriefAlert(title(digest), lines.toString());
    }

    static String title(Digest digest) {
        String about = digest.about().isEmpty() ? "" : " of " + AlertView.line(digest.about());
        return switch (digest.kind()) {
            case GROUPED -> "[" + digest.episodes() + " ALERTS]" + about + ": " + counts(digest);
            case QUIET_HOURS_ENDED -> "[QUIET HOURS] " + counts(digest);
            case HOURLY_CAP -> "[SUMMARY] " + counts(digest);
            case STORM_BEGAN -> "[STORM] " + counts(digest);
            case STORM_GOES_ON -> "[STORM GOES ON] " + counts(digest);
            case STORM_ENDED -> "[STORM OVER] " + digest.soFar() + " alerts since " + UTC.format(digest.since());
        };
    }

    private static String lead(Digest digest) {
        return switch (digest.kind()) {
            case GROUPED, HOURLY_CAP -> "Since " + UTC.format(digest.since()) + ".";
            case QUIET_HOURS_ENDED -> "Held since " + UTC.format(digest.since()) + ".";
            case STORM_BEGAN, STORM_GOES_ON, STORM_ENDED ->
                digest.soFar() + " alerts since " + UTC.format(digest.since()) + ", " + digest.paged()
                        + " told one by one. The worst first:";
        };
    }

    /** {@code 6 EMERGENCY, 35 CRITICAL, 2 passed}. */
    private static String counts(Digest digest) {
        List<String> words = new ArrayList<>();
        Map<Severity, Integer> firing = new EnumMap<>(Severity.class);
        firing.putAll(digest.firing());
        List<Severity> worstFirst = new ArrayList<>(firing.keySet());
        worstFirst.sort((a, b) -> b.compareTo(a));
        worstFirst.forEach(severity -> words.add(firing.get(severity) + " " + severity));
        if (digest.passed() > 0) {
            words.add(digest.passed() + " passed");
        }
        return words.isEmpty() ? "nothing new" : String.join(", ", words);
    }

    private static String line(Digest.Entry entry) {
        Map<String, String> row = row(entry);
        return row.get("level") + " " + row.get("account") + " " + row.get("scope") + " " + row.get("label") + " "
                + row.get("value") + ", " + row.get("distance") + " to liquidation, equity " + row.get("equity");
    }

    private static Map<String, Object> view(Digest digest) {
        Map<String, Object> view = new TreeMap<>();
        view.put("title", title(digest));
        view.put("lead", lead(digest));
        view.put("rows", digest.worst().stream().map(DigestTemplates::row).toList());
        view.put("unlisted", digest.unlisted());
        view.put("until", UTC.format(digest.until()));
        return view;
    }

    private static Map<String, String> row(Digest.Entry entry) {
        String kind = entry.ruleKind().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Map.of(
                "level", entry.severity() == null ? "PASSED" : entry.severity().name(),
                "account", AlertView.line(entry.account()),
                "scope", AlertView.line(entry.scope()),
                "label", AlertView.line(entry.symbol() == null ? kind : kind + " " + entry.symbol()),
                "value",
                        entry.ruleKind().endsWith("DISTANCE")
                                ? PlainNumbers.percent(entry.value())
                                : PlainNumbers.ratio(entry.value()),
                "distance", PlainNumbers.percent(entry.distance()),
                "equity", PlainNumbers.money(entry.equity()) + " " + AlertView.line(entry.asset()),
                "raisedAt", time(entry.raisedAt()),
                "time", time(entry.time()),
                "alertId", AlertView.line(entry.alertId()));
    }

    private static String time(Instant time) {
        return UTC.format(time);
    }
}
