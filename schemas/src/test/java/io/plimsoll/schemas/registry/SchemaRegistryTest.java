package io.plimsoll.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
    private static final String A =
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"long\"}]}";
    private static final String B =
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"long\"},"
                    + "{\"name\":\"b\",\"type\":\"long\",\"default\":0}]}";

    private final RecordedSchemaLog log = new RecordedSchemaLog();
    private final SchemaRegistry registry = new SchemaRegistry(log);

    @Test
    void givesTheSameIdsAndLevelsAfterARestart() {
        registry.setLevel("s", CompatibilityLevel.FULL);
        registry.setGlobalLevel(CompatibilityLevel.FORWARD);
        int a = registry.register("s", A, false);
        int b = registry.register("s", B, false);
        registry.close();

        SchemaRegistry restarted = new SchemaRegistry(log.afterRestart());

        assertThat(restarted.schema(a)).isEqualTo(A);
        assertThat(restarted.register("s", B, false)).isEqualTo(b);
        assertThat(restarted.versions("s", false)).containsExactly(1, 2);
        assertThat(restarted.ownLevel("s")).isEqualTo(CompatibilityLevel.FULL);
        assertThat(restarted.globalLevel()).isEqualTo(CompatibilityLevel.FORWARD);
    }

    @Test
    void neverGivesAnErasedIdAgainEvenAfterARestart() {
        registry.register("s", A, false);
        registry.register("s", B, false);
        registry.deleteVersion("s", "2", false);
        registry.deleteVersion("s", "2", true);
        registry.close();

        SchemaRegistry restarted = new SchemaRegistry(log.afterRestart());

        assertRefused(40403, () -> restarted.schema(2));
        assertThat(restarted.register("s", B, false)).isEqualTo(3);
        assertThat(restarted.versions("s", false)).containsExactly(1, 2);
    }

    @Test
    void keepsTheShapeOfConfluentsOwnTopic() {
        registry.register("s", "\"string\"", false);

        assertThat(new String(log.records().get(0).key(), StandardCharsets.UTF_8))
                .isEqualTo("{\"keytype\":\"SCHEMA\",\"subject\":\"s\",\"version\":1,\"magic\":1}");
        assertThat(new String(log.records().get(0).value(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"subject\":\"s\",\"version\":1,\"id\":1,\"schema\":\"\\\"string\\\"\",\"deleted\":false}");
    }

    @Test
    void resolvesTheIdOfASoftlyDeletedSchemaButNotItsVersion() {
        int id = registry.register("s", A, false);

        assertThat(registry.deleteSubject("s", false)).containsExactly(1);

        assertThat(registry.schema(id)).isEqualTo(A);
        assertThat(registry.subjects(false)).isEmpty();
        assertThat(registry.subjects(true)).containsExactly("s");
        assertRefused(40401, () -> registry.versions("s", false));
        assertRefused(40404, () -> registry.deleteSubject("s", false));
        assertThat(registry.register("s", A, false)).isEqualTo(id);
        assertThat(registry.versions("s", false)).containsExactly(2);
    }

    @Test
    void erasesOnlyWhatWasSoftlyDeletedFirst() {
        registry.register("s", A, false);

        assertRefused(40405, () -> registry.deleteSubject("s", true));
        assertRefused(40407, () -> registry.deleteVersion("s", "1", true));
        registry.deleteVersion("s", "latest", false);
        assertRefused(40406, () -> registry.deleteVersion("s", "1", false));
        assertThat(registry.deleteSubject("s", true)).containsExactly(1);
        assertRefused(40401, () -> registry.deleteSubject("s", true));
    }

    @Test
    void ignoresTheOrderOfCustomPropertiesWhenNormalizing() {
        String one = "{\"type\":\"string\",\"x\":1,\"a\":2}";
        String other = "{\"type\":\"string\",\"a\":2,\"x\":1}";

        assertThat(registry.register("s", one, true)).isEqualTo(registry.register("s", other, true));
        assertThat(registry.lookUp("s", other, true, false).version()).isEqualTo(1);
        assertThat(registry.register("t", one, false)).isNotEqualTo(registry.register("u", other, false));
    }

    @Test
    void checksForwardLevelsTheOtherWayRound() {
        registry.setLevel("s", CompatibilityLevel.FORWARD);
        registry.register("s", B, false);
        String withRequired = B.replace(",\"default\":0", "").replace("\"b\"", "\"c\"");

        assertThat(registry.objections("s", withRequired)).isEmpty();
        registry.setLevel("s", CompatibilityLevel.BACKWARD);
        assertThat(registry.objections("s", withRequired))
                .singleElement()
                .asString()
                .startsWith(
                        "new schema cannot read data of an old one: READER_FIELD_MISSING_DEFAULT_VALUE at /fields/1");
    }

    @Test
    void looksAtAllVersionsOnlyWhenTransitive() {
        String longA = A;
        String noA = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}";
        String textA =
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"string\",\"default\":\"\"}]}";
        registry.register("s", longA, false);
        registry.register("s", noA, false);

        assertThat(registry.objections("s", textA)).isEmpty();
        registry.setLevel("s", CompatibilityLevel.BACKWARD_TRANSITIVE);
        assertThat(registry.objections("s", textA)).singleElement().asString().contains("TYPE_MISMATCH");
    }

    @Test
    void refusesWhatIsNotASchemaOrAVersionOrALevel() {
        registry.register("s", A, false);

        assertRefused(42201, () -> registry.register("s", "{\"type\":\"nonsense\"}", false));
        assertRefused(42202, () -> registry.version("s", "zero", false));
        assertRefused(42202, () -> registry.version("s", "0", false));
        assertRefused(40402, () -> registry.version("s", "9", false));
        assertRefused(42203, () -> CompatibilityLevel.named("SIDEWAYS"));
        assertRefused(40408, () -> registry.ownLevel("s"));
    }

    private static void assertRefused(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(RegistryFault.class))
                .extracting(RegistryFault::code)
                .isEqualTo(code);
    }
}
