package io.plimsoll.alerting.channel.smpp;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import io.plimsoll.alerting.channel.smpp.SmppSettings.LongMessages;
import io.plimsoll.alerting.channel.sms.GsmAlphabet;
import io.plimsoll.alerting.channel.sms.SmsText;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.bean.Alphabet;

/**
 * What one submit_sm carries: in the GSM alphabet an octet a place, otherwise UCS-2. Parts of a long text begin with a header of
 * six octets, {@code 05 00 03 REFERENCE PARTS PART}, by which the phone puts them together.
 *
 * @param octets header included
 * @param withHeader whether they begin with one
 * @param payload whether they go as message_payload
 */
record ShortMessage(Alphabet alphabet, byte[] octets, boolean withHeader, boolean payload) {
    private static final int HEADER = 6;

    /** {@code text} as submits; {@code reference} 0..255 is the same for every attempt. */
    static List<ShortMessage> of(String text, int reference, LongMessages longMessages) {
        Alphabet alphabet = GsmAlphabet.has(text) ? Alphabet.ALPHA_DEFAULT : Alphabet.ALPHA_UCS2;
        List<String> parts = SmsText.parts(text);
        if (parts.size() == 1) {
            return List.of(new ShortMessage(alphabet, encoded(text, alphabet), false, false));
        }
        if (longMessages == LongMessages.PAYLOAD) {
            return List.of(new ShortMessage(alphabet, encoded(text, alphabet), false, true));
        }
        List<ShortMessage> submits = new ArrayList<>();
        for (String part : parts) {
            byte[] content = encoded(part, alphabet);
            ByteBuffer octets = ByteBuffer.allocate(HEADER + content.length)
                    .put(new byte[] {5, 0, 3, (byte) reference, (byte) parts.size(), (byte) (submits.size() + 1)})
                    .put(content);
            submits.add(new ShortMessage(alphabet, octets.array(), true, false));
        }
        return submits;
    }

    private static byte[] encoded(String text, Alphabet alphabet) {
        return alphabet == Alphabet.ALPHA_UCS2 ? text.getBytes(UTF_16BE) : GsmAlphabet.octets(text);
    }
}
