package io.plimsoll.app.run;

import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.link.LinkKeys;
import io.plimsoll.alerting.secret.SigningKey;
import io.plimsoll.app.config.ConfigException;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Links in messages as a configuration describes them. */
final class LinkConfig {
    private LinkConfig() {}

    /** Empty: no links in messages. */
    static Optional<AckLinks> links(PlimsollConfig config, InstantSource clock) {
        return config.optional(ConfigKey.ACK_LINK_BASE).map(base -> {
            SigningKey current = key(config, ConfigKey.ACK_LINK_KEY)
                    .orElseThrow(() -> new ConfigException(List.of(ConfigKey.ACK_LINK_KEY.key()
                            + ": found nothing, expected a key, because " + ConfigKey.ACK_LINK_BASE.key() + " is set. "
                            + ConfigKey.ACK_LINK_KEY.doc())));
            return new AckLinks(
                    URI.create(base),
                    new LinkKeys(current, key(config, ConfigKey.ACK_LINK_PREVIOUS_KEY)),
                    config.duration(ConfigKey.ACK_LINK_TTL_MS),
                    clock);
        });
    }

    private static Optional<SigningKey> key(PlimsollConfig config, ConfigKey key) {
        try {
            return VendorConfig.secret(config, key).map(SigningKey::of);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(List.of(key.key() + ": " + e.getMessage()));
        }
    }
}
