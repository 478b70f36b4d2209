package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.MarketEvidence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bars, signal and faulty inputs an alert was decided on, as lines of its evidence. */
final class MarketFacts {
    private final Figures figures;
    private final List<Fact> facts = new ArrayList<>();

    private MarketFacts(Figures figures) {
        this.figures = figures;
    }

    static List<Fact> of(@Nullable MarketEvidence market, Figures figures) {
        if (market == null) {
            return List.of();
        }
        MarketFacts all = new MarketFacts(figures);
        all.reading(market);
        all.signal(market);
        market.faults().forEach(all::fault);
        all.kept(market.kept());
        return all.facts;
    }

    private void reading(MarketEvidence market) {
        MarketEvidence.Reading reading = market.reading();
        if (reading != null) {
            String regime = reading.volatilityRegime();
            String bars = reading.symbol() + ", " + reading.interval() + " bars";
            if (regime != null) {
                add("Volatility", regime + " among its own past (" + bars + ")");
            }
            String atr = figures.decimals(
                    reading.atr(),
                    PriceStep.of(BigDecimal.valueOf(reading.close())).most());
            Double baseline = reading.atrBaseline();
            String spike = baseline == null || !(baseline > 0)
                    ? ""
                    : ", " + figures.decimals(reading.atr() / baseline, 1) + " times its baseline";
            add("Average true range", atr + " (" + bars + ")" + spike);
        }
        Double away = market.liquidationAtr();
        if (away != null) {
            add("To liquidation", figures.decimals(away, 2) + " ATR");
        }
    }

    private void signal(MarketEvidence market) {
        MarketEvidence.Signal signal = market.signal();
        if (signal == null) {
            return;
        }
        add(
                "Signal",
                Names.sentence(Names.kind(signal.kind())) + " on " + signal.symbol() + ", " + signal.interval()
                        + " bars, " + signal.bias().toLowerCase(Locale.ROOT)
                        + stands(signal.bias(), market.equityShare()));
        add("Because", signal.reason());
        add("Confidence", figures.decimals(signal.confidence(), 2) + " of 1, not a probability");
        add("Measured false rate", falseRate(signal, figures));
        add("Signal at", figures.time(signal.time()));
    }

    /** {@code 0.71 of 1, false in 43.00 % of 1,431 such signals}. */
    static String belief(MarketEvidence.Signal signal, Figures figures) {
        String measured = falseRate(signal, figures);
        return figures.decimals(signal.confidence(), 2) + " of 1, "
                + (signal.falseRate() == null ? measured : "false in " + measured);
    }

    private static String falseRate(MarketEvidence.Signal signal, Figures figures) {
        return signal.falseRate() == null
                ? "never measured"
                : figures.percent(signal.falseRate()) + " of " + figures.count(signal.samples()) + " such signals";
    }

    /** How it leans beside the position: {@code , against the long, which is 40.00 % of equity}. */
    private String stands(String bias, @Nullable Double share) {
        if (share == null || share == 0) {
            return "";
        }
        boolean isLong = share > 0;
        String how = bias.equals("NEUTRAL") || bias.equals("UNKNOWN")
                ? ", for the "
                : bias.equals("BULLISH") == isLong ? ", with the " : ", against the ";
        String size = share.isInfinite() ? "more than all" : figures.percent(Math.abs(share));
        return how + (isLong ? "long" : "short") + ", which is " + size + " of equity";
    }

    private void fault(MarketEvidence.Fault fault) {
        add("Not trusted", fault.symbol() + ": " + fault.detail() + ", since " + figures.time(fault.since()));
    }

    private void kept(Map<String, String> kept) {
        if (!kept.isEmpty()) {
            List<String> levels = new ArrayList<>();
            new TreeMap<>(kept).forEach((rule, severity) -> levels.add(rule + " " + severity));
            add("Kept meanwhile", String.join(", ", levels));
        }
    }

    private void add(String name, String value) {
        facts.add(new Fact(name, value));
    }
}
