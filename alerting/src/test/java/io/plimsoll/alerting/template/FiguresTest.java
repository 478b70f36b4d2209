package io.plimsoll.alerting.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.notify.Conventions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private static Figures in(String locale, String zone) {
        return new Figures(new Conventions(Locale.forLanguageTag(locale), ZoneId.of(zone)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | 1,234,567.89 | 5.12 % | -8,208.80
            de-DE | 1.234.567,89 | 5,12 % | -8.208,80
            fr-FR | 1 234 567,89 | 5,12 % | -8 208,80
            de-CH | 1'234'567.89 | 5.12 % | -8'208.80
            sv-SE | 1 234 567,89 | 5,12 % | -8 208,80
            """)
    void writesNumbersAsTheirReaderDoesWithOrdinarySpacesAndSigns(
            String locale, String money, String percent, String loss) {
        Figures figures = in(locale, "UTC");

        assertThat(figures.money(new BigDecimal("1234567.89"))).isEqualTo(money);
        assertThat(figures.percent(0.0512)).isEqualTo(percent);
        assertThat(figures.money(new BigDecimal("-8208.795"))).isEqualTo(loss);
    }

    @Test
    void programsGetPlainDecimals() {
        Figures plain = new Figures(Conventions.PLAIN);

        assertThat(plain.money(new BigDecimal("1234567.89"))).isEqualTo("1234567.89");
        assertThat(plain.count(5_000)).isEqualTo("5000");
    }

    @Test
    void neverWritesAnExponentAndKeepsEveryDigitOfALargeNumber() {
        Figures german = in("de-DE", "UTC");

        assertThat(german.amount(new BigDecimal("0.000012345"))).isEqualTo("0,000012345");
        assertThat(german.amount(new BigDecimal("1E+3"))).isEqualTo("1.000");
        assertThat(german.money(new BigDecimal("123456789012345678.91"))).isEqualTo("123.456.789.012.345.678,91");
        assertThat(german.ratio(0.00001)).isEqualTo("0,0000");
        assertThat(german.ratio(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
        assertThat(german.ratio(null)).isEqualTo("none");
    }

    @Test
    void whatHasToBeEnoughIsNeverRoundedDown() {
        Figures plain = new Figures(Conventions.PLAIN);

        assertThat(plain.enough(new BigDecimal("10.200000000000001"))).isEqualTo("10.20");
        assertThat(plain.enough(new BigDecimal("160.82064"))).isEqualTo("160.83");
        assertThat(plain.enough(new BigDecimal("0.123456781"))).isEqualTo("0.12345679");
        assertThat(plain.enoughOf(new BigDecimal("12.3456781"))).isEqualTo("12.345679");
    }

    @ParameterizedTest
    @CsvSource({
        "104582.41,2,2",
        "3000,0,2",
        "0.5,1,6",
        "0.00001234,8,10",
        "1.234567891234,7,7",
        "121000.000000,0,0",
        "0,0,0"
    })
    void pricesAreAsFineAsTheMarkPrice(BigDecimal mark, int least, int most) {
        assertThat(PriceStep.of(mark)).isEqualTo(new PriceStep(least, most));
    }

    @Test
    void aPriceHasTheDecimalsOfTheMarkAndMoreWhereItNeedsThem() {
        Figures plain = new Figures(Conventions.PLAIN);
        PriceStep step = PriceStep.of(new BigDecimal("3000.000000000000000000"));

        assertThat(plain.price(new BigDecimal("3000"), step)).isEqualTo("3000");
        assertThat(plain.price(new BigDecimal("2951.374"), step)).isEqualTo("2951.37");
        assertThat(plain.price(new BigDecimal("102000.1"), PriceStep.of(new BigDecimal("104582.41"))))
                .isEqualTo("102000.10");
    }

    @Test
    void aLiquidationPriceIsRoundedTowardsTheMark() {
        Figures plain = new Figures(Conventions.PLAIN);

        assertThat(plain.liquidation(new BigDecimal("102000.121"), new BigDecimal("104582.41")))
                .isEqualTo("102000.13");
        assertThat(plain.liquidation(new BigDecimal("108000.129"), new BigDecimal("104582.41")))
                .isEqualTo("108000.12");
    }

    @Test
    void timesAreInTheReadersZoneWithUtcBesideIt() {
        Instant summer = Instant.parse("2025-10-10T21:15:00.250Z");

        assertThat(in("de-DE", "Europe/Berlin").time(summer)).isEqualTo("2025-10-10 23:15:00 CEST (21:15:00 UTC)");
        assertThat(in("de-DE", "Europe/Berlin").time(Instant.parse("2026-01-10T23:15:00Z")))
                .isEqualTo("2026-01-11 00:15:00 CET (2026-01-10 23:15:00 UTC)");
        assertThat(in("en", "Asia/Kolkata").time(summer))
                .isEqualTo("2025-10-11 02:45:00 IST (2025-10-10 21:15:00 UTC)");
        assertThat(in("en", "UTC").time(summer)).isEqualTo("2025-10-10 21:15:00 UTC");
        assertThat(new Figures(new Conventions(Locale.ENGLISH, ZoneOffset.ofHours(0))).time(summer))
                .isEqualTo("2025-10-10 21:15:00 UTC");
    }
}
