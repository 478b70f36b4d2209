package io.plimsoll.app.calc;

import io.plimsoll.producers.files.AccountInput;
import io.plimsoll.producers.files.CollateralInput;
import io.plimsoll.producers.files.ContractInput;
import io.plimsoll.producers.files.MarketInput;
import io.plimsoll.producers.files.PositionInput;
import io.plimsoll.risk.funding.FundingRate;
import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Portfolio;
import io.plimsoll.risk.margin.UnifiedCollateral;
import io.plimsoll.streams.mapping.InputMapping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An account file's account as the margin model takes it. The only place where the two meet. */
public final class AccountMapping {
    private static final BigDecimal HOUR_MS = new BigDecimal(3_600_000);

    private AccountMapping() {}

    /**
     * The account at its marks.
     *
     * @throws IllegalArgumentException on a value the margin model cannot take
     */
    public static Portfolio portfolio(AccountInput input) {
        Map<String, Instrument> instruments = new TreeMap<>();
        input.contracts().forEach((symbol, contract) -> instruments.put(symbol, instrument(contract)));
        List<OpenPosition> positions = new ArrayList<>(input.positions().size());
        for (PositionInput each : input.positions()) {
            Instrument instrument = instruments.get(each.position().getSymbol());
            if (instrument == null) {
                throw new IllegalArgumentException(
                        "instrument of " + each.position().getSymbol() + " is missing");
            }
            positions.add(new OpenPosition(
                    InputMapping.position(each.position()),
                    instrument,
                    each.markPrice().doubleValue()));
        }
        Optional<UnifiedCollateral> unified = input.collateral().map(worth -> unified(worth, input.balances()));
        Map<String, Double> wallets = unified.isPresent() ? Map.of() : doubles(input.balances());
        return new Portfolio(input.account(), wallets, positions, unified, doubles(input.spot()));
    }

    /** Betas by symbol, of the symbols that have one. */
    public static Map<String, Double> betas(AccountInput input) {
        Map<String, Double> betas = new TreeMap<>();
        input.market()
                .forEach((symbol, market) -> market.beta().ifPresent(beta -> betas.put(symbol, beta.doubleValue())));
        return betas;
    }

    /** Average true ranges by symbol, in price units, of the symbols that have one. */
    public static Map<String, Double> atrs(AccountInput input) {
        Map<String, Double> atrs = new TreeMap<>();
        input.market().forEach((symbol, market) -> market.atr().ifPresent(atr -> atrs.put(symbol, atr.doubleValue())));
        return atrs;
    }

    /**
     * Funding rates by symbol, of the symbols that have one.
     *
     * @throws IllegalArgumentException on an interval of less than a millisecond
     */
    public static Map<String, FundingRate> fundingRates(AccountInput input) {
        Map<String, FundingRate> rates = new TreeMap<>();
        input.market()
                .forEach((symbol, market) -> fundingRate(symbol, market).ifPresent(rate -> rates.put(symbol, rate)));
        return rates;
    }

    private static Optional<FundingRate> fundingRate(String symbol, MarketInput market) {
        if (market.fundingRate().isEmpty()
                || market.fundingIntervalHours().isEmpty()
                || market.nextFundingTime().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FundingRate(
                symbol,
                market.fundingRate().get().doubleValue(),
                market.fundingIntervalHours().get().multiply(HOUR_MS).longValue(),
                market.nextFundingTime().get().toEpochMilli()));
    }

    private static Instrument instrument(ContractInput contract) {
        Instrument instrument = InputMapping.instrument(contract.terms());
        return contract.baseAsset().map(instrument::following).orElse(instrument);
    }

    /** What it holds, and with balance 0 what it can settle in. */
    private static UnifiedCollateral unified(CollateralInput worth, Map<String, BigDecimal> balances) {
        List<CollateralHolding> holdings = new ArrayList<>(worth.assets().size());
        worth.assets()
                .forEach((asset, each) -> holdings.add(new CollateralHolding(
                        asset,
                        balances.getOrDefault(asset, BigDecimal.ZERO).doubleValue(),
                        each.price().doubleValue(),
                        each.weight().doubleValue())));
        return new UnifiedCollateral(worth.asset(), holdings);
    }

    private static Map<String, Double> doubles(Map<String, BigDecimal> amounts) {
        Map<String, Double> doubles = new TreeMap<>();
        amounts.forEach((name, amount) -> doubles.put(name, amount.doubleValue()));
        return doubles;
    }
}
