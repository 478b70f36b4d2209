package io.plimsoll.producers.files;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One account at one moment, as {@code calc} and {@code stress} read it: checked by itself, not yet valued.
 *
 * @param file path as typed, or {@code stdin}
 * @param line line it begins on, from 1
 * @param account account id
 * @param asOf moment of the marks; empty when not given
 * @param balances wallet balance by asset, without unrealised PnL; of a unified account the amounts it holds
 * @param contracts terms by symbol
 * @param positions positions with quantity > 0, in input order; one a symbol and side, one mark a symbol
 * @param market what else is known of a symbol, by symbol
 * @param collateral how a unified account values its balances; empty when each settle asset is a pool of its own
 * @param spot coins outside any margin account, by asset
 * @param peakEquity highest margin balance so far by scope, > 0
 */
public record AccountInput(
        String file,
        int line,
        String account,
        Optional<Instant> asOf,
        Map<String, BigDecimal> balances,
        Map<String, ContractInput> contracts,
        List<PositionInput> positions,
        Map<String, MarketInput> market,
        Optional<CollateralInput> collateral,
        Map<String, BigDecimal> spot,
        Map<String, BigDecimal> peakEquity) {}
