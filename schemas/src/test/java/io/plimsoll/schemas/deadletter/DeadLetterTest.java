package io.plimsoll.schemas.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final Exception CAUSE = new IllegalArgumentException("quantity is -1,\n expected 0 or more");

    private static ProducerRecord<byte[], byte[]> letter(byte[] key, byte[] value, Headers source) {
        return DeadLetter.of("positions", 2, 17, key, value, source, CAUSE);
    }

    @Test
    void aLetterKeepsTheRecordAndSaysWhereItCameFromAndWhy() {
        Headers source = new RecordHeaders(List.of(new RecordHeader("trace", "t1".getBytes(UTF_8))));
        var letter = letter("acct-17".getBytes(UTF_8), "junk".getBytes(UTF_8), source);

        assertThat(letter.topic()).isEqualTo("dead-letters");
        assertThat(letter.key()).asString(UTF_8).isEqualTo("acct-17");
        assertThat(letter.value()).asString(UTF_8).isEqualTo("junk");
        assertThat(LetterHeaders.topic(letter.headers())).contains("positions");
        assertThat(LetterHeaders.partition(letter.headers())).contains(2);
        assertThat(LetterHeaders.offset(letter.headers())).contains(17L);
        assertThat(LetterHeaders.cause(letter.headers()))
                .isEqualTo("IllegalArgumentException: quantity is -1, expected 0 or more");
        assertThat(LetterHeaders.sizeBeforeCut(letter.headers())).isEmpty();
        assertThat(LetterHeaders.original(letter.headers())).isEqualTo(source);
        assertThat(source.toArray()).as("the record's own are left alone").hasSize(1);
    }

    @Test
    void aRecordWithoutKeyAndValueIsKeptAsThat() {
        var letter = DeadLetter.of("positions", 0, 0, null, null, new RecordHeaders(), CAUSE);
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
    }

    @Test
    void whatABrokerWouldNotTakeIsCutAndSaysHowLargeItWas() {
        Headers many = new RecordHeaders(List.of(new RecordHeader("blob", new byte[200_000])));
        var large = letter(new byte[40_000], new byte[10_485_760], many);

        assertThat(large.value()).hasSize(900_000);
        assertThat(large.key()).hasSize(30_000);
        assertThat(LetterHeaders.sizeBeforeCut(large.headers())).contains(10_485_760L);
        assertThat(LetterHeaders.original(large.headers())).isEmpty();
        int bytes = large.value().length + large.key().length;
        for (Header header : large.headers()) {
            bytes += header.key().length() + header.value().length;
        }
        assertThat(bytes).as("message.max.bytes is 1,048,588 by default").isLessThan(1_048_000);

        var longKey = letter(new byte[30_001], new byte[1], new RecordHeaders());
        assertThat(LetterHeaders.sizeBeforeCut(longKey.headers())).contains(30_001L);
    }

    @Test
    void anExceptionThatRepeatsTheWholeRecordDoesNotMakeTheLetterTooLarge() {
        Exception verbose = new IllegalStateException("x".repeat(2_000_000));
        var letter = DeadLetter.of("positions", 2, 17, null, new byte[900_000], new RecordHeaders(), verbose);
        int headers = 0;
        for (Header header : letter.headers()) {
            headers += header.value().length;
        }
        assertThat(headers).isLessThan(60_000);
    }

    @Test
    void aLetterSentAgainAndRefusedAgainSaysOnceWhereItCameFromLast() {
        var first = letter(new byte[1], new byte[1], new RecordHeaders());
        var second = DeadLetter.of("positions", 2, 40, new byte[1], new byte[1], first.headers(), CAUSE);
        assertThat(second.headers().headers("__streams.errors.offset")).hasSize(1);
        assertThat(LetterHeaders.offset(second.headers())).contains(40L);
    }

    @Test
    void headersOfAnythingElseAreNoLetter() {
        assertThat(LetterHeaders.topic(new RecordHeaders())).isEmpty();
        Headers odd = new RecordHeaders(List.of(
                new RecordHeader("__streams.errors.offset", "many".getBytes(UTF_8)),
                new RecordHeader("__streams.errors.topic", null)));
        assertThat(LetterHeaders.topic(odd)).isEmpty();
        assertThat(LetterHeaders.offset(odd)).isEmpty();
    }
}
