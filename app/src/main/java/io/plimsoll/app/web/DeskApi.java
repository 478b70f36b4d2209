package io.plimsoll.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.app.desk.Desk;
import io.plimsoll.app.web.Refused.Fault;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The desk's API, JSON under {@value #PATH}: alerts and who has them in hand, silences, what became of notifications. It does
 * what the verbs {@code ack}, {@code alerts} and {@code silence} do. Whoever has the token may do everything. Thread-safe.
 */
public final class DeskApi implements Page {
    /** Where it is served. */
    public static final String PATH = "/api/v1/";

    private static final String BEARER = "Bearer ";

    private final Secret token;
    private final AlertsResource alerts;
    private final SilencesResource silences;
    private final DeliveriesResource deliveries;

    public DeskApi(Desk desk, Secret token, InstantSource clock) {
        this.token = token;
        this.alerts = new AlertsResource(desk, clock);
        this.silences = new SilencesResource(desk, clock);
        this.deliveries = new DeliveriesResource(desk);
    }

    @Override
    public Reply answer(Asked asked) throws Refused, InterruptedException {
        if (!authorised(asked.header("Authorization").orElse(""))) {
            throw Refused.because(
                    401,
                    List.of(new Fault(
                            "Authorization", "no token, or another one", "Bearer and the token of api.token")),
                    Map.of("WWW-Authenticate", "Bearer"));
        }
        List<String> path = List.of(asked.path().substring(PATH.length()).split("/", -1));
        return switch (path.get(0)) {
            case "alerts" -> alerts.answer(asked, path);
            case "silences" -> silences.answer(asked, path);
            case "deliveries" -> deliveries.answer(asked, path);
            default -> throw Refused.path(asked.path());
        };
    }

    /** Takes as long for a wrong token as for a right one. */
    private boolean authorised(String header) {
        String given = header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
        return MessageDigest.isEqual(token.reveal().getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
