package io.plimsoll.alerting.channel.smpp;

import io.plimsoll.alerting.channel.sms.SmsText;
import io.plimsoll.alerting.dispatch.Confirmation;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.template.BriefAlert;
import io.plimsoll.alerting.template.BriefTemplate;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/**
 * An SMS by submit_sm to a short message centre. Every attempt carries the first 16 bits of the intent's id as
 * user_message_reference; a centre need not look at it, so a submit without an answer is unknown. Of a text in parts, the id of
 * the last is what the receipt is waited for under.
 */
public final class SmppNotifier implements Notifier {
    private static final byte NONE = 0;

    private final SmppSettings settings;
    private final BriefTemplate template;
    private final DeliveryReports reports;
    private final SmppLink link;

    /** Connects at {@link #start} or first use; receipts go to {@code reports}. */
    public SmppNotifier(
            SmppSettings settings, BriefTemplate template, Consumer<Confirmation> reports, InstantSource clock) {
        this.settings = settings;
        this.template = template;
        this.reports = new DeliveryReports(reports);
        this.link = new SmppLink(settings, this.reports, clock);
    }

    /** Binds now: what was sent before a restart is reported only over a bound session. */
    @Override
    public void start() {
        link.keep();
    }

    @Override
    public Outcome send(Message message) {
        BriefAlert brief = template.render(message);
        String text = SmsText.within(brief.title() + "\n" + brief.text(), settings.maxSegments());
        int reference = Integer.parseInt(messageId(message.intentId()), 16);
        List<ShortMessage> parts = ShortMessage.of(text, reference & 0xff, settings.longMessages());
        try {
            SMPPSession session = link.session();
            List<String> ids = new ArrayList<>();
            for (ShortMessage part : parts) {
                boolean last = ids.size() == parts.size() - 1;
                ids.add(submit(session, message.address(), part, (short) reference, last));
            }
            return taken(ids);
        } catch (NotBoundException e) {
            return e.outcome();
        } catch (NegativeResponseException e) {
            return SmppStatus.outcome(e.getCommandStatus(), "submit_sm");
        } catch (GenericNackResponseException e) {
            return SmppStatus.outcome(e.getCommandStatus(), "generic_nack to submit_sm");
        } catch (PDUException e) {
            return new Outcome.Rejected(null, "no submit_sm can be written: " + e.getMessage());
        } catch (ResponseTimeoutException | InvalidResponseException e) {
            return new Outcome.Ambiguous("no answer to a submit_sm that was handed over: " + e.getMessage());
        } catch (IOException e) {
            return new Outcome.Retryable(null, settings.where() + ": " + e.getMessage(), null);
        }
    }

    private Outcome taken(List<String> ids) {
        String last = ids.get(ids.size() - 1);
        if (!settings.receipts()) {
            return new Outcome.Delivered(0, "queued as " + last);
        }
        reports.belongTogether(ids.subList(0, ids.size() - 1), last);
        return new Outcome.Accepted(0, "queued as " + last, last);
    }

    private String submit(SMPPSession session, String to, ShortMessage part, short reference, boolean last)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        List<OptionalParameter> parameters = new ArrayList<>();
        parameters.add(new OptionalParameter.User_message_reference(reference));
        if (part.payload()) {
            parameters.add(new OptionalParameter.Message_payload(part.octets()));
        }
        boolean name = !settings.from().matches("\\+?[0-9]+");
        boolean international = settings.from().startsWith("+");
        return session.submitShortMessage(
                        "",
                        name
                                ? TypeOfNumber.ALPHANUMERIC
                                : international ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.UNKNOWN,
                        name ? NumberingPlanIndicator.UNKNOWN : NumberingPlanIndicator.ISDN,
                        international ? settings.from().substring(1) : settings.from(),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        to.replaceFirst("^\\+", ""),
                        part.withHeader() ? new ESMClass().setSpecificFeature(GSMSpecificFeature.UDHI) : new ESMClass(),
                        NONE,
                        NONE,
                        null,
                        null,
                        new RegisteredDelivery(receipt(last)),
                        NONE,
                        new GeneralDataCoding(part.alphabet()),
                        NONE,
                        part.payload() ? new byte[0] : part.octets(),
                        parameters.toArray(OptionalParameter[]::new))
                .getMessageId();
    }

    private SMSCDeliveryReceipt receipt(boolean last) {
        if (!settings.receipts()) {
            return SMSCDeliveryReceipt.DEFAULT;
        }
        return last ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.FAILURE;
    }

    /** Whether there is a session. */
    boolean bound() {
        return link.bound();
    }

    /** The user_message_reference, four hex digits. */
    @Override
    public String messageId(String intentId) {
        return intentId.substring(0, 4);
    }

    @Override
    public void close() {
        link.close();
    }

    @Override
    public String toString() {
        return "SmppNotifier[" + settings.where() + "]";
    }
}
