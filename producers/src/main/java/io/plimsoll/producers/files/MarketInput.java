package io.plimsoll.producers.files;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What an account file says of a symbol besides its mark; each may be left out.
 *
 * @param fundingRate fraction of notional at the next stamp; > 0: longs pay
 * @param fundingIntervalHours hours between stamps, > 0
 * @param nextFundingTime next stamp
 * @param atr average true range in price units, > 0
 * @param beta move of the symbol when the market moves by 1
 */
public record MarketInput(
        Optional<BigDecimal> fundingRate,
        Optional<BigDecimal> fundingIntervalHours,
        Optional<Instant> nextFundingTime,
        Optional<BigDecimal> atr,
        Optional<BigDecimal> beta) {}
