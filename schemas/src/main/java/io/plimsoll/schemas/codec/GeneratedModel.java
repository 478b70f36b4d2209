package io.plimsoll.schemas.codec;

import java.util.ArrayList;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Avro's model of one generated class, with that class's own conversions of logical types, except that arrays are read into
 * ordinary lists. (Avro's own list compares without conversions: {@code equals} of two alerts with decimals in their
 * remedies would throw.)
 */
final class GeneratedModel extends SpecificData {
    GeneratedModel(Class<?> type) {
        super(type.getClassLoader());
        SpecificData own = SpecificData.getForClass(type);
        own.getConversions().forEach(this::addLogicalTypeConversion);
        setCustomCoders(own.useCustomCoders());
    }

    @Override
    public Object newArray(@Nullable Object old, int size, Schema schema) {
        if (old instanceof Collection<?> reused) {
            reused.clear();
            return reused;
        }
        return new ArrayList<>(size);
    }
}
