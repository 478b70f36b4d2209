package io.plimsoll.producers.files;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a JSON document, put into words only when a fault needs it.
 *
 * @param parent what it stands in; null for the whole document
 * @param step name of a field with its dot, index of an item in brackets
 */
record JsonPath(@Nullable JsonPath parent, String step) {
    static final JsonPath ROOT = new JsonPath(null, "$");

    JsonPath field(String name) {
        return new JsonPath(this, name);
    }

    JsonPath item(int index) {
        return new JsonPath(this, "[" + index + ']');
    }

    /** {@code $.BTCUSDT.tiers[0].notionalCap}. */
    @Override
    public String toString() {
        if (parent == null) {
            return step;
        }
        return parent + (step.startsWith("[") ? step : '.' + step);
    }
}
