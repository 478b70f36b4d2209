package io.plimsoll.risk.oracle;

import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.fixture.PositionBuilder;
import io.plimsoll.risk.margin.ContractType;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Side;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import io.plimsoll.risk.stress.BetaMove;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A random history: three accounts, four symbols (one or two inverse) with prices from 1e-4 to 1e5 and tier floors around
 * the position sizes; cross, isolated and hedged positions (some hedges with two
 * liquidation prices) that open, change, close and change mode; balances, contracts
 * and rules that change; some things arriving before what they need.
 */
final class RandomHistory {

    private final Random random;
    private final boolean wild;
    private final List<String> accounts;
    private final List<Instrument> instruments = new ArrayList<>();
    private final double[] prices;
    private final List<Input> inputs = new ArrayList<>();
    private long timeMs = 1_700_000_000_000L;
    private boolean stressed;
    private double marketSide;
    private long sequence = -1;

    RandomHistory(long seed) {
        this(seed, false);
    }

    private RandomHistory(long seed, boolean wild) {
        this.random = new Random(seed);
        this.wild = wild;
        this.accounts = wild ? List.of("a-1", "a-2", "b-1", "b-10", "c-1") : List.of("a-1", "a-2", "b-1");
        this.prices = new double[wild ? 6 : 4];
    }

    /**
     * A history beyond what exact decimals decide: five accounts, six symbols (two inverse), mostly prices, many of them small
     * steps, some the same again, some falls to a tenth; empty wallets; tiers with given amounts that leave steps or negative
     * margins; rules of any levels, 0 and above 1 included, that change their kind.
     */
    static RandomHistory wild(long seed) {
        return new RandomHistory(seed, true);
    }

    List<Input> inputs(int records) {
        for (int i = 0; i < prices.length; i++) {
            prices[i] = Math.pow(10, between(-4, 5));
            instruments.add(instrument(i));
        }
        List<Input> start = new ArrayList<>();
        instruments.forEach(instrument -> start.add(new Input.Terms(instrument, now())));
        DefaultRules.ladders().forEach(rule -> start.add(new Input.Rule(rule, now())));
        start.add(new Input.Rule(heldRule(), now()));
        for (int i = 0; i < prices.length; i++) {
            start.add(price(i));
        }
        if (stressed) {
            start.add(new Input.Rule(crashRule(), now()));
        }
        for (int i = start.size(); i > 1; i--) {
            start.add(start.remove(random.nextInt(i))); // any order: what is missing makes units not evaluable
        }
        for (Input input : start) {
            inputs.add(input);
            if (chance(0.5)) {
                inputs.add(chance(0.6) ? position() : balance());
            }
        }
        while (inputs.size() < records) {
            timeMs += random.nextInt(3_000);
            inputs.add(chance(marketSide) ? marketSide() : stressed && chance(0.02) ? crash() : next());
        }
        return inputs;
    }

    private Input next() {
        double die = wild && chance(0.75) ? 0 : random.nextDouble();
        if (die < 0.72) {
            return price(random.nextInt(prices.length));
        } else if (die < 0.86) {
            return position();
        } else if (die < 0.94) {
            return balance();
        } else if (die < 0.96) {
            int i = random.nextInt(prices.length);
            instruments.set(i, instrument(i));
            return new Input.Terms(instruments.get(i), now());
        } else if (die < 0.98) {
            if (wild && chance(0.6)) {
                return new Input.Rule(anyRule(), now());
            }
            return new Input.Rule(
                    chance(0.5) ? heldRule() : DefaultRules.ladders().get(random.nextInt(2)), now());
        }
        String[] ids = {
            "held-distance", DefaultRules.MARGIN_RATIO.id(), DefaultRules.LIQUIDATION_DISTANCE.id(), "any-1", "any-2"
        };
        return new Input.RuleGone(ids[random.nextInt(wild ? 5 : 3)], now());
    }

    private Input price(int i) {
        prices[i] *= Math.exp(wild ? wildStep() : chance(0.05) ? between(-0.15, 0.15) : random.nextGaussian() * 0.02);
        sequence++;
        return new Input.Price("S" + i, prices[i], now());
    }

    private double wildStep() {
        double die = random.nextDouble();
        if (die < 0.05) {
            return 0;
        }
        if (die < 0.052) {
            return chance(0.5) ? -2.3 : 2.3;
        }
        return die < 0.08 ? between(-0.3, 0.3) : random.nextGaussian() * (chance(0.5) ? 0.0005 : 0.006);
    }

    private Input balance() {
        boolean coin = chance(0.3);
        double amount = wild && chance(0.05) ? 0 : coin ? between(-0.02, 3) : between(-20, 3_000);
        return new Input.Balance(account(), coin ? "COIN" : "USDT", amount, now());
    }

    private Input position() {
        int i = random.nextInt(prices.length);
        Instrument terms = instruments.get(i);
        PositionBuilder position = PositionBuilder.of(terms.symbol(), chance(0.5) ? Side.LONG : Side.SHORT);
        if (chance(0.25)) {
            return new Input.Holding(account(), position.quantity(0).build(), now());
        }
        double size = between(0.2, 2) * size(terms);
        double perSize = terms.contract() == ContractType.INVERSE ? 1 / prices[i] : prices[i];
        double quantity = size / perSize / terms.contractSize();
        if (terms.lotSize() > 0) {
            quantity = Math.ceil(quantity / terms.lotSize()) * terms.lotSize();
        }
        position.quantity(quantity).entry(prices[i] * between(0.93, 1.07)).leverage(between(3, 25));
        if (chance(0.15)) {
            return hedge(terms, perSize);
        }
        if (chance(0.35)) {
            if (chance(0.5)) {
                position.isolatedAt(between(3, 25));
            } else {
                position.isolated(size * between(0.03, 0.3));
            }
        }
        return new Input.Holding(account(), position.build(), now());
    }

    /**
     * A hedge on the brink of a dear tier, with a wallet that a fall uses up as well as a rise: two liquidation prices. The
     * last of its three records is returned.
     */
    private Input hedge(Instrument terms, double perSize) {
        String account = account();
        double border = terms.tiers().tiers().get(2).notionalFloor();
        double quantity = border * between(0.8, 1) / perSize / terms.contractSize();
        double part = between(0.85, 0.95);
        double entry = price(terms);
        inputs.add(new Input.Balance(account, terms.settleAsset(), border * (1 - part) * between(0.2, 0.9), now()));
        inputs.add(new Input.Holding(account, leg(terms, Side.LONG, quantity, entry), now()));
        return new Input.Holding(account, leg(terms, Side.SHORT, quantity * part, entry), now());
    }

    private static Position leg(Instrument terms, Side side, double quantity, double entry) {
        return PositionBuilder.of(terms.symbol(), side)
                .quantity(quantity)
                .entry(entry)
                .build();
    }

    private double price(Instrument terms) {
        return prices[instruments.indexOf(terms)];
    }

    private Instrument instrument(int i) {
        boolean inverse = i == 3 || i == 5;
        String symbol = "S" + i;
        InstrumentBuilder terms =
                inverse ? InstrumentBuilder.inverse(symbol, "COIN").contractSize(10) : InstrumentBuilder.linear(symbol);
        if (i == 2) {
            terms.contractSize(0.001);
        }
        double size = inverse ? 10 : 10_000;
        double rate = between(0.004, 0.03);
        double second = size * between(0.2, 1);
        double third = size * between(1, 2);
        terms.tiers(0, rate, second, rate * between(1.2, 2), third, rate * between(2, chance(0.5) ? 16 : 4));
        if (wild && chance(0.15)) {
            double given = second * rate * between(0.1, 1.5);
            terms.givenTiers(
                    0,
                    rate,
                    chance(0.3) ? given : 0,
                    second,
                    rate * 1.5,
                    given,
                    third,
                    rate * 3,
                    given * between(1, 4));
        }
        terms.takerFee(between(0, 0.0006)).liquidationFee(chance(0.3) ? 0.0005 : 0);
        if (chance(0.5)) {
            double typical = size / (inverse ? 1 / prices[i] : prices[i]);
            terms.lot(Math.pow(10, Math.floor(Math.log10(typical)) - 2));
        }
        return chance(0.2) ? terms.onEntryValue().build() : terms.build();
    }

    private static double size(Instrument terms) {
        return terms.contract() == ContractType.INVERSE ? 10 : 10_000;
    }

    /** The same kind of history with a STRESS rule that comes, changes and goes. */
    RandomHistory stressed() {
        stressed = true;
        return this;
    }

    /** The same kind of history, in which prices and accounts go bad and come back, and bars and signals come with rules on them. */
    RandomHistory withMarketSide() {
        marketSide = 0.3;
        return this;
    }

    private Input marketSide() {
        MarketSide side = new MarketSide(random);
        if (chance(0.15)) {
            return side.ofAccount(account(), now());
        }
        int i = random.nextInt(prices.length);
        return side.next("S" + i, prices[i], now());
    }

    private Input crash() {
        return chance(0.3) ? new Input.RuleGone("crash", now()) : new Input.Rule(crashRule(), now());
    }

    /** Up, then down; sometimes by symbol, base asset and beta. */
    private AlertRule crashRule() {
        PriceMoves up = PriceMoves.uniform(between(0, 0.1));
        PriceMoves down = chance(0.5)
                ? PriceMoves.uniform(-between(0.02, 0.2))
                : new PriceMoves(
                        new TreeMap<>(Map.of("S0", -between(0, 0.2))),
                        new TreeMap<>(Map.of("COIN", -between(0, 0.1))),
                        Optional.of(BetaMove.of(-0.05, Map.of("S1", between(-2, 2)))),
                        -0.03);
        Scenario scenario = Scenario.ofPrices("crash", "up, then down", up, down);
        Map<Severity, Double> levels = Map.of(Severity.WARNING, 0.8, Severity.CRITICAL, 1.0);
        return AlertRule.of("crash", RuleKind.STRESS, levels, 0.05, chance(0.5) ? 0 : 3_000, Optional.of(scenario));
    }

    private AlertRule heldRule() {
        return AlertRule.of(
                "held-distance",
                RuleKind.LIQUIDATION_DISTANCE,
                Map.of(
                        Severity.INFO,
                        between(0.15, 0.2),
                        Severity.WARNING,
                        0.1,
                        Severity.CRITICAL,
                        0.05,
                        Severity.EMERGENCY,
                        0.01),
                0.005,
                chance(0.5) ? 5_000 : 2_000);
    }

    private AlertRule anyRule() {
        boolean ratio = chance(0.5);
        double first = chance(0.1) ? 0 : between(0.01, 0.7);
        double second = first + between(0.05, 0.6);
        double third = second + between(0.01, 0.9);
        Map<Severity, Double> levels = ratio
                ? Map.of(Severity.INFO, first, Severity.WARNING, second, Severity.EMERGENCY, third)
                : Map.of(Severity.INFO, third, Severity.CRITICAL, second, Severity.EMERGENCY, first);
        return AlertRule.of(
                chance(0.5) ? "any-1" : "any-2",
                ratio ? RuleKind.MARGIN_RATIO : RuleKind.LIQUIDATION_DISTANCE,
                levels,
                chance(0.2) ? 0 : between(0, 0.1),
                chance(0.3) ? 3_000 : 0);
    }

    private Moment now() {
        return new Moment(timeMs, sequence);
    }

    private String account() {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }
}
