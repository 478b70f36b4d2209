package io.plimsoll.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.plimsoll.alerting.channel.alertmanager.AlertmanagerApi;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.channel.ntfy.NtfyApi;
import io.plimsoll.alerting.channel.pagerduty.PagerDutyApi;
import io.plimsoll.alerting.channel.slack.SlackApi;
import io.plimsoll.alerting.channel.sms.SmsApi;
import io.plimsoll.alerting.channel.sms.SmsSettings;
import io.plimsoll.alerting.channel.telegram.TelegramApi;
import io.plimsoll.alerting.channel.webhook.WebhookApi;
import io.plimsoll.alerting.notify.Conventions;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.pace.Manner;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.AlertTemplates;
import io.plimsoll.alerting.template.BriefAlert;
import io.plimsoll.alerting.template.BriefTemplate;
import io.plimsoll.alerting.template.RenderedAlert;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every channel sends for every kind of message, compared with the files under golden/ character by character. With
 * -Dplimsoll.golden=write they are written anew: look at the difference before it is committed.
 */
class GoldenRenderingsTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final Map<String, String> ADDRESSES = Map.of(
            "slack", "C0123ABCD",
            "telegram", "-1001234567890",
            "sms", "+442071838750",
            "ntfy", "desk-7",
            "pagerduty", "env:KEY",
            "webhook", "https://risk.example.com/hook env:HOOK_KEY",
            "alertmanager", "https://alertmanager.example.com");
    private static final SecretSource SECRETS = new SecretSource(
            Map.of("KEY", "R0UT1NG", "HOOK_KEY", "whsec_a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s="));

    private static Map<String, VendorApi> apis() {
        URI vendor = URI.create("https://vendor.example.com");
        SmsSettings sms =
                new SmsSettings(vendor, "AC1", Secret.resolved("sms.token", "t"), "+15005550006", 3, Optional.empty());
        Secret token = Secret.resolved("token", "1234:abc");
        return Map.of(
                "slack", new SlackApi(vendor, Optional.of(token), SECRETS, BriefTemplate.builtIn("slack")),
                "telegram", new TelegramApi(vendor, token, BriefTemplate.builtIn("telegram")),
                "sms", new SmsApi(sms, BriefTemplate.builtIn("sms")),
                "ntfy", new NtfyApi(vendor, Optional.empty(), SECRETS, BriefTemplate.builtIn("ntfy")),
                "pagerduty", new PagerDutyApi(vendor, SECRETS, BriefTemplate.builtIn("pagerduty")),
                "webhook", new WebhookApi(SECRETS, BriefTemplate.builtIn("webhook"), CLOCK),
                "alertmanager", new AlertmanagerApi(SECRETS, BriefTemplate.builtIn("alertmanager"), CLOCK));
    }

    /** Content of every golden file by its path. */
    private static Map<String, String> rendered() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Map.Entry<String, Message> kind :
                GoldenMessages.all("desk@example.com").entrySet()) {
            RenderedAlert mail = AlertTemplates.builtIn().render(kind.getValue());
            files.put("email/" + kind.getKey() + ".txt", "Subject: " + mail.subject() + "\n\n" + mail.text());
            files.put("email/" + kind.getKey() + ".html", mail.html().orElseThrow());
            BriefAlert push = BriefTemplate.builtIn("push").render(kind.getValue());
            files.put("push/" + kind.getKey() + ".txt", push.title() + "\n\n" + push.text() + "\n");
        }
        for (Map.Entry<String, VendorApi> channel : apis().entrySet()) {
            String name = channel.getKey();
            for (Map.Entry<String, Message> kind :
                    GoldenMessages.all(address(name)).entrySet()) {
                String body = channel.getValue()
                        .call(toldOn(name, kind.getValue()))
                        .body()
                        .text();
                files.put(
                        name + "/" + kind.getKey() + (name.equals("sms") ? ".txt" : ".json"),
                        name.equals("sms")
                                ? form(body)
                                : JSON.writeValueAsString(JSON.readValue(body, Object.class)) + "\n");
            }
        }
        return files;
    }

    private static String address(String channel) {
        return Optional.ofNullable(ADDRESSES.get(channel)).orElseThrow();
    }

    /** To programs numbers are written plainly, as when it is sent. */
    private static Message toldOn(String channel, Message message) {
        return Manner.isProgram(channel) ? message.readBy(Conventions.PLAIN) : message;
    }

    private static String form(String body) {
        return Arrays.stream(body.split("&", -1))
                        .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    @Test
    void everyMessageOnEveryChannelIsAsItsGoldenFileSays() throws IOException {
        Map<String, String> rendered = rendered();
        if ("write".equals(System.getProperty("plimsoll.golden"))) {
            for (Map.Entry<String, String> file : rendered.entrySet()) {
                Path path = GOLDEN.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        Map<String, String> golden = new TreeMap<>();
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                golden.put(GOLDEN.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }

        assertThat(rendered.keySet()).isEqualTo(golden.keySet());
        rendered.forEach((file, text) -> assertThat(text).as(file).isEqualTo(golden.get(file)));
    }

    @Test
    void everySubjectFitsAPhoneAndStartsWithHowBadItIs() {
        GoldenMessages.all("x").forEach((name, message) -> {
            RenderedAlert mail = AlertTemplates.builtIn().render(message);

            assertThat(mail.subject()).as(name).hasSizeLessThanOrEqualTo(60).contains("[");
            assertThat(mail.html().orElseThrow())
                    .as(name)
                    .doesNotContain("src=", "url(", "<link", "<script", "@import");
        });
    }
}
