package io.plimsoll.risk.margin;

import java.util.List;

/** Maintenance-margin brackets of one contract, gapless from 0, floor inclusive, cap exclusive. */
public record Tiers(List<Tier> tiers) {
    public Tiers {
        tiers = List.copyOf(tiers);
    }
}
