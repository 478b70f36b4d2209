package io.plimsoll.app.web;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;

/** The pages of a link, without script. All that comes from outside is escaped. */
final class AckHtml {
    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1c2733}"
                    + "main{max-width:34rem;margin:8vh auto;background:#fff;border:1px solid #d9dee5;border-radius:8px;padding:2rem}"
                    + "h1{font-size:1.3rem;margin:0 0 1rem}"
                    + "dl{display:grid;grid-template-columns:auto 1fr;gap:.3rem 1.2rem;margin:0 0 1.5rem}"
                    + "dt{color:#5c6b7a}dd{margin:0;overflow-wrap:anywhere}"
                    + "button{font:inherit;font-weight:600;color:#fff;background:#0b5fbd;border:0;border-radius:6px;"
                    + "padding:.7rem 1.4rem;cursor:pointer}";

    /** Field that says what level was shown. */
    static final String LEVEL = "level";

    private AckHtml() {}

    /** A page about no alert. */
    static String told(String title, String text) {
        return page(title, "<h1>" + escaped(title) + "</h1><p>" + escaped(text) + "</p>");
    }

    /** {@code alert}, and how it stands. */
    static String of(Alert alert, String state) {
        return page(title(alert), facts(alert) + "<p>" + escaped(state) + "</p>");
    }

    /** {@code alert}, what is new of it, and a button by which {@code recipient} has it in hand at this level. */
    static String withButton(Alert alert, String recipient, String token, String news) {
        return page(
                title(alert),
                facts(alert) + (news.isEmpty() ? "" : "<p>" + escaped(news) + "</p>")
                        + "<form method=\"post\" action=\"ack\"><input type=\"hidden\" name=\"t\" value=\""
                        + escaped(token) + "\"><input type=\"hidden\" name=\"" + LEVEL + "\" value=\""
                        + alert.gravity().name() + "\"><button type=\"submit\">Acknowledge as " + escaped(recipient)
                        + "</button></form>");
    }

    private static String title(Alert alert) {
        return level(alert) + " " + alert.account();
    }

    private static String level(Alert alert) {
        Severity severity = alert.severity();
        return severity == null ? "RESOLVED" : severity.name();
    }

    private static String facts(Alert alert) {
        return "<h1>" + escaped(title(alert)) + "</h1><dl>" + fact("Alert", alert.message())
                + fact("Rule", alert.ruleId()) + fact("Scope", alert.scope())
                + fact("Raised", alert.raisedAt().toString())
                + fact("Last change", alert.time().toString()) + fact("Id", alert.alertId()) + "</dl>";
    }

    private static String fact(String name, String value) {
        return "<dt>" + name + "</dt><dd>" + escaped(value) + "</dd>";
    }

    private static String page(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex\"><title>" + escaped(title) + "</title><style>" + STYLE
                + "</style></head>\n<body><main>" + body + "</main></body></html>\n";
    }

    /** As text or as the value of an attribute in double quotes; of XML too. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
            }
        });
        return out.toString();
    }
}
