package io.plimsoll.risk.market;

import java.util.List;

/**
 * What follows from one price. What it changes about the quality takes effect first, then the prices it set free, in order,
 * then the price itself if it is accepted.
 *
 * @param verdict of the price
 * @param changes of the symbol's quality
 * @param released earlier prices, kept aside until now, that this one confirms
 * @param discarded earlier prices, kept aside until now, that this one shows to have been spikes
 * @param switched whether the symbol is now priced by another source than before
 */
public record GateDecision(
        Verdict verdict, List<QualityChange> changes, List<PricePoint> released, int discarded, boolean switched) {

    public GateDecision {
        changes = List.copyOf(changes);
        released = List.copyOf(released);
    }

    static GateDecision refused(Verdict verdict) {
        return new GateDecision(verdict, List.of(), List.of(), 0, false);
    }
}
