package io.plimsoll.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.AckRequest.Kind;
import io.plimsoll.alerting.route.LabelMatch;
import io.plimsoll.alerting.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeskApiTest {
    private static final String TOKEN = "s3cr3t-t0k3n";

    private final MemoryDesk desk = new MemoryDesk();
    private final DeskApi api = new DeskApi(
            desk,
            List.of(
                    Access.toAll(Secret.resolved("api.token", TOKEN)),
                    new Access("desk-7", Secret.resolved("t", "t0ken-7"), List.of(LabelMatch.of("desk=seven")), true),
                    new Access("boss", Secret.resolved("t", "t0ken-b"), List.of(), true),
                    new Access("audit", Secret.resolved("t", "t0ken-a"), List.of(), false)),
            account -> account.endsWith("1") ? Map.of("desk", "seven") : Map.of("desk", "eight"),
            () -> MemoryDesk.NOW);

    private Reply ask(String method, String path, String query, String body, String authorization) throws Exception {
        try {
            return api.answer(
                    new Asked(method, "/api/v1/" + path, query, Map.of("authorization", authorization), body));
        } catch (Refused e) {
            return e.reply();
        }
    }

    private Reply ask(String method, String path, String body) throws Exception {
        int at = path.indexOf('?');
        return ask(
                method,
                at < 0 ? path : path.substring(0, at),
                at < 0 ? "" : path.substring(at + 1),
                body,
                "Bearer " + TOKEN);
    }

    @Test
    void aTokenOfADeskSeesAndDoesNothingWithAccountsOfOthers() throws Exception {
        String seven = "Bearer t0ken-7";
        desk.open("a1", "acct-1", null);
        desk.open("a2", "acct-2", null);
        desk.told("a1", "ann", "sms");
        desk.told("a2", "acct-2", "bob", "sms");

        assertThat(json(ask("GET", "alerts", "", "", seven)).path("alerts").findValuesAsText("alertId"))
                .containsExactly("a1");
        assertThat(error(ask("POST", "alerts/a2/ack", "", "{\"by\":\"eve\"}", seven)))
                .as("as if there were none")
                .isEqualTo("404 id: found a2, expected an alert that GET alerts?state=all shows");
        assertThat(ask("POST", "alerts/a1/ack", "", "{\"by\":\"ann\"}", seven).status())
                .isEqualTo(202);
        assertThat(json(ask("GET", "deliveries", "alert=a2", "", seven)).path("deliveries"))
                .isEmpty();
        assertThat(json(ask("GET", "deliveries", "alert=a1", "", seven)).path("deliveries"))
                .hasSize(1);
        assertThat(desk.acks).extracting(AckRequest::account).containsExactly("acct-1");
    }

    @Test
    void aSilenceOfADeskHoldsForItsAccountsOnlyWhateverItSays() throws Exception {
        String seven = "Bearer t0ken-7";
        String everything = "{\"matchers\":[\"severity=*\"],\"for\":\"PT1H\",\"by\":\"ann\",\"reason\":\"test\"}";
        Reply made = ask("POST", "silences", "", everything, seven);
        Reply ofAll = ask("POST", "silences", everything.replace("ann", "boss"));

        assertThat(json(made).path("matchers").toString()).isEqualTo("[\"severity=*\",\"desk=seven\"]");
        assertThat(json(ofAll).path("matchers").toString()).isEqualTo("[\"severity=*\"]");
        assertThat(json(ask("GET", "silences", "", "", seven)).path("silences").findValuesAsText("author"))
                .containsExactly("ann");
        String other = json(ofAll).path("id").asText();
        assertThat(ask("DELETE", "silences/" + other, "", "", seven).status()).isEqualTo(404);
        assertThat(ask("DELETE", "silences/" + json(made).path("id").asText(), "", "", seven)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTokenThatMayOnlyReadChangesNothing() throws Exception {
        desk.open("a1", "acct-1", null);
        assertThat(json(ask("GET", "alerts", "", "", "Bearer t0ken-a")).path("alerts"))
                .hasSize(1);
        assertThat(error(ask("POST", "alerts/a1/ack", "", "{\"by\":\"ann\"}", "Bearer t0ken-a")))
                .isEqualTo("403 Authorization: found a token that may only read, expected one that may write");
        assertThat(desk.acks).isEmpty();
    }

    private static JsonNode json(Reply reply) throws Exception {
        return new ObjectMapper().readTree(reply.body());
    }

    private static String error(Reply reply) throws Exception {
        JsonNode error = json(reply).path("errors").path(0);
        return reply.status() + " " + error.path("field").asText() + ": found "
                + error.path("found").asText() + ", expected "
                + error.path("expected").asText();
    }

    @Test
    void withoutTheTokenNothingIsShownOrDone() throws Exception {
        desk.open("a1", "acct-1", null);

        for (String header : new String[] {"", "Bearer", "Bearer ", "Bearer s3cr3t-t0k3", "Basic " + TOKEN, TOKEN}) {
            Reply list = ask("GET", "alerts", "", "", header);
            Reply ack = ask("POST", "alerts/a1/ack", "", "{\"by\":\"eve\"}", header);

            assertThat(list.status()).as(header).isEqualTo(401);
            assertThat(list.headers()).containsEntry("WWW-Authenticate", "Bearer");
            assertThat(list.body()).doesNotContain("a1", TOKEN);
            assertThat(ack.status()).as(header).isEqualTo(401);
        }
        assertThat(desk.acks).isEmpty();
    }

    @Test
    void acknowledgesSnoozesAndTakesBack() throws Exception {
        desk.open("a1", "acct-1", null);

        Reply ack = ask("POST", "alerts/a1/ack", "{\"by\":\"ann\",\"for\":\"PT1H\"}");
        Reply snooze = ask("POST", "alerts/a1/snooze", "{\"by\":\"ann\",\"for\":\"PT30M\"}");
        Reply undo = ask("POST", "alerts/a1/undo", "{\"by\":\"bob\"}");

        assertThat(ack.status()).isEqualTo(202);
        assertThat(ack.body())
                .isEqualTo("{\"alertId\":\"a1\",\"account\":\"acct-1\",\"kind\":\"ACK\",\"by\":\"ann\","
                        + "\"at\":\"2026-01-01T12:00:00.000Z\",\"until\":\"2026-01-01T13:00:00.000Z\"}\n");
        assertThat(snooze.status()).isEqualTo(202);
        assertThat(json(undo).path("until").isNull()).isTrue();
        assertThat(desk.acks)
                .containsExactly(
                        request(Kind.ACK, "ann", "2026-01-01T13:00:00Z"),
                        request(Kind.SNOOZE, "ann", "2026-01-01T12:30:00Z"),
                        new AckRequest("acct-1", "a1", Kind.UNACK, "bob", "api", MemoryDesk.NOW, null));
    }

    @Test
    void theFirstCharactersOfAnIdAreEnoughWhereTheyAreOneOpenAlerts() throws Exception {
        desk.open("0f3c1a2b4d5e6f70", "acct-1", null);
        desk.open("0f3d1a2b4d5e6f70", "acct-2", null);
        desk.over("0f3c9999999999999", "acct-1");

        Reply one = ask("POST", "alerts/0F3C/ack", "{\"by\":\"ann\"}");
        Reply several = ask("POST", "alerts/0f3/ack", "{\"by\":\"ann\"}");
        Reply nothing = ask("POST", "alerts//ack", "{\"by\":\"ann\"}");

        assertThat(one.status()).isEqualTo(202);
        assertThat(desk.acks).extracting(AckRequest::alertId).containsExactly("0f3c1a2b4d5e6f70");
        assertThat(error(several))
                .isEqualTo("409 id: found 0f3, which may be 0f3c1a2b4d5e6f70, 0f3d1a2b4d5e6f70, expected more of its"
                        + " characters");
        assertThat(nothing.status()).isEqualTo(404);
    }

    private static AckRequest request(Kind kind, String by, String until) {
        return new AckRequest("acct-1", "a1", kind, by, "api", MemoryDesk.NOW, Instant.parse(until));
    }

    @Test
    void saysWhatIsWrongWithARequestAndDoesNothing() throws Exception {
        desk.open("a1", "acct-1", null);
        desk.over("a2", "acct-1");

        assertThat(error(ask("POST", "alerts/a1/ack", "")))
                .isEqualTo("400 body: found nothing, expected a JSON object");
        assertThat(error(ask("POST", "alerts/a1/ack", "{\"by\":")))
                .startsWith("400 body: found no JSON: Unexpected end-of-input");
        assertThat(error(ask("POST", "alerts/a1/ack", "{\"by\":7}"))).isEqualTo("400 by: found 7, expected a text");
        assertThat(error(ask("POST", "alerts/a1/snooze", "{\"by\":\"ann\"}")))
                .isEqualTo("400 for: found nothing, expected how long it is put off, such as PT1H");
        assertThat(error(ask("POST", "alerts/a1/ack", "{\"by\":\"ann\",\"for\":\"-PT1H\"}")))
                .isEqualTo("400 for: found \"-PT1H\", expected a time span above zero such as PT1H");
        assertThat(error(ask("POST", "alerts/a1/ack", "{\"by\":\"ann\",\"until\":1}")))
                .isEqualTo("400 until: found an unknown field, expected one of [by, for]");
        assertThat(error(ask("POST", "alerts/a9/ack", "{\"by\":\"ann\"}")))
                .isEqualTo("404 id: found a9, expected an alert that GET alerts?state=all shows");
        assertThat(error(ask("POST", "alerts/a2/ack", "{\"by\":\"ann\"}")))
                .isEqualTo("409 id: found an alert that is RESOLVED, expected one that is open");
        assertThat(error(ask("GET", "alerts/a1/ack", ""))).isEqualTo("405 method: found GET, expected POST");
        assertThat(error(ask("DELETE", "alerts", ""))).isEqualTo("405 method: found DELETE, expected GET");
        assertThat(error(ask("POST", "alerts/a1/close", "{}"))).startsWith("404 path: found /api/v1/alerts/a1/close");
        assertThat(error(ask("GET", "nosuch", ""))).startsWith("404 path: found /api/v1/nosuch");
        assertThat(error(ask("GET", "alerts?state=loud", ""))).startsWith("400 state: found loud, expected open, all");
        assertThat(error(ask("GET", "alerts?acount=a", "")))
                .isEqualTo("400 acount: found an unknown field, expected one of [account, state]");
        assertThat(error(ask("GET", "deliveries", "")))
                .isEqualTo("400 alert: found nothing, expected the id of an alert");
        assertThat(desk.acks).isEmpty();
    }

    @Test
    void listsAlertsByAccountAndState() throws Exception {
        desk.open("a1", "acct-1", null);
        desk.open("a2", "acct-2", "ann");
        desk.over("a3", "acct-1");

        JsonNode open = json(ask("GET", "alerts", "")).path("alerts");
        JsonNode ofAccount =
                json(ask("GET", "alerts?account=acct-1&state=all", "")).path("alerts");
        JsonNode inHand = json(ask("GET", "alerts?state=acknowledged", "")).path("alerts");

        assertThat(open.findValuesAsText("alertId")).containsExactly("a1", "a2");
        assertThat(ofAccount.findValuesAsText("alertId")).containsExactly("a1", "a3");
        assertThat(inHand.findValuesAsText("inHandOf")).containsExactly("ann");
        assertThat(inHand.path(0).path("inHandUntil").asText()).isEqualTo("2026-01-01T13:00:00.000Z");
    }

    @Test
    void makesConfirmsListsAndEndsSilences() throws Exception {
        Reply made = ask(
                "POST",
                "silences",
                "{\"matchers\":[\"desk=seven*\",\"severity!=CRITICAL\"],\"for\":\"PT2H\",\"by\":\"ann\","
                        + "\"reason\":\"planned\",\"emergencies\":true}");
        String id = json(made).path("id").asText();
        Reply byAuthor = ask("POST", "silences/" + id + "/confirm", "{\"by\":\"ann\"}");
        Reply byItsToken = ask("POST", "silences/" + id + "/confirm", "{\"by\":\"bob\"}");
        Reply confirmed = ask("POST", "silences/" + id + "/confirm", "", "{\"by\":\"bob\"}", "Bearer t0ken-b");
        JsonNode listed = json(ask("GET", "silences", "")).path("silences");
        Reply ended = ask("DELETE", "silences/" + id, "");
        JsonNode none = json(ask("GET", "silences", "")).path("silences");

        assertThat(made.status()).isEqualTo(201);
        assertThat(error(byAuthor)).isEqualTo("400 by: found its author ann, expected somebody else");
        assertThat(error(byItsToken))
                .isEqualTo("403 Authorization: found the token it was made with, api.token, expected that of somebody"
                        + " else");
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(json(confirmed).path("madeWith").asText()).isEqualTo("api.token");
        assertThat(listed.path(0).path("matchers").toString()).isEqualTo("[\"desk=seven*\",\"severity!=CRITICAL\"]");
        assertThat(listed.path(0).path("confirmedBy").asText()).isEqualTo("bob");
        assertThat(listed.path(0).path("endsAt").asText()).isEqualTo("2026-01-01T14:00:00.000Z");
        assertThat(ended.status()).isEqualTo(200);
        assertThat(none).isEmpty();
        assertThat(error(ask("DELETE", "silences/nosuch", "")))
                .isEqualTo("404 id: found nosuch, expected a silence that GET silences shows");
        assertThat(error(ask(
                        "POST",
                        "silences",
                        "{\"matchers\":[\"desk\"],\"for\":\"PT2H\",\"by\":\"a\",\"reason\":\"r\"}")))
                .startsWith("400 matchers: found found \"desk\"");
    }

    @Test
    void showsWhatBecameOfTheNotificationsOfAnAlert() throws Exception {
        desk.told("a1", "boss", "sms");
        desk.told("a2", "boss", "sms");

        JsonNode shown = json(ask("GET", "deliveries?alert=a1", "")).path("deliveries");

        assertThat(shown.findValuesAsText("alertId")).containsExactly("a1");
        assertThat(shown.path(0).path("status").asText()).isEqualTo("DELIVERED");
        assertThat(shown.path(0).path("nextAttemptAt").isNull()).isTrue();
    }
}
