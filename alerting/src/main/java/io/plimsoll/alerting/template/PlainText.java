package io.plimsoll.alerting.template;

import java.util.List;
import java.util.Map;

/** The built-in text that goes out when a template fails: everything there is to say, made without any template. */
final class PlainText {
    private PlainText() {}

    /** What to do, what happened, when. */
    static String brief(Map<String, Object> view) {
        StringBuilder lines = new StringBuilder(String.valueOf(view.get("next")));
        for (String field : List.of("remark", "finding", "lead", "nearest", "time", "until")) {
            Object value = view.get(field);
            if (value != null && !value.toString().isEmpty()) {
                lines.append('\n').append(value);
            }
        }
        return lines.toString();
    }

    /** Every field, one a line, after what to do. */
    static String full(Map<String, Object> view) {
        StringBuilder lines = new StringBuilder(String.valueOf(view.get("next"))).append("\n\n");
        view.forEach(
                (name, value) -> lines.append(name).append(": ").append(value).append('\n'));
        return lines.toString();
    }
}
