package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import io.plimsoll.schemas.avro.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tiers in JSON: gapless from 0, each cap the next floor, the last cap null, rates that never fall. A maintenance amount is
 * taken as given; left out, it stays null and is derived where it is used.
 */
final class TierList {
    static final List<String> FIELDS =
            List.of("notionalFloor", "notionalCap", "maintenanceMarginRate", "maintenanceAmount", "maxLeverage");

    private final String file;
    private final InputFaults faults;

    TierList(String file, InputFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** The tiers; empty when there is a fault, or nothing to read. */
    Optional<List<Tier>> read(List<JsonValue> values) {
        List<Tier> tiers = new ArrayList<>();
        boolean valid = !values.isEmpty();
        for (JsonValue value : values) {
            JsonFields fields = new JsonFields(file, value, FIELDS, faults);
            Tier tier = new Tier(
                    fields.decimal("notionalFloor", Range.NOT_NEGATIVE),
                    fields.nullableDecimal("notionalCap", Range.POSITIVE).orElse(null),
                    fields.decimal("maintenanceMarginRate", Range.UP_TO_1),
                    fields.optionalDecimal("maintenanceAmount", Range.ANY).orElse(null),
                    fields.nullableDecimal("maxLeverage", Range.POSITIVE).orElse(null));
            if (valid && fields.valid()) {
                boolean last = tiers.size() + 1 == values.size();
                check(fields, tier, tiers.isEmpty() ? null : tiers.get(tiers.size() - 1), last);
            }
            valid &= fields.valid();
            tiers.add(tier);
        }
        return valid ? Optional.of(tiers) : Optional.empty();
    }

    private static void check(JsonFields fields, Tier tier, @Nullable Tier before, boolean last) {
        BigDecimal start = before == null ? BigDecimal.ZERO : before.getNotionalCap();
        if (tier.getNotionalFloor().compareTo(start) != 0) {
            fields.fault(
                    "notionalFloor",
                    plain(tier.getNotionalFloor()),
                    plain(start) + (before == null ? " for the first tier" : ", where the tier before ends"));
        }
        @Nullable BigDecimal cap = tier.getNotionalCap();
        if (last && cap != null) {
            fields.fault("notionalCap", plain(cap), "null for the last tier");
        } else if (!last && cap == null) {
            fields.fault("notionalCap", "null", "a cap for every tier but the last");
        } else if (cap != null && cap.compareTo(tier.getNotionalFloor()) <= 0) {
            fields.fault("notionalCap", plain(cap), "more than the floor " + plain(tier.getNotionalFloor()));
        }
        if (before != null && tier.getMaintenanceMarginRate().compareTo(before.getMaintenanceMarginRate()) < 0) {
            fields.fault(
                    "maintenanceMarginRate",
                    plain(tier.getMaintenanceMarginRate()),
                    "at least " + plain(before.getMaintenanceMarginRate()));
        }
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
