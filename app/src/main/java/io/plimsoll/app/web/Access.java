package io.plimsoll.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.alerting.route.LabelMatch;
import io.plimsoll.alerting.secret.Secret;
import java.security.MessageDigest;
import java.util.List;

/**
 * What the holder of a token may do.
 *
 * @param name for people
 * @param scope conditions on the labels of accounts; empty: every account
 * @param mayWrite whether it may acknowledge and silence; else it may only look
 */
public record Access(String name, Secret token, List<LabelMatch> scope, boolean mayWrite) {
    public Access {
        scope = List.copyOf(scope);
    }

    /** Everything, for the holder of {@code token}. */
    public static Access toAll(Secret token) {
        return new Access("api.token", token, List.of(), true);
    }

    /** Whether {@code given} is its token; takes as long for a wrong one as for the right one. */
    boolean isFor(String given) {
        return MessageDigest.isEqual(token.reveal().getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
