package io.plimsoll.alerting.template;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.notify.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few lines of an alert that SMS, push and chat carry. Tried on a sample of every kind of alert when it is loaded; when it
 * fails on a real one, the alert's own message is sent. Thread-safe.
 */
public final class BriefTemplate {
    private static final Logger LOG = LoggerFactory.getLogger(BriefTemplate.class);

    private final PebbleTemplate template;
    private final DigestTemplates digests = new DigestTemplates();

    private BriefTemplate(String source) {
        try {
            this.template = AlertTemplates.engine(false).getTemplate(source);
        } catch (PebbleException e) {
            throw new IllegalArgumentException("template does not parse: " + e.getMessage(), e);
        }
    }

    /** The template that comes with Plimsoll. */
    public static BriefTemplate builtIn() {
        return of(AlertTemplates.resource("/templates/alert.brief.peb"));
    }

    /** A template from source; throws IllegalArgumentException with every sample that does not render. */
    public static BriefTemplate of(String source) {
        BriefTemplate brief = new BriefTemplate(source);
        List<String> faults = new ArrayList<>();
        for (Alert sample : SampleAlerts.ofEveryKind()) {
            try {
                brief.text(sample);
            } catch (IOException | PebbleException e) {
                faults.add(sample.change() + " " + sample.ruleKind() + ": " + e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("template fails on sample alerts: " + String.join("; ", faults));
        }
        return brief;
    }

    /** Renders what {@code message} is about; never fails. */
    public BriefAlert render(Message message) {
        Digest digest = message.digest();
        BriefAlert brief = digest == null ? render(message.alert()) : digests.brief(digest);
        String remark = message.remark();
        return remark == null ? brief : new BriefAlert(AlertView.line(remark) + ": " + brief.title(), brief.text());
    }

    /** Renders {@code alert}; never fails. */
    public BriefAlert render(Alert alert) {
        String title = AlertView.subject(alert);
        try {
            return new BriefAlert(title, text(alert));
        } catch (IOException | PebbleException e) {
            LOG.error("template failed on alert {}, sending its message: {}", alert.alertId(), e.getMessage());
            return new BriefAlert(title, alert.message());
        }
    }

    private String text(Alert alert) throws IOException {
        return AlertTemplates.evaluate(template, AlertView.of(alert)).strip();
    }
}
