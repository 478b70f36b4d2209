package io.plimsoll.app.web;

import io.plimsoll.alerting.alert.ShortCode;
import io.plimsoll.alerting.channel.sms.SmsCommand;
import io.plimsoll.alerting.channel.sms.SmsForm;
import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.route.Recipient;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.app.desk.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers to our SMS: {@code ACK}, {@code ACK 7F3A}, {@code SNOOZE 30}. The number is looked up among the recipients, and what is
 * meant among the open alerts they were told of by SMS; where that is not one alert, the answer lists what is open. A number nobody
 * has is not answered. Thread-safe.
 */
public final class SmsReplyPage implements Page {
    /** Where it is served. */
    public static final String PATH = "/inbound/sms";

    private static final Logger LOG = LoggerFactory.getLogger(SmsReplyPage.class);
    private static final int MOST_LISTED = 5;
    private static final Set<Receipt.Status> TOLD = EnumSet.of(
            Receipt.Status.ATTEMPTED,
            Receipt.Status.ACCEPTED,
            Receipt.Status.DELIVERED,
            Receipt.Status.AMBIGUOUS,
            Receipt.Status.UNDELIVERED);

    private final Desk desk;
    private final Supplier<Routes> routes;
    private final SmsForm form;
    private final InstantSource clock;

    /** {@code routes} as they are when asked. */
    public SmsReplyPage(Desk desk, Supplier<Routes> routes, SmsForm form, InstantSource clock) {
        this.desk = desk;
        this.routes = routes;
        this.form = form;
        this.clock = clock;
    }

    @Override
    public Reply answer(Asked asked) throws Refused, InterruptedException {
        if (!asked.method().equals("POST")) {
            throw Refused.method(asked.method(), "POST");
        }
        Optional<Map<String, String>> fields =
                form.read(asked.body(), asked.header("X-Twilio-Signature").orElse(null));
        if (fields.isEmpty()) {
            LOG.warn("an SMS to {} whose signature is not the provider's was refused", PATH);
            return Reply.empty(403);
        }
        String number = fields.get().getOrDefault("From", "");
        Set<String> names = routes.get().recipients().values().stream()
                .filter(recipient ->
                        recipient.address("sms").filter(number::equals).isPresent())
                .map(Recipient::name)
                .collect(Collectors.toSet());
        if (names.isEmpty()) {
            LOG.warn("an SMS from a number that no recipient has was passed over");
            return Reply.xml("<Response/>");
        }
        return said(act(names, SmsCommand.of(fields.get().getOrDefault("Body", ""))));
    }

    private String act(Set<String> names, Optional<SmsCommand> asked) throws InterruptedException {
        List<Episode> open = open(names);
        if (asked.isEmpty()) {
            return "Answer ACK, ACK CODE or SNOOZE MINUTES. " + listed(open);
        }
        SmsCommand command = asked.get();
        String code = command.code();
        List<Episode> meant = open.stream()
                .filter(episode -> code == null
                        ? episode.ack() == null
                        : ShortCode.of(episode.last().alertId()).equals(code))
                .toList();
        if (meant.size() != 1) {
            return (meant.isEmpty() ? "Nothing was changed. " : "Which one? Answer with its code. ") + listed(open);
        }
        return take(meant.get(0), names.stream().sorted().collect(Collectors.joining("/")), command);
    }

    private String take(Episode episode, String by, SmsCommand command) throws InterruptedException {
        Instant now = clock.instant();
        Duration snoozeFor = command.snoozeFor();
        desk.write(new AckRequest(
                episode.last().account(),
                episode.last().alertId(),
                snoozeFor == null ? AckRequest.Kind.ACK : AckRequest.Kind.SNOOZE,
                by,
                "sms",
                now,
                snoozeFor == null ? null : now.plus(snoozeFor)));
        return (snoozeFor == null ? "Acknowledged: " : "Put off for " + snoozeFor.toMinutes() + " min: ")
                + named(episode);
    }

    /** Open alerts that {@code names} were told of by SMS, gravest first. */
    private List<Episode> open(Set<String> names) {
        Set<String> told = desk
                .deliveries(receipt -> "sms".equals(receipt.channel())
                        && names.contains(String.valueOf(receipt.recipient()))
                        && TOLD.contains(receipt.status()))
                .stream()
                .map(Receipt::alertId)
                .collect(Collectors.toSet());
        return desk.episodes().stream()
                .filter(episode ->
                        episode.open() && told.contains(episode.last().alertId()))
                .sorted(Comparator.<Episode, Integer>comparing(
                                episode -> episode.last().gravity().ordinal())
                        .reversed()
                        .thenComparing(episode -> episode.last().alertId()))
                .toList();
    }

    private static String listed(List<Episode> open) {
        if (open.isEmpty()) {
            return "No alert that you were told of is open.";
        }
        String more = open.size() > MOST_LISTED ? "; and " + (open.size() - MOST_LISTED) + " more" : "";
        return "Open: "
                + open.stream().limit(MOST_LISTED).map(SmsReplyPage::named).collect(Collectors.joining("; ")) + more;
    }

    private static String named(Episode episode) {
        String inHand =
                episode.ack() == null ? "" : ", in hand of " + episode.ack().by();
        return ShortCode.of(episode.last().alertId()) + " " + episode.last().severity() + " "
                + episode.last().account() + " " + episode.last().ruleId() + inHand;
    }

    private static Reply said(String text) {
        return Reply.xml("<Response><Message>" + AckHtml.escaped(text) + "</Message></Response>");
    }
}
