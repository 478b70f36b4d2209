package io.plimsoll.schemas.codec;

import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;

/** Avro's in-memory models of values that are not generated classes. */
final class Models {
    private Models() {}

    /** Model of generic values; with converters, decimals are BigDecimal and timestamps Instant, else bytes and long. */
    static GenericData generic(boolean logicalTypeConverters) {
        GenericData model = new GenericData();
        if (logicalTypeConverters) {
            Conversion<?>[] conversions = {
                new Conversions.DecimalConversion(),
                new Conversions.UUIDConversion(),
                new TimeConversions.DateConversion(),
                new TimeConversions.TimeMillisConversion(),
                new TimeConversions.TimeMicrosConversion(),
                new TimeConversions.TimestampMillisConversion(),
                new TimeConversions.TimestampMicrosConversion(),
                new TimeConversions.LocalTimestampMillisConversion(),
                new TimeConversions.LocalTimestampMicrosConversion()
            };
            for (Conversion<?> conversion : conversions) {
                model.addLogicalTypeConversion(conversion);
            }
        }
        return model;
    }
}
