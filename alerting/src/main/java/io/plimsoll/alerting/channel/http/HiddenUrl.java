package io.plimsoll.alerting.channel.http;

import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import java.util.List;

/** A URL that is a secret, such as that of an incoming webhook. A server may repeat its path alone, so that is one too. */
public record HiddenUrl(URI url, List<Secret> secrets) {
    /** The URL in {@code secret}; throws IllegalArgumentException, without it, when it is none. */
    public static HiddenUrl of(Secret secret) {
        URI url;
        try {
            url = URI.create(secret.reveal());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(secret + ": found no URL, expected https://HOST/PATH");
        }
        String path = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/+$", "");
        return new HiddenUrl(
                url, path.isEmpty() ? List.of(secret) : List.of(secret, Secret.resolved(secret.toString(), path)));
    }

    @Override
    public String toString() {
        return "HiddenUrl[" + secrets.get(0) + "]";
    }
}
