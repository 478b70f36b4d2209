package io.plimsoll.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.web.Access;
import io.plimsoll.app.web.AccessFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/channels.md and docs/alerting.md are read as a user would have them read, and the messages shown are sent so. */
class ChannelsPageTest {
    private static final Path GOLDEN = Path.of("..", "alerting", "src", "test", "resources", "golden");
    private static final String KEY = "whsec_a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=";
    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("SMTP_PASSWORD", "p"),
            Map.entry("SMS_TOKEN", "t"),
            Map.entry("SMPP_PASSWORD", "secret"),
            Map.entry("SLACK_TOKEN", "xoxb"),
            Map.entry("TELEGRAM_TOKEN", "1234:abc"),
            Map.entry("NTFY_TOKEN", "tk"),
            Map.entry("NTFY_TOPIC", "desk"),
            Map.entry("FCM_KEY", "{}"),
            Map.entry("APNS_KEY", "k"),
            Map.entry("TABLET_TOKEN", "c0ffee11".repeat(8)),
            Map.entry("DEVICE_TOKEN", "ab".repeat(32)),
            Map.entry("WEBPUSH_KEY", "k"),
            Map.entry("PHONE_TOKEN", "fGVnU0x3:APA91bHun4MxP5egoKMwt2KZ"),
            Map.entry("BROWSER", "{}"),
            Map.entry("PAGERDUTY_KEY", "R0UT1NG"),
            Map.entry("HOOK_KEY", KEY));

    @TempDir
    Path dir;

    private static List<MatchResult> blocks(String page, String pattern) throws IOException {
        return Pattern.compile("(?s)" + pattern)
                .matcher(Files.readString(Path.of("..", "docs", page)))
                .results()
                .toList();
    }

    @Test
    void everyRoutesFileIsValidAndEveryChannelHasOne() throws IOException {
        Set<String> channels = new TreeSet<>();
        for (MatchResult block : blocks("channels.md", "```yaml\n(.*?)```")) {
            channels.addAll(RoutesFile.parse("channels.md", block.group(1), new SecretSource(ENVIRONMENT))
                    .channels());
        }

        assertThat(channels)
                .contains(
                        "alertmanager",
                        "apns",
                        "email",
                        "fcm",
                        "kafka",
                        "ntfy",
                        "pagerduty",
                        "slack",
                        "sms",
                        "telegram",
                        "webhook",
                        "webpush");
    }

    @Test
    void theRoutesFileOfTheAlertingPageIsValid() throws IOException {
        List<MatchResult> examples = blocks("alerting.md", "```yaml\n(recipients:.*?)```");

        assertThat(examples).isNotEmpty();
        for (MatchResult example : examples) {
            assertThat(RoutesFile.parse("alerting.md", example.group(1), new SecretSource(ENVIRONMENT))
                            .channels())
                    .isNotEmpty();
        }
    }

    @Test
    void theAccessFileOfTheAlertingPageIsValid() throws IOException {
        List<MatchResult> examples = blocks("alerting.md", "in `api.access.file`:\n\n```yaml\n(.*?)```");

        assertThat(examples).hasSize(1);
        Path file =
                Files.writeString(dir.resolve("access.yaml"), examples.get(0).group(1));
        assertThat(AccessFile.read(file, Map.of("DESK_7_TOKEN", "x", "AUDIT_TOKEN", "y")))
                .extracting(Access::name)
                .containsExactly("desk-7", "audit");
    }

    @Test
    void everyConfigurationIsValid() throws IOException {
        List<MatchResult> examples = blocks("channels.md", "```properties\n(.*?)```");

        assertThat(examples).hasSizeGreaterThanOrEqualTo(7);
        for (MatchResult example : examples) {
            Path file = Files.writeString(dir.resolve("plimsoll.properties"), example.group(1));
            PlimsollConfig.read(file, ENVIRONMENT);
        }
    }

    @Test
    void theMessagesShownAreThoseThatAreSent() throws IOException {
        List<MatchResult> shown = blocks("channels.md", "<!-- golden: (\\S+) -->\n```[a-z]+\n(.*?)```");

        assertThat(shown).hasSizeGreaterThanOrEqualTo(9);
        for (MatchResult message : shown) {
            assertThat(message.group(2))
                    .as(message.group(1))
                    .isEqualTo(Files.readString(GOLDEN.resolve(message.group(1))));
        }
    }
}
