package io.plimsoll.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.rules.RulesFile;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.risk.rule.RuleKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/rules.md shows is what can be written. */
class RulesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "rules.md");
    private static final Pattern RULES =
            Pattern.compile("^```yaml rules\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    Path dir;

    @Test
    void theRulesOfThePageAreRulesOfEveryKindButStress() throws Exception {
        assertThat(rules())
                .extracting(AlertRule::kind)
                .containsExactlyInAnyOrder(Arrays.stream(RuleKind.values())
                        .filter(kind -> kind != RuleKind.STRESS)
                        .toArray(RuleKind[]::new));
    }

    @Test
    void thePageShowsTheDefaultRules() throws Exception {
        List<AlertRule> rules = rules();

        for (AlertRule builtIn : DefaultRules.all()) {
            assertThat(rules)
                    .filteredOn(rule -> rule.id().equals(builtIn.id()))
                    .singleElement()
                    .satisfies(rule -> {
                        assertThat(rule.kind()).isEqualTo(builtIn.kind());
                        assertThat(rule.levels()).isEqualTo(builtIn.levels());
                        assertThat(rule.hysteresis()).isEqualTo(builtIn.hysteresis());
                    });
        }
    }

    @Test
    void thePageNamesEveryKind() throws Exception {
        String page = Files.readString(PAGE);

        for (RuleKind kind : RuleKind.values()) {
            assertThat(page).contains("| `" + kind + "` |");
        }
    }

    private List<AlertRule> rules() throws Exception {
        Matcher found = RULES.matcher(Files.readString(PAGE));
        assertThat(found.find()).as("a block of rules in %s", PAGE).isTrue();
        return RulesFile.read(Files.writeString(dir.resolve("rules.yaml"), found.group(1)));
    }
}
