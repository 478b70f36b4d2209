package io.plimsoll.alerting.channel.http;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Body of a request, as bytes or as text in UTF-8. Immutable; its text form shows its length only. */
public final class HttpBody {
    private final byte[] bytes;

    private HttpBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** {@code text} in UTF-8. */
    public static HttpBody of(String text) {
        return new HttpBody(text.getBytes(UTF_8));
    }

    /** A copy of {@code bytes}. */
    public static HttpBody of(byte[] bytes) {
        return new HttpBody(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes read as UTF-8. */
    public String text() {
        return new String(bytes, UTF_8);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
