package io.plimsoll.alerting.template;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.notify.Conventions;
import io.plimsoll.alerting.notify.Message;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** D14: whatever is cut to whatever length, no number in what is left differs from one in what there was. */
class CutTest {
    private static final List<String> LOCALES = List.of("en", "de-DE", "fr-FR", "sv-SE", "de-CH");
    private static final Pattern NUMBER = Pattern.compile("[0-9](?:[0-9.,']*[0-9]| (?=[0-9]{3}(?![0-9])))*");
    private static final Pattern TAG = Pattern.compile("</?([a-z]+)>");
    private static final int CASES = 400;

    private static Message message(Random random) {
        double figure = random.nextDouble() * Math.pow(10, random.nextInt(6) - 2);
        Alert alert = anAlert()
                .account("<desk> & " + random.nextInt(1000) + "-" + random.nextInt(100_000))
                .distance(random.nextDouble())
                .marginBalance(new BigDecimal(random.nextInt())
                        .movePointLeft(random.nextInt(8))
                        .setScale(18)
                        .toPlainString())
                .measured(
                        random.nextBoolean() ? "LIQUIDATION_DISTANCE" : "LIQUIDATION_DISTANCE_ATR",
                        "BTCUSDT",
                        figure,
                        figure / 2)
                .build();
        Conventions reader = new Conventions(
                Locale.forLanguageTag(LOCALES.get(random.nextInt(LOCALES.size()))), ZoneId.of("Europe/Berlin"));
        return new Message("i", "x", alert, random.nextBoolean() ? null : "LATE by 12 min", null).readBy(reader);
    }

    private static Set<String> numbers(String text) {
        Set<String> numbers = new TreeSet<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            numbers.add(number.group());
        }
        return numbers;
    }

    private static void assertTagsClosed(String text, String what) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            if (tag.group().startsWith("</")) {
                assertThat(open.poll()).as(what).isEqualTo(tag.group(1));
            } else {
                open.push(tag.group(1));
            }
        }
        assertThat(open).as(what).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'close 40 % of LONG BTCUSDT (0.2). And more', 37, 'close 40 % of LONG BTCUSDT (0.2)...'",
        "'close 40 % of LONG BTCUSDT (0.2). And more', 39, 'close 40 % of LONG BTCUSDT (0.2)...'",
        "'escalation level 2, not acknowledged', 24, 'escalation level 2...'",
        "'the mark price is 104582. It falls', 30, 'the mark price is...'",
        "'the mark price is 104582 and falls', 27, 'the mark price is...'",
    })
    void aCutEndsInOneEllipsisAndNotAfterWhatMayBeHalfANumber(String text, int most, String cut) {
        assertThat(Cut.words(text, most, "...")).isEqualTo(cut);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void d14NoNumberIsHalvedAndTheLimitHoldsWhateverTheAlertAndTheLimit(long seed) {
        Random random = new Random(seed);
        BriefTemplate push = BriefTemplate.builtIn("push");

        for (int i = 0; i < CASES; i++) {
            BriefAlert brief = push.render(message(random));
            String whole = brief.title() + "\n" + brief.text();
            int most = 1 + random.nextInt(whole.length() + 10);
            String what = "seed " + seed + ", case " + i + ", at most " + most + " of: " + whole;

            String cut = brief.within(most);

            assertThat(cut.length()).as(what).isLessThanOrEqualTo(most);
            assertThat(numbers(whole)).as(what).containsAll(numbers(cut));
            if (cut.length() < whole.length() && most > 60) {
                assertThat(cut).as(what).contains("…").endsWith("\nalert a1");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void d14WhatTelegramGetsHasEveryTagClosedWhateverTheLimit(long seed) {
        Random random = new Random(seed);
        BriefTemplate telegram = BriefTemplate.builtIn("telegram");

        for (int i = 0; i < CASES; i++) {
            BriefAlert brief = telegram.render(message(random));
            String whole = brief.title() + "\n" + brief.text();
            int most = 1 + random.nextInt(whole.length() + 10);
            String what = "seed " + seed + ", case " + i + ", at most " + most + " of: " + whole;

            String cut = brief.htmlWithin(most);

            assertThat(cut.length()).as(what).isLessThanOrEqualTo(most);
            assertTagsClosed(cut, what);
            assertThat(numbers(whole)).as(what).containsAll(numbers(cut));
        }
    }
}
