package io.plimsoll.alerting.channel.email;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.template.AlertTemplates;
import io.plimsoll.alerting.template.RenderedAlert;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Writes the mail: one address, text and HTML, an id that is the same on every attempt, and the episode as a thread. */
final class EmailComposer {
    private final AlertTemplates templates;
    private final SmtpSettings settings;
    private final Optional<AckLinks> links;

    EmailComposer(AlertTemplates templates, SmtpSettings settings, Optional<AckLinks> links) {
        this.templates = templates;
        this.settings = settings;
        this.links = links;
    }

    MimeMessage compose(Session session, Message message, Instant now) throws MessagingException {
        Alert alert = message.alert();
        RenderedAlert rendered = withLink(templates.render(message), message);
        MimeMessage mail = new WithOwnId(session, settings.messageId(message.intentId()));
        mail.setFrom(new InternetAddress(settings.from(), true));
        mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(message.address(), true));
        mail.setSubject(rendered.subject(), "UTF-8");
        mail.setSentDate(Date.from(now));
        mail.setHeader("X-Plimsoll-Alert-Id", token(alert.alertId()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        String thread = "<" + token(alert.alertId()) + ".alert@" + settings.domain() + ">";
        mail.setHeader("References", thread);
        mail.setHeader("In-Reply-To", thread);
        mail.setContent(body(rendered));
        mail.saveChanges();
        return mail;
    }

    private RenderedAlert withLink(RenderedAlert rendered, Message message) {
        return links.flatMap(each -> each.of(message))
                .map(link -> new RenderedAlert(
                        rendered.subject(),
                        rendered.text() + "\nAcknowledge: " + link + "\n",
                        rendered.html()
                                .map(html -> html.replace(
                                        "</body>", "<p><a href=\"" + link + "\">Acknowledge</a></p>\n</body>"))))
                .orElse(rendered);
    }

    private static MimeMultipart body(RenderedAlert rendered) throws MessagingException {
        MimeMultipart body = new MimeMultipart("alternative");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(rendered.text(), "UTF-8", "plain");
        body.addBodyPart(text);
        if (rendered.html().isPresent()) {
            MimeBodyPart html = new MimeBodyPart();
            html.setText(rendered.html().get(), "UTF-8", "html");
            body.addBodyPart(html);
        }
        return body;
    }

    /** An id as one word of a header: whatever could end the header becomes a dash. */
    private static String token(String id) {
        return id.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    private static final class WithOwnId extends MimeMessage {
        private final String id;

        WithOwnId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
