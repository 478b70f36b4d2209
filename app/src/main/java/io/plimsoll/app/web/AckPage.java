package io.plimsoll.app.web;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.episode.Ack;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.link.AckToken;
import io.plimsoll.app.desk.Desk;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page behind the link in a message. To look at it changes nothing, so that a mail program that follows links acknowledges
 * nothing; its button does, once: an alert that is in somebody's hands, or over, stays as it is, and one whose level is another than the
 * page showed is shown again. Thread-safe.
 */
public final class AckPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(AckPage.class);

    private final Desk desk;
    private final AckLinks links;
    private final InstantSource clock;

    public AckPage(Desk desk, AckLinks links, InstantSource clock) {
        this.desk = desk;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public Reply answer(Asked asked) throws Refused, InterruptedException {
        boolean look = asked.isGet();
        Map<String, String> fields = look ? asked.queryFields() : asked.formFields();
        String text = fields.getOrDefault("t", "");
        AckLinks.Reading reading = links.read(text);
        if (reading instanceof AckLinks.Reading.Forged) {
            LOG.warn("a link to {} whose signature is not ours was refused", AckLinks.PATH);
            return Reply.html(403, AckHtml.told("This link is not valid", "Nothing was changed. Copy the whole link."));
        }
        if (reading instanceof AckLinks.Reading.Expired old) {
            return Reply.html(
                    403,
                    AckHtml.told(
                            "This link has expired",
                            "It was good until " + old.token().expiresAt()
                                    + ". Nothing was changed; a newer message has a newer link."));
        }
        return answer(((AckLinks.Reading.Valid) reading).token(), fields, look);
    }

    private Reply answer(AckToken token, Map<String, String> fields, boolean look) throws InterruptedException {
        Optional<Episode> known = desk.episodes().stream()
                .filter(episode -> episode.last().alertId().equals(token.alertId())
                        && episode.last().account().equals(token.account()))
                .findFirst();
        if (known.isEmpty()) {
            return Reply.html(404, AckHtml.told("This alert is not known any more", "It ended more than a day ago."));
        }
        Episode episode = known.get();
        Alert alert = episode.last();
        if (episode.phase().over()) {
            return Reply.html(200, AckHtml.of(alert, "It is over since " + alert.time() + ". Nothing need be done."));
        }
        Ack ack = episode.ack();
        if (ack != null) {
            return Reply.html(200, AckHtml.of(alert, "It is in hand of " + ack.by() + " until " + ack.until() + "."));
        }
        String shown = fields.getOrDefault(AckHtml.LEVEL, alert.gravity().name());
        boolean rose = !shown.equals(alert.gravity().name());
        if (look || rose) {
            String news = rose ? "The level was " + shown + " when you looked. Nothing was changed yet." : "";
            return Reply.html(200, AckHtml.withButton(alert, token.recipient(), fields.getOrDefault("t", ""), news));
        }
        desk.write(new AckRequest(
                token.account(),
                token.alertId(),
                AckRequest.Kind.ACK,
                token.recipient(),
                "link",
                clock.instant(),
                null));
        return Reply.html(200, AckHtml.of(alert, "Acknowledged by " + token.recipient() + ". Nobody else is told."));
    }
}
