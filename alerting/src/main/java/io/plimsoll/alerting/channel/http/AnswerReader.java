package io.plimsoll.alerting.channel.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an HTTP/1.1 answer: status line, headers, body by length, in chunks or to the end (RFC 9112, sections 4 to 7). */
final class AnswerReader {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 200;
    private static final int MOST_BODY = 65_536;

    private AnswerReader() {}

    /** Throws when there is no complete head; of the body whatever came is enough, since the status is known by then. */
    static HttpAnswer read(InputStream in) throws IOException {
        int status = status(in);
        Map<String, String> headers = headers(in);
        while (status < 200) {
            status = status(in);
            headers = headers(in);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            body(in, status, headers, body);
        } catch (IOException e) {
            headers.put("x-cut-short", "true");
        }
        return new HttpAnswer(status, headers, body.toString(StandardCharsets.UTF_8));
    }

    private static int status(InputStream in) throws IOException {
        String line = line(in);
        Matcher matcher = STATUS_LINE.matcher(line);
        if (!matcher.matches()) {
            throw new ProtocolException("found no HTTP status line, expected HTTP/1.1 and a status");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() >= MOST_HEADERS) {
                throw new ProtocolException("found a malformed head, expected at most 200 headers NAME: VALUE");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static void body(InputStream in, int status, Map<String, String> headers, ByteArrayOutputStream body)
            throws IOException {
        if (status == 204 || status == 304) {
            return;
        }
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
                copy(in, size, body);
                line(in);
            }
            return;
        }
        String length = headers.get("content-length");
        copy(in, length == null ? Long.MAX_VALUE : number(length, 10), body);
    }

    private static int chunkSize(InputStream in) throws IOException {
        return (int) Math.min(MOST_BODY, number(line(in).replaceFirst(";.*", "").strip(), 16));
    }

    private static long number(String text, int radix) throws IOException {
        try {
            return Long.parseLong(text, radix);
        } catch (NumberFormatException e) {
            throw new ProtocolException("found a length that is no number");
        }
    }

    private static void copy(InputStream in, long length, ByteArrayOutputStream body) throws IOException {
        for (long left = length; left > 0; left--) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            if (body.size() >= MOST_BODY) {
                return;
            }
            body.write(next);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new ProtocolException("connection closed before the answer was complete");
            }
            if (line.size() >= LONGEST_LINE) {
                throw new ProtocolException("found a line longer than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
