package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code {"BTCUSDT": {"fundingRate": "0.0001", "fundingIntervalHours": "8", "nextFundingTime": "…", …}}}. */
final class MarketReader {
    private static final List<String> FIELDS =
            List.of("fundingRate", "fundingIntervalHours", "nextFundingTime", "atr", "beta");
    private static final BigDecimal SHORTEST_HOURS = new BigDecimal("0.1");
    private static final BigDecimal LONGEST_HOURS = new BigDecimal("8760");
    private static final BigDecimal MS_PER_HOUR = new BigDecimal(3_600_000);

    private final String file;
    private final InputFaults faults;
    private final Optional<Instant> asOf;

    /**
     * A reader of one account's market.
     *
     * @param asOf time the account is of; funding needs it
     */
    MarketReader(String file, InputFaults faults, Optional<Instant> asOf) {
        this.file = file;
        this.faults = faults;
        this.asOf = asOf;
    }

    Map<String, MarketInput> read(Map<String, JsonValue> entries, Set<String> symbols) {
        Map<String, MarketInput> market = new LinkedHashMap<>();
        entries.forEach((symbol, value) -> {
            JsonFields fields = new JsonFields(file, value, FIELDS, faults);
            if (!symbols.contains(symbol)) {
                fields.fault(value, "a symbol that is not in instruments", "one of " + symbols);
            }
            market.put(symbol, symbol(fields));
        });
        return Collections.unmodifiableMap(market);
    }

    private MarketInput symbol(JsonFields fields) {
        Optional<BigDecimal> rate = fields.optionalDecimal("fundingRate", Range.ANY);
        Optional<BigDecimal> hours = fields.optionalDecimal("fundingIntervalHours", Range.POSITIVE);
        Optional<Instant> next = fields.optionalTime("nextFundingTime");
        if (fields.has("fundingRate")) {
            String found = "nothing beside a fundingRate";
            if (!fields.has("fundingIntervalHours")) {
                fields.fault("fundingIntervalHours", found, "hours between stamps");
            }
            if (!fields.has("nextFundingTime")) {
                fields.fault("nextFundingTime", found, "the time of the next stamp");
            }
            if (asOf.isEmpty()) {
                fields.fault("fundingRate", "a rate in an account without asOf", "asOf, to know what has accrued");
            }
        }
        if (hours.isPresent()
                && (hours.get().compareTo(SHORTEST_HOURS) < 0 || hours.get().compareTo(LONGEST_HOURS) > 0)) {
            String found = hours.get().stripTrailingZeros().toPlainString();
            fields.fault("fundingIntervalHours", found, "from " + SHORTEST_HOURS + " to " + LONGEST_HOURS + " hours");
        }
        if (asOf.isPresent() && next.isPresent() && hours.isPresent()) {
            checkNext(fields, asOf.get(), next.get(), hours.get());
        }
        return new MarketInput(
                rate,
                hours,
                next,
                fields.optionalDecimal("atr", Range.POSITIVE),
                fields.optionalDecimal("beta", Range.ANY));
    }

    private static void checkNext(JsonFields fields, Instant asOf, Instant next, BigDecimal hours) {
        Instant latest =
                asOf.plusMillis(hours.min(LONGEST_HOURS).multiply(MS_PER_HOUR).longValue());
        if (!next.isAfter(asOf) || next.isAfter(latest)) {
            fields.fault(
                    "nextFundingTime",
                    next.toString(),
                    "a time after asOf " + asOf + " and not after " + latest + ", one interval later");
        }
    }
}
