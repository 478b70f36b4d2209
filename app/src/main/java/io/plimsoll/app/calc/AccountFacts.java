package io.plimsoll.app.calc;

import io.plimsoll.producers.files.AccountInput;
import io.plimsoll.risk.funding.FundingRate;
import io.plimsoll.risk.margin.Portfolio;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account and what is known around it, ready to compute on.
 *
 * @param asOfMs moment of the marks, Unix milliseconds; of use only with funding rates
 * @param betas by symbol
 * @param atrs average true ranges by symbol, in price units
 * @param fundingRates by symbol
 * @param peakEquity highest margin balance so far, by scope
 */
record AccountFacts(
        Portfolio portfolio,
        long asOfMs,
        Map<String, Double> betas,
        Map<String, Double> atrs,
        Map<String, FundingRate> fundingRates,
        Map<String, Double> peakEquity) {

    /** Throws IllegalArgumentException on a value the margin model cannot take. */
    static AccountFacts of(AccountInput input) {
        Map<String, Double> peaks = new TreeMap<>();
        input.peakEquity().forEach((scope, peak) -> peaks.put(scope, peak.doubleValue()));
        return new AccountFacts(
                AccountMapping.portfolio(input),
                input.asOf().map(Instant::toEpochMilli).orElse(0L),
                AccountMapping.betas(input),
                AccountMapping.atrs(input),
                AccountMapping.fundingRates(input),
                peaks);
    }
}
