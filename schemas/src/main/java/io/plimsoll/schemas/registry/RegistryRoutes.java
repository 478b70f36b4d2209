package io.plimsoll.schemas.registry;

import java.util.List;
import java.util.Map;

/** Confluent's REST paths, and what each asks of the registry. */
final class RegistryRoutes {
    private final SchemaRegistry registry;

    RegistryRoutes(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** Body of the answer, to be written as JSON. @throws RegistryFault when the request is refused */
    Object answer(RegistryRequest request) {
        List<String> path = request.path();
        String first = path.isEmpty() ? "" : path.get(0);
        return switch (first) {
            case "" -> request.method().equals("GET") ? Map.of() : notFound(request);
            case "subjects" -> subjects(request);
            case "schemas" -> schemas(request);
            case "compatibility" -> compatibility(request);
            case "config" -> config(request);
            case "mode" -> path.size() <= 2 && request.method().equals("GET") ? mode() : notFound(request);
            default -> notFound(request);
        };
    }

    private Object subjects(RegistryRequest request) {
        List<String> path = request.path();
        boolean deleted = request.flag("deleted");
        String shape = request.method() + " " + path.size();
        boolean versions = path.size() < 3 || path.get(2).equals("versions");
        if (!versions) {
            return notFound(request);
        }
        return switch (shape) {
            case "GET 1" -> registry.subjects(deleted);
            case "POST 2" ->
                described(registry.lookUp(path.get(1), request.schema(), request.flag("normalize"), deleted));
            case "DELETE 2" -> registry.deleteSubject(path.get(1), request.flag("permanent"));
            case "GET 3" -> registry.versions(path.get(1), deleted);
            case "POST 3" -> Map.of("id", registry.register(path.get(1), request.schema(), request.flag("normalize")));
            case "GET 4" -> described(registry.version(path.get(1), path.get(3), deleted));
            case "DELETE 4" -> registry.deleteVersion(path.get(1), path.get(3), request.flag("permanent"));
            case "GET 5" ->
                path.get(4).equals("schema")
                        ? new RawJson(registry.version(path.get(1), path.get(3), deleted)
                                .schema())
                        : notFound(request);
            default -> notFound(request);
        };
    }

    private Object schemas(RegistryRequest request) {
        List<String> path = request.path();
        if (!request.method().equals("GET") || path.size() < 2) {
            return notFound(request);
        }
        if (path.get(1).equals("types") && path.size() == 2) {
            return List.of("AVRO");
        }
        if (!path.get(1).equals("ids") || path.size() < 3 || path.size() > 4) {
            return notFound(request);
        }
        int id = id(request, path.get(2));
        boolean deleted = request.flag("deleted");
        return switch (path.size() == 3 ? "" : path.get(3)) {
            case "" -> Map.of("schema", registry.schema(id));
            case "schema" -> new RawJson(registry.schema(id));
            case "versions" ->
                registry.usersOf(id, deleted).stream()
                        .map(user -> Map.of("subject", user.subject(), "version", user.version()))
                        .toList();
            case "subjects" ->
                registry.usersOf(id, deleted).stream()
                        .map(RegisteredSchema::subject)
                        .distinct()
                        .toList();
            default -> notFound(request);
        };
    }

    private Object compatibility(RegistryRequest request) {
        List<String> path = request.path();
        boolean ours = request.method().equals("POST")
                && (path.size() == 4 || path.size() == 5)
                && path.get(1).equals("subjects")
                && path.get(3).equals("versions");
        if (!ours) {
            return notFound(request);
        }
        List<String> objections = path.size() == 4
                ? registry.objections(path.get(2), request.schema())
                : registry.objections(path.get(2), path.get(4), request.schema());
        boolean compatible = objections.isEmpty();
        return request.flag("verbose")
                ? Map.of("is_compatible", compatible, "messages", objections)
                : Map.of("is_compatible", compatible);
    }

    private Object config(RegistryRequest request) {
        List<String> path = request.path();
        String shape = request.method() + " " + path.size();
        return switch (shape) {
            case "GET 1" -> Map.of("compatibilityLevel", registry.globalLevel().name());
            case "GET 2" ->
                Map.of(
                        "compatibilityLevel",
                        (request.flag("defaultToGlobal") ? registry.level(path.get(1)) : registry.ownLevel(path.get(1)))
                                .name());
            case "PUT 1", "PUT 2" -> setLevel(request);
            case "DELETE 2" ->
                Map.of("compatibilityLevel", registry.clearLevel(path.get(1)).name());
            default -> notFound(request);
        };
    }

    private Object setLevel(RegistryRequest request) {
        CompatibilityLevel level =
                CompatibilityLevel.named(request.body().path("compatibility").asText(""));
        if (request.path().size() == 1) {
            registry.setGlobalLevel(level);
        } else {
            registry.setLevel(request.path().get(1), level);
        }
        return Map.of("compatibility", level.name());
    }

    private static Object mode() {
        return Map.of("mode", "READWRITE");
    }

    private static Map<String, Object> described(RegisteredSchema schema) {
        return Map.of(
                "subject", schema.subject(),
                "version", schema.version(),
                "id", schema.id(),
                "schema", schema.schema());
    }

    private static int id(RegistryRequest request, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            return notFound(request);
        }
    }

    private static <T> T notFound(RegistryRequest request) {
        throw RegistryFault.noSuchResource(request.method(), "/" + String.join("/", request.path()));
    }
}
