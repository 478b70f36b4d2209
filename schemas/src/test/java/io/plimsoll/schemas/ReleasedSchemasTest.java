package io.plimsoll.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.schemas.SchemaCatalog.Entry;
import io.plimsoll.schemas.registry.CompatibilityLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every schema must understand, and be understood by, all its released versions. A change is released with {@code ./mvnw
 * -pl schemas test -Dplimsoll.release=true}, which writes the next version; commit the file.
 */
class ReleasedSchemasTest {
    private final ReleasedSchemas released = ReleasedSchemas.ofThisModule();

    @BeforeAll
    static void releaseWhenAsked() {
        ReleasedSchemas released = ReleasedSchemas.ofThisModule();
        if (Boolean.getBoolean("plimsoll.release")) {
            SchemaCatalog.entries().stream()
                    .filter(entry -> objections(entry.schema(), released.of(entry.subject()))
                            .isEmpty())
                    .filter(entry -> !isNewest(entry, released))
                    .forEach(released::release);
        }
    }

    static Stream<Entry> entries() {
        return SchemaCatalog.entries().stream();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void isFullTransitivelyCompatibleWithAllReleasedVersions(Entry entry) {
        List<Schema> versions = released.of(entry.subject());

        assertThat(versions).as("released versions of " + entry.subject()).isNotEmpty();
        assertThat(objections(entry.schema(), versions)).as(entry.subject()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void isTheNewestReleasedVersion(Entry entry) {
        assertThat(isNewest(entry, released))
                .as(
                        "schema of %s was changed; release it: ./mvnw -pl schemas test -Dplimsoll.release=true",
                        entry.subject())
                .isTrue();
    }

    @Test
    void everyReleasedFileIsAVersionOfASubjectWithoutGaps() {
        List<String> expected = new ArrayList<>();
        SchemaCatalog.entries()
                .forEach(entry -> IntStream.rangeClosed(
                                1, released.of(entry.subject()).size())
                        .mapToObj(version -> entry.subject() + "/v" + version + ".avsc")
                        .forEach(expected::add));

        assertThat(released.files()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void wouldObjectToAFieldWithoutDefault() {
        Schema before = SchemaBuilder.record("R").fields().requiredLong("a").endRecord();
        Schema after = SchemaBuilder.record("R")
                .fields()
                .requiredLong("a")
                .requiredLong("b")
                .endRecord();

        assertThat(objections(after, List.of(before)))
                .singleElement()
                .asString()
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void releasesTheNextVersionBesideTheOldOnes(@TempDir Path folder) {
        ReleasedSchemas fresh = new ReleasedSchemas(folder);
        Schema schema = SchemaBuilder.record("R").fields().requiredLong("a").endRecord();

        fresh.release(new Entry("r-value", schema));
        fresh.release(new Entry("r-value", schema));

        assertThat(fresh.files()).containsExactly("r-value/v1.avsc", "r-value/v2.avsc");
        assertThat(fresh.of("r-value")).containsExactly(schema, schema);
    }

    private static boolean isNewest(Entry entry, ReleasedSchemas released) {
        List<Schema> versions = released.of(entry.subject());
        return !versions.isEmpty()
                && versions.get(versions.size() - 1)
                        .toString()
                        .equals(entry.schema().toString());
    }

    private static List<String> objections(Schema schema, List<Schema> versions) {
        return CompatibilityLevel.FULL_TRANSITIVE.objections(schema, versions);
    }
}
