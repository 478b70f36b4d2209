package io.plimsoll.app.config;

import io.plimsoll.app.config.Secret.UnresolvedSecretException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one configuration file and collects its faults. Used once, by one thread. */
final class ConfigReader {
    private final Path file;
    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();
    private final Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
    private final Map<ConfigKey, Secret> secrets = new EnumMap<>(ConfigKey.class);
    private final Map<String, Secret> passedThrough = new HashMap<>();
    private final Map<String, Integer> lineOfKey = new HashMap<>();

    ConfigReader(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    PlimsollConfig read() {
        entries().forEach(this::take);
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
        return new PlimsollConfig(values, secrets, passedThrough);
    }

    private List<PropertyLines.Entry> entries() {
        try {
            return PropertyLines.of(Files.readAllLines(file));
        } catch (CharacterCodingException e) {
            faults.add(file + ": found bytes that are not UTF-8, expected a .properties file in UTF-8");
        } catch (IOException e) {
            faults.add(file + ": found no readable file, expected a .properties file");
        } catch (IllegalArgumentException e) {
            faults.add(file + ": " + e.getMessage());
        }
        return List.of();
    }

    private void take(PropertyLines.Entry entry) {
        Integer earlier = lineOfKey.putIfAbsent(entry.key(), entry.line());
        if (earlier != null) {
            fault(entry, "found twice, expected once; first on line " + earlier);
            return;
        }
        Optional<ConfigKey> declared = ConfigKey.named(entry.key());
        if (declared.isPresent()) {
            take(entry, declared.get());
        } else if (PassThrough.of(entry.key()).isPresent()) {
            pass(entry);
        } else {
            fault(entry, "found an unknown key" + expectedKey(entry.key()));
        }
    }

    private void take(PropertyLines.Entry entry, ConfigKey key) {
        boolean secret = key.type() instanceof ValueType.SecretReference;
        Optional<String> expected = key.type().fault(entry.value());
        if (expected.isPresent()) {
            String found = secret ? "a value that is no reference (not shown)" : "'" + entry.value() + "'";
            fault(entry, "found " + found + ", expected " + expected.get());
        } else if (secret) {
            resolve(entry).ifPresent(value -> secrets.put(key, value));
        } else {
            values.put(key, entry.value());
        }
    }

    private void pass(PropertyLines.Entry entry) {
        boolean reference = PassThrough.isSecret(entry.key()) && Secret.isReference(entry.value());
        Optional<Secret> value = reference ? resolve(entry) : Optional.of(new Secret(entry.value()));
        value.ifPresent(found -> passedThrough.put(entry.key(), found));
    }

    private Optional<Secret> resolve(PropertyLines.Entry entry) {
        try {
            return Optional.of(Secret.resolve(entry.value(), environment));
        } catch (UnresolvedSecretException e) {
            fault(entry, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The declared key that shares the longest beginning with the misspelt one, when that is half of it. */
    private static String expectedKey(String unknown) {
        return Arrays.stream(ConfigKey.values())
                .map(ConfigKey::key)
                .max((a, b) -> Integer.compare(common(a, unknown), common(b, unknown)))
                .filter(best -> common(best, unknown) * 2 >= unknown.length())
                .map(best -> ", expected one of docs/configuration.md, perhaps " + best)
                .orElse(", expected one of docs/configuration.md");
    }

    private static int common(String a, String b) {
        int at = 0;
        while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at;
    }

    private void fault(PropertyLines.Entry entry, String what) {
        faults.add(file + ":" + entry.line() + ": " + entry.key() + ": " + what);
    }
}
