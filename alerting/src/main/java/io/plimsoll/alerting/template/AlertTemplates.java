package io.plimsoll.alerting.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.notify.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The text and HTML of an alert. Templates are tried on a sample of every kind of alert when they are loaded; one that
 * fails on a real alert is replaced by built-in plain text, so that an alert is never lost to its wording. Thread-safe.
 */
public final class AlertTemplates {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTemplates.class);

    private final PebbleTemplate text;
    private final PebbleTemplate html;
    private final DigestTemplates digests = new DigestTemplates();

    private AlertTemplates(String text, String html) {
        this.text = engine(false).getTemplate(text);
        this.html = engine(true).getTemplate(html);
    }

    /** The templates that come with Plimsoll. */
    public static AlertTemplates builtIn() {
        return of(resource("/templates/alert.txt.peb"), resource("/templates/alert.html.peb"));
    }

    /** Templates from source; throws IllegalArgumentException with every fault when a sample does not render. */
    public static AlertTemplates of(String text, String html) {
        AlertTemplates templates;
        try {
            templates = new AlertTemplates(text, html);
        } catch (PebbleException e) {
            throw new IllegalArgumentException("template does not parse: " + e.getMessage(), e);
        }
        templates.check();
        return templates;
    }

    /** Renders what {@code message} is about; never fails. */
    public RenderedAlert render(Message message) {
        Digest digest = message.digest();
        RenderedAlert rendered = digest == null ? render(message.alert()) : digests.render(digest);
        String remark = message.remark();
        if (remark == null) {
            return rendered;
        }
        String words = AlertView.line(remark);
        return new RenderedAlert(words + ": " + rendered.subject(), words + "\n\n" + rendered.text(), rendered.html());
    }

    /** Renders {@code alert}; never fails. */
    public RenderedAlert render(Alert alert) {
        Map<String, Object> view = AlertView.of(alert);
        String subject = AlertView.subject(alert);
        try {
            return new RenderedAlert(subject, evaluate(text, view), Optional.of(evaluate(html, view)));
        } catch (IOException | PebbleException e) {
            LOG.error("template failed on alert {}, sending built-in text: {}", alert.alertId(), e.getMessage());
            return new RenderedAlert(subject, plain(view), Optional.empty());
        }
    }

    private void check() {
        List<String> faults = new ArrayList<>();
        for (Alert sample : SampleAlerts.ofEveryKind()) {
            for (PebbleTemplate template : List.of(text, html)) {
                try {
                    evaluate(template, AlertView.of(sample));
                } catch (IOException | PebbleException e) {
                    faults.add(sample.change() + " " + sample.ruleKind() + ": " + e.getMessage());
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("template fails on sample alerts: " + String.join("; ", faults));
        }
    }

    private static String plain(Map<String, Object> view) {
        StringBuilder lines = new StringBuilder();
        view.forEach(
                (name, value) -> lines.append(name).append(": ").append(value).append('\n'));
        return lines.toString();
    }

    static String evaluate(PebbleTemplate template, Map<String, Object> view) throws IOException {
        StringWriter out = new StringWriter();
        template.evaluate(out, view, Locale.ROOT);
        return out.toString();
    }

    static PebbleEngine engine(boolean escape) {
        return new PebbleEngine.Builder()
                .loader(new StringLoader())
                .autoEscaping(escape)
                .strictVariables(true)
                .newLineTrimming(false)
                .build();
    }

    static String resource(String path) {
        try (InputStream in = AlertTemplates.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource " + path + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + path, e);
        }
    }
}
