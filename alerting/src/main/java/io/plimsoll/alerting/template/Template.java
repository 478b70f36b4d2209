package io.plimsoll.alerting.template;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One template, compiled. Thread-safe. */
final class Template {
    private final String file;
    private final PebbleTemplate compiled;

    /**
     * @param file where it came from, for messages
     * @throws TemplateException when it does not parse
     */
    Template(String file, String source, Markup markup) {
        this.file = file;
        try {
            this.compiled = markup.engine().getTemplate(source);
        } catch (PebbleException e) {
            throw new TemplateException(place(e.getLineNumber()) + "does not parse: " + e.getPebbleMessage(), e);
        }
    }

    /** Throws TemplateException with file, line and what is wrong there. */
    String render(Map<String, Object> view) {
        StringWriter out = new StringWriter();
        try {
            compiled.evaluate(out, view, Locale.ROOT);
        } catch (PebbleException e) {
            throw new TemplateException(place(e.getLineNumber()) + e.getPebbleMessage(), e);
        } catch (IOException | RuntimeException e) { // filters and attributes throw what they like
            throw new TemplateException(place(null) + e, e);
        }
        return out.toString();
    }

    private String place(@Nullable Integer line) {
        return file + (line == null ? "" : ":" + line) + ": ";
    }
}
