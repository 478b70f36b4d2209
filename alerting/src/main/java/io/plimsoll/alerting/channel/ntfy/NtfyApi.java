package io.plimsoll.alerting.channel.ntfy;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.http.HttpAnswer;
import io.plimsoll.alerting.channel.http.HttpCall;
import io.plimsoll.alerting.channel.http.HttpOutcomes;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefAlert;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A push to a topic of an ntfy server; the graver the alert, the higher its priority (2 to 5). The name of an open topic is its
 * password, so it may be a reference. ntfy does not recognise repeats.
 */
public final class NtfyApi implements VendorApi {
    private static final int LONGEST_TITLE = 250;
    /** ntfy takes 4096 bytes; a character of ours has at most 3. */
    private static final int LONGEST_MESSAGE = 1_300;

    private final URI server;
    private final Optional<Secret> token;
    private final SecretSource secrets;
    private final BriefTemplate template;

    /** {@code server} is usually https://ntfy.sh; {@code token} where its topics are protected. */
    public NtfyApi(URI server, Optional<Secret> token, SecretSource secrets, BriefTemplate template) {
        this.server = server.resolve("/");
        this.token = token;
        this.secrets = secrets;
        this.template = template;
    }

    @Override
    public HttpCall call(Message message) {
        List<Secret> hidden = new ArrayList<>();
        String topic = message.address();
        if (Secret.isReference(topic)) {
            Secret name = secrets.follow(topic);
            hidden.add(name);
            topic = name.reveal();
        }
        Map<String, String> headers = new HashMap<>();
        if (token.isPresent()) {
            hidden.add(token.get());
            headers.put("Authorization", "Bearer " + token.get().reveal());
        }
        Alert alert = message.alert();
        BriefAlert brief = template.render(message);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("topic", topic);
        body.put("title", BriefAlert.shortened(brief.title(), LONGEST_TITLE));
        body.put("message", BriefAlert.shortened(brief.text(), LONGEST_MESSAGE));
        body.put("priority", priority(alert.severity()));
        body.put("tags", List.of(alert.severity() == null ? "white_check_mark" : "warning"));
        return HttpCall.json(server, headers, Json.write(body), false, hidden);
    }

    private static int priority(@Nullable Severity severity) {
        if (severity == null) {
            return 3;
        }
        return switch (severity) {
            case INFO -> 2;
            case WARNING -> 3;
            case CRITICAL -> 4;
            case EMERGENCY -> 5;
        };
    }

    /** 401: the token is not valid; 403: it is, but not for this topic. */
    @Override
    public Outcome read(HttpAnswer answer) {
        Outcome byStatus = HttpOutcomes.byStatus(answer, recognisesRepeats());
        return switch (answer.status()) {
            case 401 -> HttpOutcomes.refusalAbout(byStatus, About.SINK);
            case 403 -> HttpOutcomes.refusalAbout(byStatus, About.CONTACT);
            default -> byStatus;
        };
    }

    @Override
    public boolean recognisesRepeats() {
        return false;
    }
}
