package io.plimsoll.app.config;

/** The text of {@code docs/configuration.md}, from {@link ConfigKey} and {@link PassThrough}. */
final class ConfigurationPage {
    private ConfigurationPage() {}

    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Configuration

                Verbs that reach a cluster take `--config FILE`: a Java `.properties` file in UTF-8, one `key = value` a line. A key
                that is not listed here, a value of the wrong type, or a secret that is not there stops the start, with every fault of the file
                at once. This page is printed from the code (`ConfigKey`); a test keeps them equal.

                | key | values | default | meaning |
                |---|---|---|---|
                """);
        for (ConfigKey key : ConfigKey.values()) {
            page.append("| `%s` | %s | %s | %s |%n"
                    .formatted(
                            key.key(),
                            key.type().label(),
                            key.defaultValue().map(value -> "`" + value + "`").orElse("–"),
                            key.doc())
                    .replace(System.lineSeparator(), "\n"));
        }
        page.append("""

                ## Settings of client libraries

                Handed on as they are and not checked by Plimsoll. Where the name of such a key tells of a secret (`password`,
                `secret`, `jaas`, `user.info`, `token`, `keystore.key`) its value may be a reference too, and is never shown.

                | prefix | meaning |
                |---|---|
                """);
        for (PassThrough prefix : PassThrough.values()) {
            page.append("| `")
                    .append(prefix.prefix())
                    .append("*` | ")
                    .append(prefix.doc())
                    .append(" |\n");
        }
        page.append("""

                ## Secrets

                `env:NAME` is the environment variable NAME; `file:PATH` is the first line of that file, as container platforms
                mount secrets. Messages and logs show `******` in place of a secret.
                """);
        return page.toString();
    }
}
