package io.plimsoll.app.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.risk.stress.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Scenarios by what users type: the name of one that comes with Plimsoll, such as {@code 2025-10-10} or {@code down-20}, or
 * a file, which ends with {@code .yaml} or {@code .yml} or has a slash in it.
 */
public final class Scenarios {
    private static final String FOLDER = "/scenarios/";

    private Scenarios() {}

    /**
     * The scenario that {@code nameOrFile} means.
     *
     * @param folder where a relative file is looked for
     * @throws ScenarioFileException when there is no such name, or with every fault of the file
     */
    public static Scenario find(String nameOrFile, Path folder) throws ScenarioFileException {
        if (isFile(nameOrFile)) {
            return ScenarioFile.read(folder.resolve(nameOrFile));
        }
        if (!names().contains(nameOrFile)) {
            throw new ScenarioFileException(List.of("scenario: found " + nameOrFile
                    + ", expected a file (.yaml) or one of " + String.join(", ", names())));
        }
        return shipped(nameOrFile);
    }

    /**
     * Each of {@link #find}, in the order given.
     *
     * @throws ScenarioFileException with the faults of all that cannot be used
     */
    public static List<Scenario> findAll(List<String> namesOrFiles, Path folder) throws ScenarioFileException {
        List<Scenario> found = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String each : namesOrFiles) {
            try {
                found.add(find(each, folder));
            } catch (ScenarioFileException e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new ScenarioFileException(faults);
        }
        return found;
    }

    /** Names of the scenarios that come with Plimsoll: the standard set, then crashes by their date. */
    public static List<String> names() {
        return resource("INDEX").lines().filter(line -> !line.isBlank()).toList();
    }

    /** All scenarios that come with Plimsoll, in the order of {@link #names()}. */
    public static List<Scenario> shipped() {
        List<Scenario> all = new ArrayList<>();
        names().forEach(name -> all.add(shipped(name)));
        return all;
    }

    private static Scenario shipped(String name) {
        try {
            return ScenarioFile.parse("scenarios/" + name + ".yaml", resource(name + ".yaml"));
        } catch (ScenarioFileException e) {
            throw new IllegalStateException("a scenario of the jar cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean isFile(String nameOrFile) {
        return nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml") || nameOrFile.contains("/");
    }

    private static String resource(String name) {
        try (InputStream in = Scenarios.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + FOLDER + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + FOLDER + name, e);
        }
    }
}
