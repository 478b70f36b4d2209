package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.notify.Message;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subject, text and HTML of a mail. When a template fails on a real alert, built-in plain text goes out instead, so that an alert
 * is never lost to its wording. Thread-safe.
 */
public final class AlertTemplates {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTemplates.class);
    private static final int LONGEST_SUBJECT = 200;

    private final Map<String, Template> parts;
    private final TemplateFaults faults = new TemplateFaults();

    /** @param parts subject, text, html, digest.text and digest.html */
    AlertTemplates(Map<String, Template> parts) {
        this.parts = Map.copyOf(parts);
    }

    /** The templates that come with Plimsoll. */
    public static AlertTemplates builtIn() {
        return Templates.builtIn().mail();
    }

    /** Renders what {@code message} is about; never fails. */
    public RenderedAlert render(Message message) {
        Digest digest = message.digest();
        String prefix = digest == null ? "" : "digest.";
        Map<String, Object> view = digest == null ? AlertView.of(message) : DigestView.of(message, digest);
        try {
            return new RenderedAlert(
                    Cut.words(Names.line(part("subject").render(view).strip()), LONGEST_SUBJECT, "…"),
                    part(prefix + "text").render(view),
                    Optional.of(part(prefix + "html").render(view)));
        } catch (TemplateException e) {
            faults.failed(message.intentId(), String.valueOf(e.getMessage()));
            LOG.error(
                    "mail template failed on alert {}, sending built-in text: {}",
                    message.alert().alertId(),
                    e.getMessage());
            return new RenderedAlert(String.valueOf(view.get("subject")), PlainText.full(view), Optional.empty());
        }
    }

    /** Renders {@code alert}; never fails. */
    public RenderedAlert render(Alert alert) {
        return render(new Message("", "", alert));
    }

    TemplateFaults faults() {
        return faults;
    }

    private Template part(String name) {
        Template part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("mails have no template " + name);
        }
        return part;
    }
}
