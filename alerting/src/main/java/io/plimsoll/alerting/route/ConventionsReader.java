package io.plimsoll.alerting.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.notify.Conventions;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** How a recipient writes numbers and times: {@code locale: de-DE} and {@code zone: Europe/Berlin}; English and UTC unless given. */
final class ConventionsReader {
    /** Keys of a recipient that are no contact points. */
    static final Set<String> KEYS = Set.of("locale", "zone");

    private final BiConsumer<String, String> faults;

    /** {@code faults} takes the path and what is wrong there. */
    ConventionsReader(BiConsumer<String, String> faults) {
        this.faults = faults;
    }

    Conventions read(String path, JsonNode recipient) {
        JsonNode locale = recipient.path("locale");
        JsonNode zone = recipient.path("zone");
        return new Conventions(
                locale.isMissingNode() ? Conventions.DEFAULT.locale() : locale(path + ".locale", locale),
                zone.isMissingNode() ? Conventions.DEFAULT.zone() : zone(path + ".zone", zone));
    }

    private Locale locale(String path, JsonNode node) {
        Locale locale = Locale.forLanguageTag(node.asText());
        boolean known = !locale.getLanguage().isEmpty()
                && Arrays.asList(Locale.getAvailableLocales()).contains(locale);
        if (!known) {
            faults.accept(path, "found " + node + ", expected a language and country such as de-DE");
            return Conventions.DEFAULT.locale();
        }
        return locale;
    }

    private ZoneId zone(String path, JsonNode node) {
        try {
            return ZoneId.of(node.asText());
        } catch (DateTimeException e) {
            faults.accept(path, "found " + node + ", expected a zone such as Europe/Berlin");
            return Conventions.DEFAULT.zone();
        }
    }
}
