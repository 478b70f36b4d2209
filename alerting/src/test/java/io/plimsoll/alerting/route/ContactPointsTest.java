package io.plimsoll.alerting.route;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.secret.SecretSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactPointsTest {
    /** 32 bytes of 'k' in base64. */
    private static final String KEY = "whsec_a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=";

    private static final SecretSource SECRETS = new SecretSource(Map.of(
            "HOOK",
            KEY,
            "OLD_HOOK",
            KEY,
            "PD",
            "R0UT1NGKEY",
            "SLACK",
            "https://hooks.slack.com/services/T0/B0/x",
            "BROWSER",
            "{}",
            "DEVICE",
            "c0ffee11".repeat(8)));

    private static Routes parse(String yaml) {
        return RoutesFile.parse("routes.yaml", yaml, SECRETS);
    }

    @Test
    void everyChannelHasAContactPointAndSecretsStayReferences() {
        Routes routes = parse("""
                recipients:
                  desk:
                    email: desk@example.com
                    sms: "+442071838750"
                    webhook: {url: "https://hooks.example.com/plimsoll", secret: env:HOOK, previousSecret: env:OLD_HOOK}
                    pagerduty: env:PD
                    slack: env:SLACK
                    telegram: -1001234567890
                    alertmanager: https://alertmanager.example.com
                    ntfy: desk-7
                    fcm: fGVnU0x3:APA91bHun4MxP5egoKMwt2KZ
                    webpush: env:BROWSER
                    apns: {token: env:DEVICE, registered: 2026-01-31T12:00:00Z}
                routes:
                  - {recipients: [desk]}
                """);

        assertThat(routes.recipient("desk").orElseThrow().addresses())
                .isEqualTo(Map.ofEntries(
                        Map.entry("email", "desk@example.com"),
                        Map.entry("sms", "+442071838750"),
                        Map.entry("webhook", "https://hooks.example.com/plimsoll env:HOOK env:OLD_HOOK"),
                        Map.entry("pagerduty", "env:PD"),
                        Map.entry("slack", "env:SLACK"),
                        Map.entry("telegram", "-1001234567890"),
                        Map.entry("alertmanager", "https://alertmanager.example.com"),
                        Map.entry("ntfy", "desk-7"),
                        Map.entry("fcm", "fGVnU0x3:APA91bHun4MxP5egoKMwt2KZ"),
                        Map.entry("webpush", "env:BROWSER"),
                        Map.entry("apns", "env:DEVICE 2026-01-31T12:00:00Z")));
        assertThat(routes.toString()).doesNotContain(KEY, "R0UT1NGKEY", "hooks.slack.com");
    }

    @Test
    void aPersonMayHaveSeveralDevicesOfAPushChannel() {
        Routes routes = parse("""
                recipients:
                  ann:
                    apns: [env:DEVICE, {token: env:DEVICE, registered: 2026-01-31T12:00:00Z}]
                    webpush: [env:BROWSER]
                routes: []
                """);
        assertThat(routes.recipient("ann").orElseThrow().addresses())
                .isEqualTo(Map.of("apns", "env:DEVICE\nenv:DEVICE 2026-01-31T12:00:00Z", "webpush", "env:BROWSER"));

        var thrown = catchThrowableOfType(
                InvalidRoutesException.class,
                () -> parse("recipients: {ann: {apns: [env:DEVICE, env:NOSUCH], fcm: [], sms: [1]}}\nroutes: []"));
        assertThat(thrown.faults())
                .containsExactlyInAnyOrder(
                        "routes.yaml: recipients.ann.apns[1]: secret: environment variable NOSUCH is not set",
                        "routes.yaml: recipients.ann.fcm: found a value that is neither (not shown), expected the"
                                + " registration token of an app, or env:NAME or file:PATH of one",
                        "routes.yaml: recipients.ann.sms: found [1], expected a number such as +442071838750");
    }

    @Test
    void aRouteTellsByEveryContactPointUnlessItNamesChannels() {
        Routes routes = parse("""
                recipients:
                  desk: {email: desk@example.com, sms: "+442071838750", ntfy: desk}
                routes:
                  - {name: urgent, minSeverity: CRITICAL, recipients: [desk], channels: [sms, ntfy], continue: true}
                  - {name: all, recipients: [desk]}
                """);

        assertThat(routes.decide(anAlert().build()))
                .filteredOn(Notify.class::isInstance)
                .containsExactly(
                        new Notify("desk", "ntfy", "urgent"),
                        new Notify("desk", "sms", "urgent"),
                        new Notify("desk", "email", "all"));
    }

    @Test
    void everyFaultIsNamedAtOnceAndNoSecretIsRepeated() {
        var thrown = catchThrowableOfType(InvalidRoutesException.class, () -> parse("""
                recipients:
                  a: {sms: "0207 1838750", fax: "1", ntfy: a/b}
                  b: {pagerduty: R0UT1NGKEY, slack: "https://hooks.slack.com/services/T0/B0/x"}
                  c: {webhook: {url: "https://u:p@example.com/", secret: whsec_c2VjcmV0}}
                  d: {webhook: {url: "https://example.com/", secret: env:SLACK}, alertmanager: env:NOWHERE}
                  e: {}
                  f: {email: f@example.com}
                  g: {apns: {token: env:DEVICE, registered: yesterday, since: 1}}
                routes:
                  - {recipients: [f], channels: [sms, pager]}
                """));

        assertThat(thrown.faults())
                .containsExactly(
                        "routes.yaml: recipients.a.sms: found \"0207 1838750\", expected a number such as +442071838750",
                        "routes.yaml: recipients.a.fax: unknown key, expected one of"
                                + " [alertmanager, apns, email, fcm, kafka, ntfy, pagerduty, slack, sms, telegram, webhook, webpush]"
                                + " or of [fallback, group, late, locale, pace, quietHours, zone]",
                        "routes.yaml: recipients.a.ntfy: found a value that is neither (not shown), expected a topic such as"
                                + " desk-7, or env:NAME or file:PATH of one",
                        "routes.yaml: recipients.b.pagerduty: found a value that is neither (not shown), expected env:NAME or"
                                + " file:PATH of a routing key",
                        "routes.yaml: recipients.b.slack: found a value that is neither (not shown), expected a channel such as"
                                + " C0123ABCD, or env:NAME or file:PATH of an incoming webhook's URL",
                        "routes.yaml: recipients.c.webhook.url: found no such address (not shown), expected https://HOST/PATH"
                                + " without a user name",
                        "routes.yaml: recipients.c.webhook.secret: found no reference (not shown), expected env:NAME or"
                                + " file:PATH of a signing key",
                        "routes.yaml: recipients.d.webhook.secret: Secret[env:SLACK]: found no signing key, expected whsec_ and"
                                + " 24 to 64 bytes in base64",
                        "routes.yaml: recipients.d.alertmanager: secret: environment variable NOWHERE is not set",
                        "routes.yaml: recipients.e: found no contact point, expected one or more of"
                                + " [alertmanager, apns, email, fcm, kafka, ntfy, pagerduty, slack, sms, telegram, webhook, webpush]",
                        "routes.yaml: recipients.g.apns.since: unknown key, expected one of [registered, token]",
                        "routes.yaml: recipients.g.apns.registered: found \"yesterday\", expected a time such as"
                                + " 2026-01-31T00:00:00Z",
                        "routes.yaml: routes[0].channels[1]: found \"pager\", expected one of"
                                + " [alertmanager, apns, email, fcm, kafka, ntfy, pagerduty, slack, sms, telegram, webhook, webpush]",
                        "routes.yaml: routes[0].channels: found [sms], expected one that recipient f has: [email]");
    }
}
