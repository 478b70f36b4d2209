package io.plimsoll.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.AlertingConfig;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.app.config.ConfigException;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingComponentTest {
    private static AlertingConfig of(PlimsollConfig config) {
        return AlertingComponent.alertingConfig(
                config, RoutesFile.parse("r", "{recipients: {a: {email: a@b.c}}, routes: [{recipients: [a]}]}"));
    }

    @Test
    void whatTheRoutesNeedAndTheConfigurationLacksIsToldAtOnce() {
        Routes routes = RoutesFile.parse(
                "r",
                "{recipients: {a: {sms: \"+442071838750\", telegram: 1, slack: C0123ABCD}}, routes: [{recipients: [a]}]}");

        assertThatThrownBy(() -> AlertingComponent.alertingConfig(PlimsollConfig.defaults(), routes))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.replaceFirst(", because.*", ""))
                                .containsExactly(
                                        "sms.account: found nothing, expected a value",
                                        "sms.token: found nothing, expected a value",
                                        "sms.from: found nothing, expected a value",
                                        "telegram.token: found nothing, expected a value",
                                        "slack.token: found nothing, expected a value"));
    }

    @Test
    void smsGoThroughTheShortMessageCentreWhenThereIsOneAndNotBothWays() {
        Routes routes =
                RoutesFile.parse("r", "{recipients: {a: {sms: \"+442071838750\"}}, routes: [{recipients: [a]}]}");
        PlimsollConfig config = PlimsollConfig.defaults()
                .with(ConfigKey.SMPP_HOST, "smsc.example")
                .with(ConfigKey.SMS_ACCOUNT, "AC01");

        assertThatThrownBy(() -> AlertingComponent.alertingConfig(config, routes))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.replaceFirst(", because.*", ""))
                                .containsExactly(
                                        "smpp.system.id: found nothing, expected a value",
                                        "smpp.password: found nothing, expected a value",
                                        "sms.account and smpp.host: found both, expected one: sms contact points go one way",
                                        "sms.from: found nothing, expected a value"));
    }

    @Test
    void theShortMessageCentreIsReachedWithTlsUnlessToldOtherwise(@TempDir Path dir) throws IOException {
        Routes routes =
                RoutesFile.parse("r", "{recipients: {a: {sms: \"+442071838750\"}}, routes: [{recipients: [a]}]}");
        Path file = Files.writeString(dir.resolve("plimsoll.properties"), """
                smpp.host = smsc.example
                smpp.system.id = plimsoll
                smpp.password = env:SMPP_PASSWORD
                sms.from = PLIMSOLL
                """);
        PlimsollConfig config = PlimsollConfig.read(file, Map.of("SMPP_PASSWORD", "planted!"));

        var vendors = AlertingComponent.alertingConfig(config, routes).vendors();
        var plain = AlertingComponent.alertingConfig(config.with(ConfigKey.SMPP_TLS, "none"), routes)
                .vendors();

        assertThat(vendors.sms()).isEmpty();
        assertThat(vendors.smpp()).hasValueSatisfying(smpp -> {
            assertThat(smpp.tls()).isNotNull();
            assertThat(smpp.port()).isEqualTo(3550);
            assertThat(smpp.password().reveal()).isEqualTo("planted!");
            assertThat(smpp.receipts()).isTrue();
        });
        assertThat(plain.smpp())
                .hasValueSatisfying(smpp -> assertThat(smpp.tls()).isNull());
        assertThat(vendors + " " + config).doesNotContain("planted!");
    }

    @Test
    void graverAlertsAreTriedForLonger() {
        assertThat(of(PlimsollConfig.defaults()).retries().deadlines())
                .isEqualTo(Map.of(
                        Severity.INFO, Duration.ofHours(1),
                        Severity.WARNING, Duration.ofHours(6),
                        Severity.CRITICAL, Duration.ofDays(1),
                        Severity.EMERGENCY, Duration.ofDays(1)));
    }

    @Test
    void oneAgeToGiveUpCanBeSetForAllSeverities() {
        PlimsollConfig config = PlimsollConfig.defaults().with(ConfigKey.NOTIFY_GIVE_UP_MS, "60000");

        assertThat(of(config).retries().deadlines().values()).containsOnly(Duration.ofMinutes(1));
    }

    @Test
    void aChannelNamedInTheLimitsIsSlowedDownAndNoOther() {
        PlimsollConfig config = PlimsollConfig.defaults().with(ConfigKey.NOTIFY_LIMITS, "sms:0.5, slack:3");

        assertThat(of(config).policy("sms").perSecond()).isEqualTo(0.5);
        assertThat(of(config).policy("sms").burst()).isEqualTo(1);
        assertThat(of(config).policy("slack").burst()).isEqualTo(3);
        assertThat(of(config).policy("email").perSecond()).isInfinite();
    }
}
