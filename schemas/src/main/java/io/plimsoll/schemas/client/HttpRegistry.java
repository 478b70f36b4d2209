package io.plimsoll.schemas.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** A registry behind Confluent's REST API. */
final class HttpRegistry implements RegistryClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpTransport transport;
    private final String address;

    HttpRegistry(ConnectionSettings settings, Pause pause) {
        this.transport = new HttpTransport(settings, pause);
        this.address = settings.address();
    }

    @Override
    public int register(String subject, Schema schema, boolean normalize) {
        JsonNode answer = ask(
                "POST", "/subjects/" + encoded(subject) + "/versions?normalize=" + normalize, schemaRequest(schema));
        return id(answer);
    }

    @Override
    public int lookUp(String subject, Schema schema, boolean normalize) {
        return id(ask("POST", "/subjects/" + encoded(subject) + "?normalize=" + normalize, schemaRequest(schema)));
    }

    @Override
    public Schema schemaById(int id) {
        return schema(ask("GET", "/schemas/ids/" + id, Optional.empty()));
    }

    @Override
    public SubjectVersion latest(String subject) {
        JsonNode answer = ask("GET", "/subjects/" + encoded(subject) + "/versions/latest", Optional.empty());
        return new SubjectVersion(answer.path("version").asInt(), id(answer), schema(answer));
    }

    @Override
    public List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        ask("GET", "/subjects", Optional.empty()).forEach(subject -> subjects.add(subject.asText()));
        return subjects;
    }

    @Override
    public List<Integer> versions(String subject) {
        List<Integer> versions = new ArrayList<>();
        ask("GET", "/subjects/" + encoded(subject) + "/versions", Optional.empty())
                .forEach(version -> versions.add(version.asInt()));
        return versions;
    }

    @Override
    public List<String> objections(String subject, Schema schema) {
        JsonNode answer = ask(
                "POST",
                "/compatibility/subjects/" + encoded(subject) + "/versions?verbose=true",
                schemaRequest(schema));
        if (answer.path("is_compatible").asBoolean()) {
            return List.of();
        }
        List<String> messages = new ArrayList<>();
        answer.path("messages").forEach(message -> messages.add(message.asText()));
        return messages.isEmpty() ? List.of("incompatible; the registry gives no details") : messages;
    }

    @Override
    public void setCompatibility(String subject, String level) {
        ask("PUT", "/config/" + encoded(subject), Optional.of(json(Map.of("compatibility", level))));
    }

    @Override
    public String address() {
        return address;
    }

    private JsonNode ask(String method, String path, Optional<String> body) {
        HttpResponse<String> response = transport.send(method, path, body);
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw new RegistryUnavailableException(
                    "schema registry " + address + " refuses our credentials (HTTP " + status + " to " + method + " "
                            + path + "); check basic.auth.credentials.source and basic.auth.user.info",
                    null);
        }
        Optional<JsonNode> answer = parsed(response.body());
        if (status >= 200 && status < 300 && answer.isPresent()) {
            return answer.get();
        }
        Optional<Integer> code =
                answer.map(json -> json.path("error_code").asInt(0)).filter(known -> known > 0);
        if (code.isPresent()) {
            String message = answer.get().path("message").asText("");
            throw new RegistryRefusedException(
                    code.get(),
                    "schema registry " + address + " refused " + method + " " + path + ": " + message + " (error "
                            + code.get() + ")");
        }
        throw new RegistryUnavailableException(
                "no schema registry at " + address + ": HTTP " + status + " to " + method + " " + path
                        + " without a registry's JSON answer; check " + ConnectionSettings.URL,
                null);
    }

    private static Optional<JsonNode> parsed(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static int id(JsonNode answer) {
        return answer.path("id").asInt();
    }

    private static Schema schema(JsonNode answer) {
        return new Schema.Parser().parse(answer.path("schema").asText());
    }

    private static Optional<String> schemaRequest(Schema schema) {
        return Optional.of(json(Map.of("schema", schema.toString())));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of strings did not become JSON", impossible);
        }
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
