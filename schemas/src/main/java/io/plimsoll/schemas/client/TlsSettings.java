package io.plimsoll.schemas.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust and who we are, for {@code https}: {@code ssl.truststore.location|password|type} and {@code
 * ssl.keystore.location|password|type}, {@code ssl.key.password}; with or without {@code schema.registry.} in front.
 * Nothing set: the JVM's own trust.
 */
record TlsSettings(Optional<Store> trust, Optional<Store> key, Optional<String> keyPassword) {

    /** A key store file. */
    record Store(String setting, String location, Optional<String> password, String type) {
        @Override
        public String toString() {
            return "Store[" + location + ", " + type + "]";
        }
    }

    static TlsSettings from(Map<String, ?> config) {
        return new TlsSettings(
                store(config, "ssl.truststore."),
                store(config, "ssl.keystore."),
                Prefixed.text(config, "ssl.key.password"));
    }

    /** Context to connect with; empty: the JVM's default one. @throws ConfigException when a store cannot be read */
    Optional<SSLContext> context() {
        if (trust.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), trustManagers(), null);
            return Optional.of(context);
        } catch (GeneralSecurityException unusable) {
            throw new ConfigException("ssl settings of the schema registry client do not work: " + unusable.getMessage()
                    + " (" + trust + ", " + key + ")");
        }
    }

    private TrustManager @Nullable [] trustManagers() throws GeneralSecurityException {
        if (trust.isEmpty()) {
            return null;
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(load(trust.get()));
        return factory.getTrustManagers();
    }

    private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException {
        if (key.isEmpty()) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        String password = keyPassword.or(() -> key.get().password()).orElse("");
        factory.init(load(key.get()), password.toCharArray());
        return factory.getKeyManagers();
    }

    private static KeyStore load(Store store) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(Path.of(store.location()))) {
            KeyStore loaded = KeyStore.getInstance(store.type());
            loaded.load(in, store.password().map(String::toCharArray).orElse(null));
            return loaded;
        } catch (IOException unreadable) {
            throw new ConfigException(store.setting() + "location " + store.location() + " cannot be read as "
                    + store.type() + ": " + unreadable + "; expected a key store and its " + store.setting()
                    + "password");
        }
    }

    private static Optional<Store> store(Map<String, ?> config, String setting) {
        return Prefixed.text(config, setting + "location")
                .map(location -> new Store(
                        setting,
                        location,
                        Prefixed.text(config, setting + "password"),
                        Prefixed.text(config, setting + "type").orElse("JKS")));
    }

    @Override
    public String toString() {
        return "TlsSettings[trust=" + trust + ", key=" + key + "]";
    }
}
