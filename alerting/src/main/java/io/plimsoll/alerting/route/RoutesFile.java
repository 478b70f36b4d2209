package io.plimsoll.alerting.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The routes file:
 *
 * <pre>{@code
 * recipients:
 *   desk: {email: risk@example.com}
 * routes:
 *   - {name: urgent, account: "desk-*", minSeverity: CRITICAL, recipients: [desk]}
 * }</pre>
 */
public final class RoutesFile {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RoutesFile() {}

    /** Reads {@code file}; throws {@link InvalidRoutesException} with every fault in it. */
    public static Routes read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new InvalidRoutesException(List.of(file + ": no such file, expected a routes file"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read routes file " + file, e);
        }
    }

    /** Parses {@code yaml}; {@code fileName} is used in messages only. */
    public static Routes parse(String fileName, String yaml) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new InvalidRoutesException(
                    List.of(fileName + ": line " + e.getLocation().getLineNr() + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse("") + ", expected YAML"));
        }
        return new RoutesReader(fileName).read(root);
    }
}
