package io.plimsoll.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.app.cli.PlimsollCommand;
import io.plimsoll.app.rules.RulesFile;
import io.plimsoll.app.scenario.ScenarioFile;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.stress.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What docs/stress.md shows is what happens. */
class StressPageTest {
    private static final Path PAGE = Path.of("..", "docs", "stress.md");

    @TempDir
    Path dir;

    @Test
    void theCommandOfThePagePrintsWhatThePageShows() throws IOException {
        Path account = Files.writeString(dir.resolve("account.json"), block("json account.json"));
        StringWriter out = new StringWriter();
        CommandLine commandLine = PlimsollCommand.commandLine().setOut(new PrintWriter(out, true));

        int exitCode = commandLine.execute(
                "stress", "--in", account.toString(), "--scenario", "down-10", "--scenario", "2025-10-10");

        assertThat(exitCode).isZero();
        assertThat(out.toString().strip()).isEqualTo(block("text output").strip());
    }

    @Test
    void theScenarioOfThePageIsOne() throws Exception {
        Scenario scenario = ScenarioFile.read(Files.writeString(dir.resolve("my.yaml"), block("yaml scenario")));

        assertThat(scenario.name()).isEqualTo("my-crash");
        assertThat(scenario.path()).hasSize(2);
        assertThat(scenario.path().get(0).factorOfContract("SOLUSDT", "SOL")).isCloseTo(0.68, within(1e-12));
    }

    @Test
    void theRulesOfThePageAreRules() throws Exception {
        List<AlertRule> rules = RulesFile.read(Files.writeString(dir.resolve("rules.yaml"), block("yaml rules")));

        assertThat(rules).singleElement().extracting(AlertRule::kind).isEqualTo(RuleKind.STRESS);
        assertThat(rules.get(0).scenario()).map(Scenario::name).contains("2025-10-10");
    }

    private static String block(String name) throws IOException {
        Matcher found = Pattern.compile(
                        "^```" + Pattern.quote(name) + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(found.find()).as("a block ```%s in %s", name, PAGE).isTrue();
        return found.group(1);
    }
}
