package io.plimsoll.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.app.calc.Calc;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every account in docs/risk-model.md gives the result printed below it, to the digits printed. */
class RiskModelPageTest {
    private static final Path PAGE = Path.of("../docs/risk-model.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```json calc\n(.*?)```\n\n```json result\n(.*?)```", Pattern.DOTALL);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Example(String account, JsonNode expected) {
        @Override
        public String toString() {
            return expected.path("account").asText(account.substring(0, 40));
        }
    }

    static Stream<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher found = EXAMPLE.matcher(Files.readString(PAGE));
        while (found.find()) {
            examples.add(new Example(found.group(1), MAPPER.readTree(found.group(2))));
        }
        return examples.stream();
    }

    private static JsonNode result(String account) throws IOException {
        StringWriter results = new StringWriter();
        List<String> faults = new ArrayList<>();
        try (Calc calc = new Calc(0.5, false, results, faults::add)) {
            calc.read(new ByteArrayInputStream(account.getBytes(StandardCharsets.UTF_8)), "docs/risk-model.md");
        }
        assertThat(faults).isEmpty();
        return MAPPER.readTree(results.toString());
    }

    @Test
    void thePageHasExamplesOfEveryKindOfAccount() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(Files.readString(PAGE).split("```json calc", -1))
                .hasSize((int) examples().count() + 1);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesWhatIsPrinted(Example example) throws IOException {
        compare("$", example.expected(), result(example.account()));
    }

    @Test
    void everyFieldThatCalcPrintsIsExplained() throws IOException {
        String page = EXAMPLE.matcher(Files.readString(PAGE)).replaceAll("");
        Set<String> names = new TreeSet<>();
        for (Example example : examples().toList()) {
            collect(result(example.account()), names);
        }

        assertThat(names).hasSizeGreaterThan(60);
        Set<String> plain = Set.of("upper", "lower", "kind");
        assertThat(names)
                .filteredOn(name -> !plain.contains(name))
                .allSatisfy(name -> assertThat(page).contains(name));
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> collect(child, names));
    }

    private static void compare(String at, JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            expected.fieldNames()
                    .forEachRemaining(name -> compare(at + '.' + name, expected.path(name), actual.path(name)));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(at + " entries").isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                compare(at + '[' + i + ']', expected.path(i), actual.path(i));
            }
        } else if (expected.isTextual() && expected.textValue().matches("-?[0-9]+(\\.[0-9]+)?")) {
            BigDecimal printed = new BigDecimal(expected.textValue());
            assertThat(actual.isTextual()).as(at + " found " + actual).isTrue();
            assertThat(new BigDecimal(actual.textValue()).setScale(printed.scale(), RoundingMode.HALF_UP))
                    .as(at)
                    .isEqualByComparingTo(printed);
        } else {
            assertThat(actual).as(at).isEqualTo(expected);
        }
    }
}
