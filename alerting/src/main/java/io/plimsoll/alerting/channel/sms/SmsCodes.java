package io.plimsoll.alerting.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the provider's error codes mean, as data (codes.csv): the provider advises against logic on single codes. 21610 is
 * about the contact point: whoever opted out will not get the next SMS either. A code that is not listed says nothing.
 */
final class SmsCodes {
    private static final Map<Integer, Code> BY_NUMBER = read();

    private SmsCodes() {}

    /** One code. @param about what else the same answer is to be expected for */
    record Code(int number, About about, String meaning) {}

    static Optional<Code> of(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    private static Map<Integer, Code> read() {
        try (InputStream file = SmsCodes.class.getResourceAsStream("codes.csv")) {
            if (file == null) {
                throw new IllegalStateException("codes.csv: found nothing, expected the table beside this class");
            }
            return new BufferedReader(new InputStreamReader(file, UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 3))
                    .map(cells -> new Code(Integer.parseInt(cells[0]), About.valueOf(cells[1]), cells[2]))
                    .collect(Collectors.toUnmodifiableMap(Code::number, code -> code));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read codes.csv", e);
        }
    }
}
