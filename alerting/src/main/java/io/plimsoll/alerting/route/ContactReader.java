package io.plimsoll.alerting.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.secret.SigningKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Reads the contact points of one recipient. References are followed once, so that one that leads nowhere is a fault of the
 * file; what is kept is the reference. A value found where a secret belongs is not repeated in the fault.
 */
final class ContactReader {
    private static final Set<String> WEBHOOK_KEYS = Set.of("url", "secret", "previousSecret");

    private static final Set<String> DEVICE_KEYS = Set.of("registered", "token");

    private final SecretSource secrets;
    private final BiConsumer<String, String> faults;

    /** {@code faults} takes the path and what is wrong there. */
    ContactReader(SecretSource secrets, BiConsumer<String, String> faults) {
        this.secrets = secrets;
        this.faults = faults;
    }

    /** Addresses by channel, as far as they are sound. */
    Map<String, String> read(String path, JsonNode contacts) {
        Map<String, String> addresses = new TreeMap<>();
        if (contacts.isEmpty()) {
            faults.accept(path, "found no contact point, expected one or more of " + ContactKind.all());
        }
        contacts.properties().forEach(entry -> {
            String at = path + "." + entry.getKey();
            Optional<ContactKind> kind = ContactKind.named(entry.getKey());
            if (kind.isEmpty()) {
                faults.accept(at, "unknown key, expected one of " + known());
            } else if (kind.get() == ContactKind.WEBHOOK) {
                webhook(at, entry.getValue()).ifPresent(address -> addresses.put("webhook", address));
            } else if (kind.get().isDevice()) {
                devices(at, kind.get(), entry.getValue())
                        .ifPresent(a -> addresses.put(kind.get().channel(), a));
            } else {
                plain(at, kind.get(), entry.getValue())
                        .ifPresent(a -> addresses.put(kind.get().channel(), a));
            }
        });
        return addresses;
    }

    /** Channels, and the keys of a recipient that are none. */
    private static String known() {
        return ContactKind.all() + " or of "
                + Stream.of(MannerReader.KEYS, ConventionsReader.KEYS, Set.of("fallback"))
                        .flatMap(Set::stream)
                        .sorted()
                        .toList();
    }

    private Optional<String> plain(String path, ContactKind kind, JsonNode value) {
        String text = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
        if (!kind.takes(text)) {
            String found = kind.mayShow() ? value.toString() : "a value that is neither (not shown)";
            faults.accept(path, "found " + found + ", expected " + kind.expected());
            return Optional.empty();
        }
        return Secret.isReference(text) && follow(path, text).isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private Optional<String> webhook(String path, JsonNode value) {
        if (!value.isObject()) {
            faults.accept(path, "found no object, expected " + ContactKind.WEBHOOK.expected());
            return Optional.empty();
        }
        value.fieldNames().forEachRemaining(key -> {
            if (!WEBHOOK_KEYS.contains(key)) {
                faults.accept(path + "." + key, "unknown key, expected one of [previousSecret, secret, url]");
            }
        });
        String url = value.path("url").asText("");
        boolean sound = Secret.isReference(url)
                ? follow(path + ".url", url)
                        .filter(at -> isUrl(path + ".url", at))
                        .isPresent()
                : isUrl(path + ".url", url);
        String address = url;
        for (String key : new String[] {"secret", "previousSecret"}) {
            String reference = value.path(key).asText("");
            if (value.has(key) || key.equals("secret")) {
                sound &= isKey(path + "." + key, reference);
                address += " " + reference;
            }
        }
        return sound ? Optional.of(address) : Optional.empty();
    }

    /** One, or a list of them. */
    private Optional<String> devices(String path, ContactKind kind, JsonNode value) {
        if (!value.isArray() || value.isEmpty()) {
            return anyDevice(path, kind, value);
        }
        List<String> sound = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            anyDevice(path + "[" + i + "]", kind, value.get(i)).ifPresent(sound::add);
        }
        return sound.size() == value.size()
                ? Optional.of(String.join(Recipient.BETWEEN_DEVICES, sound))
                : Optional.empty();
    }

    private Optional<String> anyDevice(String path, ContactKind kind, JsonNode value) {
        return kind == ContactKind.APNS && value.isObject() ? device(path, value) : plain(path, kind, value);
    }

    /** A token with the time at which the app got it; refusals from before it do not count. */
    private Optional<String> device(String path, JsonNode value) {
        value.fieldNames().forEachRemaining(key -> {
            if (!DEVICE_KEYS.contains(key)) {
                faults.accept(path + "." + key, "unknown key, expected one of [registered, token]");
            }
        });
        Optional<String> token = plain(path + ".token", ContactKind.APNS, value.path("token"));
        String registered = value.path("registered").asText("");
        try {
            Instant at = Instant.parse(registered);
            return token.filter(found -> found.indexOf(' ') < 0).map(found -> found + " " + at);
        } catch (DateTimeException e) {
            faults.accept(
                    path + ".registered", "found \"" + registered + "\", expected a time such as 2026-01-31T00:00:00Z");
            return Optional.empty();
        }
    }

    private boolean isUrl(String path, String url) {
        boolean sound = ContactKind.isUrl(url) && url.indexOf(' ') < 0;
        if (!sound) {
            faults.accept(path, "found no such address (not shown), expected https://HOST/PATH without a user name");
        }
        return sound;
    }

    private boolean isUrl(String path, Secret url) {
        return isUrl(path, url.reveal());
    }

    private boolean isKey(String path, String reference) {
        if (!Secret.isReference(reference) || reference.indexOf(' ') >= 0) {
            faults.accept(path, "found no reference (not shown), expected env:NAME or file:PATH of a signing key");
            return false;
        }
        return follow(path, reference)
                .map(secret -> {
                    try {
                        SigningKey.of(secret);
                        return true;
                    } catch (IllegalArgumentException e) {
                        faults.accept(path, String.valueOf(e.getMessage()));
                        return false;
                    }
                })
                .orElse(false);
    }

    private Optional<Secret> follow(String path, String reference) {
        try {
            return Optional.of(secrets.follow(reference));
        } catch (IllegalArgumentException e) {
            faults.accept(path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
