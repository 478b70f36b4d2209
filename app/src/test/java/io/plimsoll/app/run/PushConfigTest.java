package io.plimsoll.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.PushSettings;
import io.plimsoll.app.config.PlimsollConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushConfigTest {
    @TempDir
    Path dir;

    private final List<String> faults = new ArrayList<>();

    private PushSettings push(Map<String, String> environment, Set<String> channels, String... lines) throws Exception {
        Path file = Files.writeString(dir.resolve("plimsoll.properties"), String.join("\n", lines));
        return PushConfig.push(PlimsollConfig.read(file, environment), channels, faults);
    }

    @Test
    void whatTheRoutesNeedAndTheConfigurationLacksIsNamedAllAtOnce() throws Exception {
        push(Map.of(), Set.of("fcm", "apns", "webpush"));

        assertThat(faults)
                .extracting(fault -> fault.substring(0, fault.indexOf(": found nothing, expected a value")))
                .containsExactlyInAnyOrder(
                        "fcm.key",
                        "webpush.key",
                        "webpush.public.key",
                        "webpush.subject",
                        "apns.key",
                        "apns.key.id",
                        "apns.team.id",
                        "apns.topic");
    }

    @Test
    void withoutSuchContactPointsNothingIsNeeded() throws Exception {
        assertThat(push(Map.of(), Set.of("email"))).isEqualTo(PushSettings.none());
        assertThat(faults).isEmpty();
    }

    @Test
    void aKeyThatIsNoneIsAFaultThatDoesNotRepeatIt() throws Exception {
        push(
                Map.of("F", "planted-firebase", "W", "planted-web", "A", "planted-apple"),
                Set.of(),
                "fcm.key = env:F",
                "webpush.key = env:W",
                "webpush.public.key = "
                        + "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "webpush.subject = mailto:risk@example.com",
                "apns.key = env:A",
                "apns.key.id = 2X9R4HXF34",
                "apns.team.id = A1B2C3D4E5",
                "apns.topic = com.example.desk");

        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "Secret[fcm.key]: found no project_id, expected the JSON key file of a service account",
                        "Secret[webpush.key]: found no private key, expected 32 bytes in base64url",
                        "Secret[apns.key]: found no key, expected a .p8 file as Apple gives it");
    }

    @Test
    void appleIsReachedAtItsOwnAddressUnlessToldOtherwise() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        String key = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());

        PushSettings push = push(
                Map.of("A", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----"),
                Set.of("apns"),
                "apns.key = env:A",
                "apns.key.id = 2X9R4HXF34",
                "apns.team.id = A1B2C3D4E5",
                "apns.topic = com.example.desk");

        assertThat(faults).isEmpty();
        assertThat(push.apns())
                .hasValueSatisfying(apns ->
                        assertThat(apns).hasToString("ApnsSettings[com.example.desk at api.push.apple.com:443]"));
    }
}
