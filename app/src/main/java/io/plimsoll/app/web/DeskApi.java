package io.plimsoll.app.web;

import io.plimsoll.app.desk.Desk;
import io.plimsoll.app.desk.ScopedDesk;
import io.plimsoll.app.web.Refused.Fault;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The desk's API, JSON under {@value #PATH}: alerts and who has them in hand, silences, what became of notifications. It does
 * what the verbs {@code ack}, {@code alerts} and {@code silence} do. What a caller sees and may do follows from the token: see {@link Access}. Thread-safe.
 */
public final class DeskApi implements Page {
    /** Where it is served. */
    public static final String PATH = "/api/v1/";

    private static final String BEARER = "Bearer ";

    private final List<Door> doors;

    /** What is behind one token. */
    private record Door(
            Access access, AlertsResource alerts, SilencesResource silences, DeliveriesResource deliveries) {
        static Door of(Access access, Desk desk, InstantSource clock) {
            return new Door(
                    access,
                    new AlertsResource(desk, clock),
                    new SilencesResource(desk, access.name(), clock),
                    new DeliveriesResource(desk));
        }
    }

    /** @param labels of an account, as they are when asked */
    public DeskApi(Desk desk, List<Access> allowed, Function<String, Map<String, String>> labels, InstantSource clock) {
        this.doors = allowed.stream()
                .map(access -> Door.of(access, new ScopedDesk(desk, access.scope(), labels), clock))
                .toList();
    }

    @Override
    public Reply answer(Asked asked) throws Refused, InterruptedException {
        Door door = doorFor(asked.header("Authorization").orElse(""));
        if (!asked.method().equals("GET") && !door.access().mayWrite()) {
            throw Refused.because(403, "Authorization", "a token that may only read", "one that may write");
        }
        List<String> path = List.of(asked.path().substring(PATH.length()).split("/", -1));
        return switch (path.get(0)) {
            case "alerts" -> door.alerts().answer(asked, path);
            case "silences" -> door.silences().answer(asked, path);
            case "deliveries" -> door.deliveries().answer(asked, path);
            default -> throw Refused.path(asked.path());
        };
    }

    /** Looks at every token, so that a wrong one takes as long as a right one. */
    private Door doorFor(String header) throws Refused {
        String given = header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
        Door found = null;
        for (Door door : doors) {
            found = door.access().isFor(given) ? door : found;
        }
        if (found == null) {
            throw Refused.because(
                    401,
                    List.of(new Fault(
                            "Authorization",
                            "no token, or another one",
                            "Bearer and a token of api.token or api.access.file")),
                    Map.of("WWW-Authenticate", "Bearer"));
        }
        return found;
    }
}
