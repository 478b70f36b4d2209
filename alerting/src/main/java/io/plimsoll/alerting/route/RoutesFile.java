package io.plimsoll.alerting.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plimsoll.alerting.secret.SecretSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The routes file:
 *
 * <pre>{@code
 * recipients:
 *   desk: {email: risk@example.com, sms: "+442071838750"}
 * routes:
 *   - {name: urgent, account: "desk-*", minSeverity: CRITICAL, recipients: [desk], channels: [sms]}
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
            return parse(file.toString(), Files.readString(file), new SecretSource(System.getenv()));
        } catch (NoSuchFileException e) {
            throw new InvalidRoutesException(List.of(file + ": no such file, expected a routes file"));
        } catch (CharacterCodingException e) {
            throw new InvalidRoutesException(List.of(file + ": found bytes that are no UTF-8, expected a routes file"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read routes file " + file, e);
        }
    }

    /** Parses {@code yaml} without references to the environment; {@code fileName} is used in messages only. */
    public static Routes parse(String fileName, String yaml) {
        return parse(fileName, yaml, new SecretSource(Map.of()));
    }

    /** As {@link #parse(String, String)}; references are followed in {@code secrets}. */
    public static Routes parse(String fileName, String yaml, SecretSource secrets) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new InvalidRoutesException(List.of(fileName + ": " + YamlFault.of(e) + ", expected YAML"));
        }
        return new RoutesReader(fileName, secrets).read(root);
    }
}
