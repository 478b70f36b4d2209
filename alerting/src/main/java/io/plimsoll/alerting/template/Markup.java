package io.plimsoll.alerting.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.StringLoader;
import java.net.URI;

/** What a text may hold besides words, and how a name from outside is kept from being taken for it. */
enum Markup {
    /** Plain text. */
    NONE {
        @Override
        String escaped(String text) {
            return text;
        }
    },
    /** Mails and Telegram. */
    HTML {
        @Override
        String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }

        @Override
        String link(String words, URI address) {
            return "<a href=\"" + escaped(address.toString()) + "\">" + escaped(words) + "</a>";
        }
    },
    /** Slack: three characters have entities, the others become look-alikes; an underscore counts at a word's edge only. */
    MRKDWN {
        @Override
        String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace('*', '∗')
                    .replace('~', '∼')
                    .replace('`', 'ˋ')
                    .replaceAll("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])", "＿");
        }

        @Override
        String link(String words, URI address) {
            return "<" + address + "|" + escaped(words) + ">";
        }
    },
    /** A value within a JSON string. */
    JSON {
        @Override
        String escaped(String text) {
            StringBuilder out = new StringBuilder();
            text.chars().forEach(c -> {
                if (c == '"' || c == '\\') {
                    out.append('\\').append((char) c);
                } else if (c < ' ') {
                    out.append(String.format("\\u%04x", c));
                } else {
                    out.append((char) c);
                }
            });
            return out.toString();
        }
    };

    /** {@code text} so that it means nothing but itself. */
    abstract String escaped(String text);

    /** A link to {@code address} that reads {@code words}; in plain text both. */
    String link(String words, URI address) {
        return words + ": " + address;
    }

    /** An engine that escapes every value so, and does not take a name that does not exist for nothing. */
    PebbleEngine engine() {
        return new PebbleEngine.Builder()
                .loader(new StringLoader())
                .autoEscaping(this != NONE)
                .addEscapingStrategy(name(), this::escaped)
                .defaultEscapingStrategy(this == NONE ? "html" : name())
                .strictVariables(true)
                .newLineTrimming(false)
                .maxRenderedSize(1_000_000)
                .build();
    }
}
