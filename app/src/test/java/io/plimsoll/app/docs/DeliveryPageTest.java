package io.plimsoll.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/delivery.md are read as a user would have them read. */
class DeliveryPageTest {
    private static final String KEY = "whsec_a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=";

    @TempDir
    Path dir;

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "delivery.md"));
    }

    private static String example(String language) throws IOException {
        return example(language, "");
    }

    /** The first example in {@code language} that begins with {@code start}. */
    private static String example(String language, String start) throws IOException {
        Matcher fence = Pattern.compile("(?s)```" + language + "\n(" + start + ".*?)```")
                .matcher(page());
        assertThat(fence.find()).as("an example in " + language).isTrue();
        return fence.group(1);
    }

    /** {@code text} with its secret files in a folder of the test. */
    private String local(String text) throws IOException {
        Files.writeString(dir.resolve("old-hook-key"), KEY);
        Files.writeString(dir.resolve("telegram-token"), "1234:abc");
        Files.writeString(dir.resolve("phone-token"), "fGVnU0x3:APA91bHun4MxP5egoKMwt2KZ");
        Files.writeString(dir.resolve("firebase-key.json"), "{}");
        Files.writeString(dir.resolve("browser"), "{}");
        Files.writeString(dir.resolve("device-token"), "c0ffee11".repeat(8));
        Files.writeString(dir.resolve("AuthKey_2X9R4HXF34.p8"), "k");
        return text.replace("file:/run/secrets", "file:" + dir);
    }

    @Test
    void theRoutesFileIsValidAndUsesEveryChannel() throws IOException {
        SecretSource secrets =
                new SecretSource(Map.of("NTFY_TOPIC", "desk", "PAGERDUTY_KEY", "R0UT1NG", "HOOK_KEY", KEY));

        Routes routes = RoutesFile.parse("routes.yaml", local(example("yaml")), secrets);

        assertThat(routes.channels())
                .isEqualTo(Set.of(
                        "email",
                        "sms",
                        "webhook",
                        "pagerduty",
                        "slack",
                        "telegram",
                        "alertmanager",
                        "ntfy",
                        "fcm",
                        "apns",
                        "kafka",
                        "webpush"));
        assertThat(page())
                .contains(routes.channels().stream()
                        .map(channel -> "| `" + channel + "` |")
                        .toList());
    }

    @Test
    void theConfigurationIsValid() throws IOException {
        Path file = Files.writeString(dir.resolve("plimsoll.properties"), local(example("properties")));

        PlimsollConfig config =
                PlimsollConfig.read(file, Map.of("SLACK_TOKEN", "xoxb", "SMS_TOKEN", "t", "WEBPUSH_KEY", "k"));

        assertThat(config.secret(ConfigKey.TELEGRAM_TOKEN)).isPresent();
        assertThat(config.rates(ConfigKey.NOTIFY_LIMITS))
                .isEqualTo(Map.of("slack", 1.0, "sms", 10.0, "telegram", 25.0));
    }

    @Test
    void theShortMessageCentreIsConfiguredAsShown() throws IOException {
        Path file = Files.writeString(dir.resolve("smpp.properties"), example("properties", "smpp"));

        PlimsollConfig config = PlimsollConfig.read(file, Map.of("SMPP_PASSWORD", "secret"));

        assertThat(config.text(ConfigKey.SMPP_HOST)).isEqualTo("smsc.example.com");
        assertThat(config.secret(ConfigKey.SMPP_PASSWORD)).isPresent();
    }
}
