package io.plimsoll.producers.files;

import io.plimsoll.producers.files.CollateralInput.Worth;
import io.plimsoll.producers.files.DecimalText.Range;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code {"asset": "USD", "assets": {"BTC": {"price": "60000", "weight": "0.95"}}}}. */
final class CollateralReader {
    private final String file;
    private final InputFaults faults;

    CollateralReader(String file, InputFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** Every asset of {@code balances} must have a price; the valuation asset has 1 and counts in full. */
    CollateralInput read(JsonValue value, Set<String> balances) {
        JsonFields fields = new JsonFields(file, value, List.of("asset", "assets"), faults);
        String asset = fields.text("asset");
        Map<String, Worth> assets = new LinkedHashMap<>();
        assets.put(asset, new Worth(BigDecimal.ONE, BigDecimal.ONE));
        fields.entries("assets").forEach((name, item) -> {
            JsonFields worth = new JsonFields(file, item, List.of("price", "weight"), faults);
            BigDecimal price = worth.decimal("price", Range.POSITIVE);
            BigDecimal weight = worth.decimal("weight", Range.UP_TO_1);
            if (name.equals(asset) && worth.valid() && price.compareTo(BigDecimal.ONE) != 0) {
                worth.fault("price", price.stripTrailingZeros().toPlainString(), "1 for the valuation asset");
            }
            assets.put(name, new Worth(price, weight));
        });
        for (String held : balances) {
            if (!assets.containsKey(held)) {
                fields.fault("assets", "no price of " + held + ", which balances hold", "a price and a weight of each");
            }
        }
        return new CollateralInput(asset, Collections.unmodifiableMap(assets));
    }
}
