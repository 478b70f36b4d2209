package io.plimsoll.alerting.channel.sms;

import java.io.ByteArrayOutputStream;

/**
 * The default alphabet of SMS (3GPP TS 23.038, section 6.2.1): 128 characters of 7 bits, and ten that take two places, after an
 * escape. {@code €} is 1B 65.
 */
public final class GsmAlphabet {
    private static final int ESCAPE = 0x1b;
    /** Place in the string is the code. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final int[] EXTENDED_CODES = {0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65};

    private GsmAlphabet() {}

    /** Whether every character of {@code text} is in it. */
    public static boolean has(String text) {
        return text.chars().allMatch(c -> places(c) > 0);
    }

    /** Places {@code c} takes: 1 or 2; 0 when it is not in the alphabet. */
    static int places(int c) {
        if (c == ESCAPE) {
            return 0;
        }
        return BASIC.indexOf(c) >= 0 ? 1 : EXTENDED.indexOf(c) >= 0 ? 2 : 0;
    }

    /** {@code text} with one place an octet, as SMPP carries it; throws IllegalArgumentException when it does not {@link #has} it. */
    public static byte[] octets(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (places(c)) {
                case 1 -> octets.write(BASIC.indexOf(c));
                case 2 -> {
                    octets.write(ESCAPE);
                    octets.write(EXTENDED_CODES[EXTENDED.indexOf(c)]);
                }
                default ->
                    throw new IllegalArgumentException("text: found U+" + Integer.toHexString(c)
                            + ", expected characters of the GSM alphabet only");
            }
        }
        return octets.toByteArray();
    }
}
