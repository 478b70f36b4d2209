package io.plimsoll.schemas;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The page {@code docs/topics.md}, made from {@link Topics} and the schemas so that it cannot be wrong. */
public final class TopicsPage {
    private TopicsPage() {}

    /** The page: one table of topics, then the fields of each value. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Topics

                Generated from `Topics` and the Avro schemas; do not edit.

                Keys are UTF-8 strings. Values are Avro in Confluent wire format under the subject `<topic>-value`, held to
                FULL_TRANSITIVE compatibility. "per account": as many partitions as the setting `accounts.partitions` says.

                | topic | key | value | partitions | kept | written by | read by |
                |---|---|---|---|---|---|---|
                """);
        Topics.all().forEach(topic -> page.append(row(topic)));
        Topics.all().forEach(topic -> page.append(section(topic)));
        return page.toString();
    }

    private static String row(Topic<?> topic) {
        return "| `" + topic.name() + "` | " + topic.key() + " | " + valueName(topic) + " | " + partitions(topic)
                + " | "
                + kept(topic) + " | " + topic.writer()
                + " | "
                + String.join(", ", topic.readers()) + " |\n";
    }

    private static String kept(Topic<?> topic) {
        return topic.cleanup() == Topic.Cleanup.COMPACT
                ? "last of each key"
                : topic.retention().map(time -> time.toDays() + " d").orElse("for ever");
    }

    private static String section(Topic<?> topic) {
        StringBuilder section = new StringBuilder("\n## " + topic.name() + "\n\n" + topic.purpose() + "\n");
        if (SpecificRecord.class.isAssignableFrom(topic.valueType())) {
            section.append("\n| field | type | meaning |\n|---|---|---|\n");
            for (Schema.Field field :
                    SpecificData.get().getSchema(topic.valueType()).getFields()) {
                section.append("| `" + field.name() + "` | " + typeName(field.schema()) + " | "
                        + (field.doc() == null ? "" : field.doc().replace("|", "\\|")) + " |\n");
            }
        }
        return section.toString();
    }

    private static String valueName(Topic<?> topic) {
        return topic.valueType() == byte[].class
                ? "raw bytes"
                : "`" + topic.valueType().getSimpleName() + "`";
    }

    private static String partitions(Topic<?> topic) {
        return topic.partitioning() == Topic.Partitioning.ONE ? "1" : "per account";
    }

    private static String typeName(Schema schema) {
        if (schema.getLogicalType() != null) {
            return schema.getLogicalType().getName();
        }
        return switch (schema.getType()) {
            case UNION -> union(schema.getTypes());
            case ARRAY -> "list of " + typeName(schema.getElementType());
            case MAP -> "map to " + typeName(schema.getValueType());
            case RECORD, ENUM, FIXED -> schema.getName();
            default -> schema.getType().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String union(List<Schema> branches) {
        return branches.stream()
                .map(branch -> branch.getType() == Schema.Type.NULL ? "none" : typeName(branch))
                .sorted((a, b) -> Boolean.compare(a.equals("none"), b.equals("none")))
                .collect(Collectors.joining(" or "));
    }
}
