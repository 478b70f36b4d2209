package io.plimsoll.alerting.channel.apns;

import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device: {@code TOKEN [REGISTERED]}, separated by a blank; TOKEN may be a reference.
 *
 * @param registered when the app got the token; null: unknown
 * @param secrets what must not be recorded
 */
record ApnsAddress(String token, @Nullable Instant registered, List<Secret> secrets) {
    static ApnsAddress of(String address, SecretSource source) {
        String[] parts = address.split(" ", 2);
        Instant registered = parts.length == 2 ? Instant.parse(parts[1]) : null;
        if (!Secret.isReference(parts[0])) {
            return new ApnsAddress(parts[0], registered, List.of());
        }
        Secret token = source.follow(parts[0]);
        return new ApnsAddress(token.reveal(), registered, List.of(token));
    }

    @Override
    public String toString() {
        return "ApnsAddress";
    }
}
