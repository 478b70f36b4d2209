package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.notify.Message;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Title and few lines of an alert, as SMS, push and chat carry them. When a template fails on a real alert, built-in plain text
 * goes out instead, so that an alert is never lost to its wording. Thread-safe.
 */
public final class BriefTemplate {
    private static final Logger LOG = LoggerFactory.getLogger(BriefTemplate.class);

    private final String channel;
    private final Map<String, Template> parts;
    private final Markup markup;
    private final Optional<AckLinks> links;
    private final Optional<AckLinks> apart;
    private final TemplateFaults faults;

    /** @param parts title, text and digest */
    BriefTemplate(String channel, Map<String, Template> parts, Markup markup) {
        this(channel, Map.copyOf(parts), markup, Optional.empty(), Optional.empty(), new TemplateFaults());
    }

    private BriefTemplate(
            String channel,
            Map<String, Template> parts,
            Markup markup,
            Optional<AckLinks> links,
            Optional<AckLinks> apart,
            TemplateFaults faults) {
        this.channel = channel;
        this.parts = parts;
        this.markup = markup;
        this.links = links;
        this.apart = apart;
        this.faults = faults;
    }

    /** The same with a link by which the reader acknowledges, for channels with room for it. */
    public BriefTemplate with(Optional<AckLinks> ackLinks) {
        return new BriefTemplate(channel, parts, markup, ackLinks, apart, faults);
    }

    /** The same with that link beside the text, for channels whose program shows a button: {@link #linkApart}. */
    public BriefTemplate withLinkApart(Optional<AckLinks> ackLinks) {
        return new BriefTemplate(channel, parts, markup, links, ackLinks, faults);
    }

    /** Link by which the reader of {@code message} acknowledges; empty when there is none beside the text. */
    public Optional<URI> linkApart(Message message) {
        return apart.flatMap(each -> each.of(message));
    }

    /** The template that comes with Plimsoll for push. */
    public static BriefTemplate builtIn() {
        return builtIn("push");
    }

    /** The template that comes with Plimsoll for {@code channel}. */
    public static BriefTemplate builtIn(String channel) {
        return Templates.builtIn().brief(channel);
    }

    /** Renders what {@code message} is about; never fails. */
    public BriefAlert render(Message message) {
        BriefAlert brief = words(message);
        return links.flatMap(each -> each.of(message))
                .map(link -> new BriefAlert(brief.title(), brief.text() + "\n" + markup.link("Acknowledge", link)))
                .orElse(brief);
    }

    private BriefAlert words(Message message) {
        Digest digest = message.digest();
        Map<String, Object> view = digest == null ? AlertView.of(message) : DigestView.of(message, digest);
        try {
            return new BriefAlert(
                    Names.line(part("title").render(view).strip()),
                    part(digest == null ? "text" : "digest").render(view).strip());
        } catch (TemplateException e) {
            faults.failed(message.intentId(), String.valueOf(e.getMessage()));
            LOG.error(
                    "template of {} failed on alert {}, sending built-in text: {}",
                    channel,
                    message.alert().alertId(),
                    e.getMessage());
            return new BriefAlert(
                    markup.escaped(String.valueOf(view.get("subject"))), markup.escaped(PlainText.brief(view)));
        }
    }

    /** Renders {@code alert}; never fails. */
    public BriefAlert render(Alert alert) {
        return render(new Message("", "", alert));
    }

    TemplateFaults faults() {
        return faults;
    }

    private Template part(String name) {
        Template part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("channel " + channel + " has no template " + name);
        }
        return part;
    }
}
