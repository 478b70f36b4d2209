package io.plimsoll.alerting.link;

import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Links for tests of those who put them into messages. */
public final class SampleLinks {
    /** What they look like. */
    public static final String PATTERN = "https://alerts\\.example/ack\\?t=[A-Za-z0-9_.-]+";

    private SampleLinks() {}

    /** Good for two hours from noon on. */
    public static AckLinks links() {
        return new AckLinks(
                URI.create("https://alerts.example"),
                new LinkKeys(
                        SigningKey.of(
                                Secret.resolved("ack.link.key", "whsec_bmV3IGtleSBuZXcga2V5IG5ldyBrZXkgbmV3IGtleQ==")),
                        Optional.empty()),
                Duration.ofHours(2),
                () -> Instant.parse("2026-01-01T12:00:00Z"));
    }
}
