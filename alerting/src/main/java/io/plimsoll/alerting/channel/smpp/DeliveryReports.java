package io.plimsoll.alerting.channel.smpp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.plimsoll.alerting.dispatch.Confirmation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the receipts a centre delivers (SMPP 3.4, appendix B: {@code id:17 … stat:DELIVRD err:000 …}, or the parameters
 * receipted_message_id and message_state). A text in parts has arrived when its last part has; that an earlier part has not is
 * told under the id of the last. Thread-safe.
 */
final class DeliveryReports implements MessageReceiverListener {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryReports.class);
    private static final Pattern ID = Pattern.compile("(?i)\\bid:([^ ]+)");
    private static final Pattern STATE = Pattern.compile("(?i)\\bstat:([A-Z]+)");
    private static final Pattern ERROR = Pattern.compile("(?i)\\berr:([0-9]{1,9})\\b");
    /** By the value of message_state. */
    private static final List<String> STATES =
            List.of("", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD");

    private static final Map<String, String> NOT_ARRIVED = Map.of(
            "EXPIRED", "the phone could not be reached in time",
            "DELETED", "deleted at the centre",
            "UNDELIV", "cannot be delivered",
            "REJECTD", "rejected by the centre");
    private static final int MOST_REMEMBERED = 10_000;

    private final Consumer<Confirmation> reports;
    private final Map<String, String> lastParts = new LinkedHashMap<>();

    /** What became of a message goes to {@code reports}. */
    DeliveryReports(Consumer<Confirmation> reports) {
        this.reports = reports;
    }

    /** The parts {@code earlier} belong to the message the centre knows as {@code last}. */
    synchronized void belongTogether(List<String> earlier, String last) {
        earlier.forEach(part -> lastParts.put(part, last));
        while (lastParts.size() > MOST_REMEMBERED) {
            lastParts.remove(lastParts.keySet().iterator().next());
        }
    }

    private synchronized String lastPart(String id) {
        String last = lastParts.remove(id);
        return last == null ? id : last;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm deliver) {
        if (!MessageType.SMSC_DEL_RECEIPT.containedIn(deliver.getEsmClass())) {
            LOG.info("a short message came in and was dropped: only receipts are read here");
            return;
        }
        String text = text(deliver);
        Optional<String> id = parameter(deliver, OptionalParameter.Receipted_message_id.class)
                .map(OptionalParameter.COctetString::getValueAsString)
                .or(() -> first(ID, text));
        Optional<String> state = parameter(deliver, OptionalParameter.Message_state.class)
                .map(parameter -> parameter.getValue() & 0xff)
                .filter(value -> value < STATES.size())
                .map(STATES::get)
                .or(() -> first(STATE, text));
        if (id.isEmpty() || state.isEmpty()) {
            LOG.warn("a receipt without id or state came in: found \"{}\", expected id:… stat:…", text);
            return;
        }
        ended(id.get(), state.get(), first(ERROR, text).map(Integer::valueOf).orElse(null));
    }

    private void ended(String id, String state, @Nullable Integer error) {
        if (state.equals("DELIVRD")) {
            reports.accept(new Confirmation("sms", id, true, null, "delivered", false));
        } else if (NOT_ARRIVED.containsKey(state)) {
            String detail = state + ", " + NOT_ARRIVED.get(state);
            reports.accept(new Confirmation("sms", lastPart(id), false, error, detail, false));
        }
    }

    private static String text(DeliverSm deliver) {
        byte[] octets = deliver.getShortMessage();
        if (octets == null || octets.length == 0) {
            octets = parameter(deliver, OptionalParameter.Message_payload.class)
                    .map(OptionalParameter.OctetString::getValue)
                    .orElse(new byte[0]);
        }
        return new String(octets, ISO_8859_1);
    }

    private static <P extends OptionalParameter> Optional<P> parameter(DeliverSm deliver, Class<P> kind) {
        return Optional.ofNullable(deliver.getOptionalParameter(kind));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        LOG.debug("a number is available again; nothing waits for that");
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not taken", 0x03);
    }
}
