package io.plimsoll.alerting.template;

import io.plimsoll.alerting.notify.Conventions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and times as a reader writes them: plain decimals, no exponent, exact. 104582.41 is {@code 104,582.41} in English and
 * {@code 104.582,41} in German; spaces are ordinary ones, so that an SMS can hold them.
 */
final class Figures {
    /** What stands for a figure that does not exist. */
    static final String NONE = "none";

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ENGLISH);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter UTC_CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT);

    /** What is beyond these digits is the rounding of the calculation, and no reason to ask for a cent more. */
    private static final MathContext EXACT = new MathContext(12, RoundingMode.HALF_EVEN);

    private final Conventions conventions;

    Figures(Conventions conventions) {
        this.conventions = conventions;
    }

    /** A fraction with four decimals: {@code 0.8123}. */
    String ratio(@Nullable Double value) {
        return decimals(value, 4);
    }

    /** {@code value} with so many decimals; infinite is a word. */
    String decimals(@Nullable Double value, int places) {
        if (value == null || value.isNaN()) {
            return NONE;
        }
        if (value.isInfinite()) {
            return "Infinity";
        }
        return written(BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN));
    }

    /** A fraction as per cent with two decimals: 0.0512 is {@code 5.12 %}. */
    String percent(@Nullable Double fraction) {
        if (fraction == null || fraction.isInfinite() || fraction.isNaN()) {
            return decimals(fraction, 0);
        }
        return written(BigDecimal.valueOf(fraction).movePointRight(2).setScale(2, RoundingMode.HALF_EVEN)) + " %";
    }

    /** A quantity with eight significant digits, no trailing zeros. */
    String amount(@Nullable BigDecimal value) {
        return amount(value, RoundingMode.HALF_EVEN);
    }

    private String amount(@Nullable BigDecimal value, RoundingMode mode) {
        if (value == null) {
            return NONE;
        }
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal rounded =
                value.precision() - value.scale() > 8 ? value.setScale(0, mode) : value.round(new MathContext(8, mode));
        BigDecimal stripped = rounded.stripTrailingZeros();
        return written(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    /** Money in its asset: two decimals from 1 on, eight significant digits below. */
    String money(BigDecimal value) {
        return money(value, RoundingMode.HALF_EVEN);
    }

    /** Money that has to be enough: never rounded down. 160.82964 is {@code 160.83}. */
    String enough(@Nullable BigDecimal value) {
        return value == null ? NONE : money(value.round(EXACT), RoundingMode.CEILING);
    }

    /** A quantity that has to be enough: eight significant digits, never rounded down. */
    String enoughOf(@Nullable BigDecimal quantity) {
        return amount(quantity == null ? null : quantity.round(EXACT), RoundingMode.CEILING);
    }

    private String money(BigDecimal value, RoundingMode mode) {
        return value.abs().compareTo(BigDecimal.ONE) >= 0 ? written(value.setScale(2, mode)) : amount(value, mode);
    }

    /** A price with as many decimals as {@code step} says. */
    String price(@Nullable BigDecimal value, PriceStep step) {
        return value == null ? NONE : written(step.nearest(value));
    }

    /** A liquidation price, rounded towards the mark: never more room than there is. */
    String liquidation(@Nullable BigDecimal value, BigDecimal mark) {
        return value == null ? NONE : written(PriceStep.of(mark).towards(mark, value));
    }

    /** A whole number. */
    String count(long number) {
        return written(BigDecimal.valueOf(number));
    }

    /** {@code 2025-10-10 23:15:00 CEST (21:15:00 UTC)}. */
    String time(Instant time) {
        ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
        ZonedDateTime local = time.atZone(conventions.zone());
        if (local.getOffset().equals(ZoneOffset.UTC) && conventions.zone().normalized() instanceof ZoneOffset) {
            return UTC.format(utc);
        }
        boolean sameDay = local.toLocalDate().equals(utc.toLocalDate());
        return LOCAL.format(local) + " (" + (sameDay ? UTC_CLOCK : UTC).format(utc) + ")";
    }

    private String written(BigDecimal number) {
        if (conventions.locale().equals(Locale.ROOT)) {
            return number.toPlainString();
        }
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(conventions.locale());
        format.setMinimumFractionDigits(number.scale());
        format.setMaximumFractionDigits(number.scale());
        return format.format(number)
                .replace('\u202F', ' ')
                .replace('\u00A0', ' ')
                .replace('\u2212', '-')
                .replace('\u2019', '\'');
    }
}
