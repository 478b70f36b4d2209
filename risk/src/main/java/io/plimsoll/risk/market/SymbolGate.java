package io.plimsoll.risk.market;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gate of one symbol. Owned by one thread. */
final class SymbolGate {
    private final String symbol;
    private final GateSettings settings;
    private final double band;
    private final Quarantine quarantine;
    private final SourceChoice sources;
    private @Nullable PricePoint last;
    private long heardMs;
    private long toldMs;
    private PriceQuality quality = PriceQuality.GOOD;
    private QualityReason reason = QualityReason.NONE;
    private long sinceMs;

    SymbolGate(String symbol, GateSettings settings) {
        this.symbol = symbol;
        this.settings = settings;
        this.band = settings.spikeBand(symbol);
        this.quarantine = new Quarantine(settings, symbol);
        this.sources = new SourceChoice(settings, symbol);
    }

    GateDecision offer(OfferedPrice price) {
        if (!(price.markPrice() > 0) || Double.isInfinite(price.markPrice())) {
            return GateDecision.refused(Verdict.NON_POSITIVE);
        }
        if (settings.skewMs() > 0 && price.timeMs() - price.arrivedMs() > settings.skewMs()) {
            return ahead(price);
        }
        PricePoint accepted = last;
        if (accepted == null) {
            return accept(price, List.of(), 0);
        }
        PricePoint newest = quarantine.isEmpty() ? accepted : quarantine.newest();
        boolean standby = sources.standsBy(price.source(), price.timeMs());
        if (price.timeMs() < newest.timeMs() && !(standby && price.timeMs() >= accepted.timeMs())) {
            return GateDecision.refused(Verdict.OUT_OF_ORDER);
        }
        if (!standby && price.point().equals(newest)) {
            return GateDecision.refused(Verdict.DUPLICATE);
        }
        if (standby) {
            return standBy(price);
        }
        return isFar(accepted, price) ? doubt(accepted, price) : believe(price);
    }

    private boolean isFar(PricePoint accepted, OfferedPrice price) {
        return price.timeMs() - accepted.timeMs() <= settings.spikeWindowMs()
                && accepted.distanceTo(price.markPrice()) > band;
    }

    private GateDecision ahead(OfferedPrice price) {
        long bestTimeMs = last == null ? price.arrivedMs() : Math.max(last.timeMs(), price.arrivedMs());
        String detail = "a price is stamped %d s ahead of its arrival, allowed are %d s"
                .formatted((price.timeMs() - price.arrivedMs()) / 1_000, settings.skewMs() / 1_000);
        return new GateDecision(
                Verdict.CLOCK_SKEW,
                become(PriceQuality.SUSPECT, QualityReason.CLOCK_SKEW, bestTimeMs, detail),
                List.of(),
                0,
                false);
    }

    /** A source that stands by prices nobody, but can confirm what the active one says. */
    private GateDecision standBy(OfferedPrice price) {
        if (!quarantine.agrees(price.markPrice())) {
            return GateDecision.refused(Verdict.STANDBY);
        }
        List<PricePoint> released = quarantine.takeAll();
        last = released.get(released.size() - 1);
        heardMs = price.arrivedMs();
        return new GateDecision(
                Verdict.STANDBY,
                become(PriceQuality.GOOD, QualityReason.NONE, last.timeMs(), "confirmed by " + price.source()),
                released,
                0,
                false);
    }

    private GateDecision doubt(PricePoint accepted, OfferedPrice price) {
        if (divergence(price) <= band || quarantine.isConfirmedBy(accepted.markPrice(), price.markPrice())) {
            boolean confirms = quarantine.isOnTheSide(accepted.markPrice(), price.markPrice());
            List<PricePoint> kept = quarantine.takeAll();
            return accept(price, confirms ? kept : List.of(), confirms ? 0 : kept.size());
        }
        int discarded = quarantine.isOnTheSide(accepted.markPrice(), price.markPrice())
                ? 0
                : quarantine.takeAll().size();
        quarantine.add(price.point());
        String detail = "a price of %s, %s before, is not confirmed yet"
                .formatted(plain(price.markPrice()), plain(accepted.markPrice()));
        return new GateDecision(
                Verdict.SPIKE,
                become(PriceQuality.SUSPECT, QualityReason.SPIKE, price.timeMs(), detail),
                List.of(),
                discarded,
                false);
    }

    private GateDecision believe(OfferedPrice price) {
        boolean confirms =
                quarantine.agrees(price.markPrice()) && last != null && last.distanceTo(price.markPrice()) > band;
        List<PricePoint> kept = quarantine.takeAll();
        return accept(price, confirms ? kept : List.of(), confirms ? 0 : kept.size());
    }

    private GateDecision accept(OfferedPrice price, List<PricePoint> released, int discarded) {
        last = price.point();
        heardMs = price.arrivedMs();
        toldMs = heardMs;
        boolean switched = sources.priced(price.source(), price.timeMs());
        return new GateDecision(Verdict.ACCEPTED, qualityOf(price), released, discarded, switched);
    }

    private List<QualityChange> qualityOf(OfferedPrice price) {
        double divergence = divergence(price);
        long lateMs = price.arrivedMs() - price.timeMs();
        if (Double.isFinite(divergence) && divergence > settings.divergenceBand()) {
            String detail =
                    "mark price %s, index price %s".formatted(plain(price.markPrice()), plain(price.indexPrice()));
            return become(PriceQuality.SUSPECT, QualityReason.DIVERGED, price.timeMs(), detail);
        } else if (settings.skewMs() > 0 && lateMs > settings.skewMs()) {
            String detail = "a price is stamped %d s before its arrival, allowed are %d s"
                    .formatted(lateMs / 1_000, settings.skewMs() / 1_000);
            return become(PriceQuality.SUSPECT, QualityReason.CLOCK_SKEW, price.timeMs(), detail);
        }
        return become(PriceQuality.GOOD, QualityReason.NONE, price.timeMs(), "a good price came");
    }

    /** Distance from the index price beside it, as a fraction of that; infinite: there is none. */
    private static double divergence(OfferedPrice price) {
        return price.indexPrice() > 0 ? Math.abs(price.markPrice() / price.indexPrice() - 1) : Double.POSITIVE_INFINITY;
    }

    /** What is to be said of its silence: at first, and again as often as it has lasted that long. */
    List<QualityChange> silence(long nowMs) {
        PricePoint accepted = last;
        if (accepted == null || nowMs - Math.max(heardMs, toldMs) <= settings.staleMs()) {
            return List.of();
        }
        toldMs = nowMs;
        quality = PriceQuality.STALE;
        reason = QualityReason.NO_PRICE;
        sinceMs = accepted.timeMs();
        long silentMs = nowMs - heardMs;
        return List.of(new QualityChange(
                symbol, quality, reason, sinceMs, sinceMs + silentMs, "no price for %d s".formatted(silentMs / 1_000)));
    }

    private List<QualityChange> become(PriceQuality next, QualityReason why, long timeMs, String detail) {
        if (next == quality && why == reason) {
            return List.of();
        }
        List<QualityChange> changes = new ArrayList<>();
        quality = next;
        reason = why;
        sinceMs = timeMs;
        changes.add(new QualityChange(symbol, next, why, timeMs, timeMs, detail));
        return changes;
    }

    /** Whether there is more to keep than the last accepted price. */
    boolean hasMore() {
        return quality != PriceQuality.GOOD || !quarantine.isEmpty() || sources.isUsed();
    }

    SymbolState state() {
        return new SymbolState(quarantine.waiting(), sources.active(), sources.heardMs(), quality, reason, sinceMs);
    }

    @Nullable
    PricePoint last() {
        return last;
    }

    void restore(PricePoint accepted, long nowMs) {
        last = accepted;
        heardMs = nowMs;
        toldMs = nowMs;
    }

    void restore(SymbolState state) {
        quarantine.restore(state.waiting());
        sources.restore(state.activeSource(), state.heardMs());
        quality = state.quality();
        reason = state.reason();
        sinceMs = state.sinceMs();
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
