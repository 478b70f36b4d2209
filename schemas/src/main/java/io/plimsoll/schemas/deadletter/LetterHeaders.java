package io.plimsoll.schemas.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What the headers of a dead letter say, under the names of Kafka's own dead-letter queue (KIP-1034): {@code __streams.errors.topic} and
 * so on.
 */
public final class LetterHeaders {
    /** Bytes of a value that was cut. */
    static final String SIZE = "size";
    /** Bytes of a key that was cut. */
    static final String KEY_SIZE = "key.size";

    private static final String PREFIX = "__streams.errors.";
    private static final int LONGEST_MESSAGE = 10_000;
    private static final int LONGEST_STACK_TRACE = 30_000;

    private LetterHeaders() {}

    /**
     * Says in {@code headers} where a record came from and why it could not be used.
     *
     * @param cause that names the fault
     * @param whole failure around it, for the stack trace
     */
    public static void put(
            Headers headers, String topic, int partition, long offset, Throwable cause, Throwable whole) {
        put(headers, "exception", cause.getClass().getName());
        put(headers, "message", cut(String.valueOf(cause.getMessage()), LONGEST_MESSAGE));
        put(headers, "stacktrace", cut(stackTraceOf(whole), LONGEST_STACK_TRACE));
        put(headers, "topic", topic);
        put(headers, "partition", Integer.toString(partition));
        put(headers, "offset", Long.toString(offset));
    }

    static void put(Headers headers, String name, String value) {
        headers.remove(PREFIX + name).add(PREFIX + name, value.getBytes(UTF_8));
    }

    /** Topic the record came from; empty: these are no headers of a letter. */
    public static Optional<String> topic(Headers headers) {
        return text(headers, "topic");
    }

    /** Partition of that topic. */
    public static Optional<Integer> partition(Headers headers) {
        return number(headers, "partition").map(Long::intValue);
    }

    /** Offset in that partition. */
    public static Optional<Long> offset(Headers headers) {
        return number(headers, "offset");
    }

    /** Bytes its key or value had before it was cut; empty: the letter is whole. */
    public static Optional<Long> sizeBeforeCut(Headers headers) {
        Optional<Long> ofValue = number(headers, SIZE);
        return ofValue.isPresent() ? ofValue : number(headers, KEY_SIZE);
    }

    /** Why it could not be used, in one line: {@code SerializationException: unknown magic byte}. */
    public static String cause(Headers headers) {
        String exception = text(headers, "exception").orElse("unknown cause");
        String all = exception.substring(exception.lastIndexOf('.') + 1)
                + text(headers, "message").map(message -> ": " + message).orElse("");
        return all.replaceAll("\\s+", " ").strip();
    }

    /** Without those of the letter: those the record had where it came from. */
    public static Headers original(Headers headers) {
        return new RecordHeaders(Arrays.stream(headers.toArray())
                .filter(header -> !header.key().startsWith(PREFIX))
                .toList());
    }

    private static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(PREFIX + name))
                .flatMap(header -> Optional.ofNullable(header.value()))
                .map(bytes -> new String(bytes, UTF_8));
    }

    private static Optional<Long> number(Headers headers, String name) {
        return text(headers, name).filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static String stackTraceOf(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
