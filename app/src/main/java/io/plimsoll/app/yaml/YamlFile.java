package io.plimsoll.app.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A YAML file that is being checked: its name and the faults found so far. A key given twice is one. Owned by one thread. */
public final class YamlFile {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private final String name;
    private final List<String> faults = new ArrayList<>();

    /** @param name how faults name the file, e.g. its path as typed */
    public YamlFile(String name) {
        this.name = name;
    }

    /** The document of a file; nothing, and a fault, when it cannot be read. */
    public YamlNode read(Path path) {
        try {
            return parse(Files.readString(path));
        } catch (NoSuchFileException e) {
            faults.add(name + ": found no such file, expected a YAML file");
        } catch (IOException e) {
            faults.add(name + ": expected a readable file: " + e);
        }
        return new YamlNode(this, "", MissingNode.getInstance());
    }

    /** The document of a text; nothing, and a fault, when it is no YAML. */
    public YamlNode parse(String text) {
        try {
            return new YamlNode(this, "", YAML.readTree(text));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            faults.add(name + ":" + line + ": expected YAML: " + oneLine(e.getOriginalMessage()));
            return new YamlNode(this, "", MissingNode.getInstance());
        }
    }

    /** Adds a fault; {@code place} is where in the file, empty for all of it. */
    public void fault(String place, String words) {
        faults.add(name + ": " + (place.isEmpty() ? "" : place + ": ") + words);
    }

    /** Faults so far, in the order found. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** The parser's words without its picture of the place, which is indented. */
    private static String oneLine(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }
}
