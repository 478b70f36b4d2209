package io.plimsoll.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRegistryServerTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private SchemaRegistryServer server;

    @BeforeEach
    void startWithTwoSubjects() throws IOException {
        server = SchemaRegistryServer.start(new InMemorySchemaLog());
        server.registry().register("a/b", "\"string\"", false);
        server.registry().register("c", "\"string\"", false);
        server.registry().setLevel("c", CompatibilityLevel.FULL);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET    | /                                              |                          | 200 | {}
            GET    | /subjects                                      |                          | 200 | ["a/b","c"]
            GET    | /subjects/a%2Fb/versions                       |                          | 200 | [1]
            GET    | /subjects/c/versions/latest/schema             |                          | 200 | "string"
            GET    | /schemas/ids/1                                 |                          | 200 | {"schema":"\\"string\\""}
            GET    | /schemas/ids/1/schema                          |                          | 200 | "string"
            GET    | /schemas/ids/1/subjects                        |                          | 200 | ["a/b","c"]
            GET    | /schemas/types                                 |                          | 200 | ["AVRO"]
            POST   | /subjects/c/versions                           | {"schema":"\\"string\\""} | 200 | {"id":1}
            POST   | /compatibility/subjects/c/versions/latest      | {"schema":"\\"long\\""}   | 200 | {"is_compatible":false}
            POST   | /compatibility/subjects/new/versions           | {"schema":"\\"long\\""}   | 200 | {"is_compatible":true}
            GET    | /config                                        |                          | 200 | {"compatibilityLevel":"BACKWARD"}
            GET    | /config/c                                      |                          | 200 | {"compatibilityLevel":"FULL"}
            GET    | /config/a%2Fb?defaultToGlobal=true             |                          | 200 | {"compatibilityLevel":"BACKWARD"}
            PUT    | /config/c                                      | {"compatibility":"none"} | 200 | {"compatibility":"NONE"}
            GET    | /mode                                          |                          | 200 | {"mode":"READWRITE"}
            DELETE | /subjects/c                                    |                          | 200 | [1]
            DELETE | /subjects/c/versions/1                         |                          | 200 | 1
            """)
    void answersLikeConfluents(String method, String path, @Nullable String body, int status, String answer)
            throws Exception {
        HttpResponse<String> response = ask(method, path, body);

        assertThat(response.body()).isEqualTo(answer);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/vnd.schemaregistry.v1+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET    | /subjects/none/versions       |                                          | 404 | 40401
            GET    | /subjects/c/versions/7        |                                          | 404 | 40402
            GET    | /schemas/ids/7                |                                          | 404 | 40403
            POST   | /subjects/c                   | {"schema":"\\"long\\""}                   | 404 | 40403
            GET    | /config/a%2Fb                 |                                          | 404 | 40408
            POST   | /subjects/c/versions          | {"schema":"nonsense"}                    | 422 | 42201
            POST   | /subjects/c/versions          | {"schema":"{}","schemaType":"PROTOBUF"}  | 422 | 42201
            GET    | /subjects/c/versions/zero     |                                          | 422 | 42202
            PUT    | /config                       | {"compatibility":"SIDEWAYS"}             | 422 | 42203
            POST   | /subjects/c/versions          | {"schema":"\\"long\\""}                   | 409 | 409
            POST   | /subjects/c/versions          | not json                                 | 400 | 400
            GET    | /nowhere                      |                                          | 404 | 404
            """)
    void refusesWithConfluentsCodes(String method, String path, @Nullable String body, int status, int code)
            throws Exception {
        HttpResponse<String> response = ask(method, path, body);

        assertThat(response.body()).contains("\"error_code\":" + code).contains("\"message\":");
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void saysWhichAddressIsTaken() {
        int port = URI.create(server.url()).getPort();

        assertThatThrownBy(() -> SchemaRegistryServer.start(new InMemorySchemaLog(), "127.0.0.1", port))
                .isInstanceOf(IOException.class)
                .hasMessage("schema registry cannot listen on 127.0.0.1:" + port
                        + " (Address already in use); expected a free port, 0 takes any");
    }

    private HttpResponse<String> ask(String method, String path, @Nullable String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
