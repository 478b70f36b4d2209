package io.plimsoll.schemas.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * HTTP basic authentication, from {@code basic.auth.credentials.source}: {@code URL} (default: {@code
 * https://user:password@host}) or {@code USER_INFO} ({@code basic.auth.user.info} = {@code user:password}). The keys may
 * be prefixed with {@code schema.registry.}. Never printed.
 */
record BasicCredentials(Optional<String> userInfo) {
    private static final String SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";

    static BasicCredentials from(Map<String, ?> config) {
        String source = Prefixed.text(config, SOURCE)
                .map(s -> s.toUpperCase(Locale.ROOT))
                .orElse("URL");
        return switch (source) {
            case "URL" -> new BasicCredentials(Optional.empty());
            case "USER_INFO" ->
                new BasicCredentials(Optional.of(Prefixed.text(config, USER_INFO)
                        .filter(info -> info.indexOf(':') > 0)
                        .orElseThrow(() -> new ConfigException(
                                USER_INFO + " is missing or not user:password, and " + SOURCE + " is USER_INFO"))));
            default -> throw new ConfigException(SOURCE, source, "expected URL or USER_INFO");
        };
    }

    /** Value of the Authorization header for requests to {@code url}; empty without credentials. */
    Optional<String> header(URI url) {
        return userInfo.or(() -> Optional.ofNullable(url.getUserInfo()))
                .map(info -> "Basic " + Base64.getEncoder().encodeToString(info.getBytes(StandardCharsets.UTF_8)));
    }

    static String withoutUserInfo(URI url) {
        return url.getRawUserInfo() == null ? url.toString() : url.toString().replace(url.getRawUserInfo() + "@", "");
    }

    @Override
    public String toString() {
        return "BasicCredentials[" + userInfo.map(info -> Password.HIDDEN).orElse("from url") + "]";
    }
}
