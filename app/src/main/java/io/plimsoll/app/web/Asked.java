package io.plimsoll.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param query the text after {@code ?}, undecoded; empty when there is none
 * @param headers by name in small letters, the first of each
 */
public record Asked(String method, String path, String query, Map<String, String> headers, String body) {
    public Asked {
        headers = Map.copyOf(headers);
    }

    /** A header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Fields of the query; throws Refused when it is none. */
    public Map<String, String> queryFields() throws Refused {
        return fields("query", query);
    }

    /** Fields of the body as a form; throws Refused when it is none. */
    public Map<String, String> formFields() throws Refused {
        return fields("body", body);
    }

    /** Whether it is a {@code GET}; throws Refused unless it is that or a {@code POST}. */
    boolean isGet() throws Refused {
        if (!method.equals("GET") && !method.equals("POST")) {
            throw Refused.method(method, "GET, POST");
        }
        return method.equals("GET");
    }

    private static Map<String, String> fields(String where, @Nullable String text) throws Refused {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&", -1)) {
            int at = pair.indexOf('=');
            try {
                String name = URLDecoder.decode(at < 0 ? pair : pair.substring(0, at), UTF_8);
                if (!name.isEmpty()) {
                    fields.put(name, at < 0 ? "" : URLDecoder.decode(pair.substring(at + 1), UTF_8));
                }
            } catch (IllegalArgumentException e) {
                throw Refused.because(400, where, "a % that begins no two hex digits", "name=value&name=value");
            }
        }
        return fields;
    }
}
