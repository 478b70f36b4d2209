package io.plimsoll.app.web;

import io.plimsoll.alerting.route.Glob;
import io.plimsoll.alerting.route.LabelMatch;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.app.config.ConfigException;
import io.plimsoll.app.yaml.YamlFile;
import io.plimsoll.app.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what by the API:
 *
 * <pre>{@code
 * desk-7: {token: env:DESK_7_TOKEN, match: {desk: seven}, may: WRITE}
 * audit: {token: file:/run/secrets/audit-token, may: READ}
 * }</pre>
 *
 * {@code match} is about labels of accounts, as in the routes file; without it every account is meant.
 */
public final class AccessFile {
    private static final Set<String> OF_ALERTS = Set.of("rule", "kind", "scope", "symbol", "severity");

    private enum May {
        READ,
        WRITE
    }

    private AccessFile() {}

    /** Reads {@code path}, following references in {@code environment}; throws {@link ConfigException} with every fault in it. */
    public static List<Access> read(Path path, Map<String, String> environment) {
        YamlFile file = new YamlFile(path.toString());
        List<Access> all = new ArrayList<>();
        file.read(path)
                .fields("tokens by name such as desk-7: {token: env:NAME, may: READ}")
                .forEach((name, node) -> {
                    node.only(Set.of("token", "match", "may"));
                    Optional<Secret> token = token(file, node.field("token"), environment);
                    Optional<May> may = node.field("may").oneOf(May.values());
                    List<LabelMatch> scope = scope(node.field("match"));
                    if (token.isPresent() && may.isPresent()) {
                        all.add(new Access(name, token.get(), scope, may.get() == May.WRITE));
                    }
                });
        if (!file.faults().isEmpty()) {
            throw new ConfigException(file.faults());
        }
        return all;
    }

    /** Its fault does not repeat the value, which may be the token itself. */
    private static Optional<Secret> token(YamlFile file, YamlNode node, Map<String, String> environment) {
        if (!node.present()) {
            node.fault("env:NAME or file:PATH");
            return Optional.empty();
        }
        try {
            return Optional.of(Secret.of(node.text("env:NAME or file:PATH"), environment));
        } catch (IllegalArgumentException e) {
            file.fault(node.place(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static List<LabelMatch> scope(YamlNode match) {
        List<LabelMatch> scope = new ArrayList<>();
        if (match.present()) {
            match.fields("labels of accounts such as {desk: seven}").forEach((label, pattern) -> {
                if (OF_ALERTS.contains(label)) {
                    pattern.fault("label " + label, "a label of accounts, e.g. desk, owner, account");
                }
                scope.add(new LabelMatch(label, Glob.of(pattern.text("a pattern such as desk-7-*")), false));
            });
        }
        return scope;
    }
}
