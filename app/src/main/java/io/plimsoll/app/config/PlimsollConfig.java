package io.plimsoll.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A checked configuration: every value is of its key's type, and every secret has been found.
 *
 * <p>Immutable. Its text form shows no secret.
 */
public final class PlimsollConfig {
    private final Map<ConfigKey, String> values;
    private final Map<ConfigKey, Secret> secrets;
    private final Map<String, Secret> passedThrough;

    PlimsollConfig(Map<ConfigKey, String> values, Map<ConfigKey, Secret> secrets, Map<String, Secret> passedThrough) {
        this.values = values.isEmpty() ? new EnumMap<>(ConfigKey.class) : new EnumMap<>(values);
        this.secrets = secrets.isEmpty() ? new EnumMap<>(ConfigKey.class) : new EnumMap<>(secrets);
        this.passedThrough = new TreeMap<>(passedThrough);
    }

    /** Every key at its default. */
    public static PlimsollConfig defaults() {
        return new PlimsollConfig(Map.of(), Map.of(), Map.of());
    }

    /**
     * Reads a {@code .properties} file in UTF-8; environment variables are those of this process.
     *
     * @throws ConfigException with every fault of the file
     */
    public static PlimsollConfig read(Path file) {
        return read(file, System.getenv());
    }

    /** As {@link #read(Path)}, with the environment that {@code env:NAME} refers to. */
    public static PlimsollConfig read(Path file, Map<String, String> environment) {
        return new ConfigReader(file, environment).read();
    }

    /**
     * This configuration with one value replaced, as by an option of the command line.
     *
     * @throws ConfigException when the value is not of the key's type
     * @throws IllegalArgumentException when the key is of a secret: these come from a file only
     */
    public PlimsollConfig with(ConfigKey key, String value) {
        if (key.type() instanceof ValueType.SecretReference) {
            throw new IllegalArgumentException(key.key() + ": a secret is set in the file only, by reference");
        }
        key.type().fault(value).ifPresent(expected -> {
            throw new ConfigException(List.of(key.key() + ": found '" + value + "', expected " + expected));
        });
        PlimsollConfig changed = new PlimsollConfig(values, secrets, passedThrough);
        changed.values.put(key, value);
        return changed;
    }

    /** Value of a key without default; empty when it is not set. */
    public Optional<String> optional(ConfigKey key) {
        return Optional.ofNullable(values.get(key)).or(key::defaultValue);
    }

    /**
     * Value of a key.
     *
     * @throws ConfigException when it is not set and has no default
     */
    public String text(ConfigKey key) {
        return optional(key)
                .orElseThrow(() -> new ConfigException(List.of(
                        key.key() + ": found nothing, expected " + key.type().label() + ". " + key.doc())));
    }

    /** Value of a key whose values are whole numbers. */
    public int number(ConfigKey key) {
        return Math.toIntExact(Long.parseLong(text(key)));
    }

    /** Value of a key whose name ends in {@code .ms}. */
    public Duration duration(ConfigKey key) {
        return Duration.ofMillis(Long.parseLong(text(key)));
    }

    /** Numbers by name of a key that takes {@code name:number, …}. */
    public Map<String, Double> rates(ConfigKey key) {
        Map<String, Double> rates = new TreeMap<>();
        for (String rate : text(key).split(",", -1)) {
            String[] pair = rate.trim().split(":", 2);
            rates.put(pair[0], Double.valueOf(pair[1]));
        }
        return rates;
    }

    /** Names and their orders, best first; empty when the key is not set. */
    public Map<String, List<String>> orders(ConfigKey key) {
        Map<String, List<String>> orders = new TreeMap<>();
        optional(key).ifPresent(all -> {
            for (String order : all.split(",", -1)) {
                String[] pair = order.trim().split(":", 2);
                orders.put(pair[0], List.of(pair[1].split(">", -1)));
            }
        });
        return orders;
    }

    /** Value of a key that is the name of a file or directory; empty when it is not set. */
    public Optional<Path> path(ConfigKey key) {
        return optional(key).map(Path::of);
    }

    /** Secret of a key; empty when it is not set. */
    public Optional<Secret> secret(ConfigKey key) {
        return Optional.ofNullable(secrets.get(key));
    }

    /** Settings common to all Kafka clients; may hold secrets, so never to be logged. */
    public Map<String, Object> kafkaClient() {
        Map<String, Object> client = passed(PassThrough.KAFKA);
        client.put("bootstrap.servers", text(ConfigKey.BOOTSTRAP_SERVERS));
        return client;
    }

    /** Settings of the producer of {@code kafka} contact points; may hold secrets, so never to be logged. */
    public Map<String, Object> kafkaChannel() {
        Map<String, Object> own = passed(PassThrough.KAFKA_CHANNEL);
        Map<String, Object> client = own.containsKey("bootstrap.servers") ? new LinkedHashMap<>() : kafkaClient();
        client.putAll(own);
        return client;
    }

    /** Settings of the registry client under Confluent's names; may hold secrets, so never to be logged. */
    public Map<String, Object> registryClient() {
        Map<String, Object> client = passed(PassThrough.SCHEMA_REGISTRY);
        client.putAll(passed(PassThrough.BASIC_AUTH));
        client.put("schema.registry.url", text(ConfigKey.SCHEMA_REGISTRY_URL));
        return client;
    }

    private Map<String, Object> passed(PassThrough kind) {
        Map<String, Object> client = new LinkedHashMap<>();
        passedThrough.forEach((key, value) -> {
            if (PassThrough.of(key).filter(kind::equals).isPresent()) {
                client.put(kind.clientKey(key), value.reveal());
            }
        });
        return client;
    }

    /** One {@code key = value} a line, defaults included; secrets as {@code ******}. */
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>();
        for (ConfigKey key : ConfigKey.values()) {
            optional(key).ifPresent(value -> shown.put(key.key(), value));
        }
        secrets.forEach((key, secret) -> shown.put(key.key(), secret.toString()));
        passedThrough.forEach(
                (key, value) -> shown.put(key, PassThrough.isSecret(key) ? value.toString() : value.reveal()));
        StringBuilder text = new StringBuilder();
        shown.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        return text.toString();
    }
}
