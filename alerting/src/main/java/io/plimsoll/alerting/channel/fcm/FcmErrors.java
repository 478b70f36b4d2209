package io.plimsoll.alerting.channel.fcm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plimsoll.alerting.channel.http.HttpAnswer;
import io.plimsoll.alerting.channel.http.HttpOutcomes;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.time.Duration;

/**
 * What Firebase's refusals mean (https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode). The status alone does not
 * say it: a 400 may be about the token or about a field, a 403 about the token or about our rights.
 */
final class FcmErrors {
    /** What Firebase asks for when it is too much and there is no Retry-After. */
    private static final Duration QUOTA_WAIT = Duration.ofSeconds(60);

    private static final String ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError";
    private static final String BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest";

    private FcmErrors() {}

    static Outcome meaning(HttpAnswer answer) {
        Outcome byStatus = HttpOutcomes.byStatus(answer, true);
        JsonNode error = Json.read(answer.body()).path("error");
        if (byStatus instanceof Outcome.Retryable later && answer.status() == 429 && later.retryAfter() == null) {
            return new Outcome.Retryable(later.code(), later.detail(), QUOTA_WAIT);
        }
        return HttpOutcomes.refusalAbout(byStatus, about(answer.status(), error));
    }

    private static About about(int status, JsonNode error) {
        String code = detail(error, ERROR).path("errorCode").asText("");
        return switch (code) {
            case "UNREGISTERED", "SENDER_ID_MISMATCH" -> About.CONTACT;
            case "INVALID_ARGUMENT" -> badToken(error) ? About.CONTACT : About.MESSAGE;
            // the project may lack the key for Apple's devices and still reach all others
            case "THIRD_PARTY_AUTH_ERROR" -> About.MESSAGE;
            default -> status == 401 || status == 403 || status == 404 ? About.SINK : About.MESSAGE;
        };
    }

    /** Whether it is the token that is wrong: the violation names it, or, where none is listed, the words do. */
    private static boolean badToken(JsonNode error) {
        JsonNode violations = detail(error, BAD_REQUEST).path("fieldViolations");
        for (JsonNode violation : violations) {
            if (violation.path("field").asText("").equals("message.token")) {
                return true;
            }
        }
        return violations.isEmpty() && error.path("message").asText("").contains("registration token");
    }

    private static JsonNode detail(JsonNode error, String type) {
        for (JsonNode each : error.path("details")) {
            if (each.path("@type").asText("").equals(type)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }
}
