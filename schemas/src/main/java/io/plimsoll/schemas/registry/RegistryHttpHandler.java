package io.plimsoll.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP in, HTTP out: bodies, status codes and Confluent's error objects. */
final class RegistryHttpHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryHttpHandler.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int LARGEST_REQUEST_BYTES = 4 << 20;

    private final RegistryRoutes routes;

    RegistryHttpHandler(RegistryRoutes routes) {
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                answer(exchange, 200, routes.answer(request(exchange)));
            } catch (RegistryFault fault) {
                answer(exchange, fault.status(), error(fault.code(), fault.reason()));
            } catch (RuntimeException bug) {
                LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), bug);
                answer(exchange, 500, error(50001, "Error in the backend data store: " + bug));
            }
        }
    }

    private static RegistryRequest request(HttpExchange exchange) throws IOException {
        return RegistryRequest.of(exchange.getRequestMethod(), exchange.getRequestURI(), body(exchange));
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] bytes = in.readNBytes(LARGEST_REQUEST_BYTES + 1);
            if (bytes.length > LARGEST_REQUEST_BYTES) {
                throw RegistryFault.badRequest("body is larger than " + LARGEST_REQUEST_BYTES + " bytes");
            }
            return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        } catch (JsonProcessingException notJson) {
            throw RegistryFault.badRequest("body is not JSON: " + notJson.getOriginalMessage());
        }
    }

    private static Map<String, Object> error(int code, String message) {
        return Map.of("error_code", code, "message", message);
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
