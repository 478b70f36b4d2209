package io.plimsoll.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code ./plimsoll} as a user's shell would, on machines that lack what it needs. */
class LauncherTest {
    private static final Path BASH = Path.of("/bin/bash");
    private static final Path LAUNCHER =
            Path.of("..", "plimsoll").toAbsolutePath().normalize();

    @TempDir
    Path dir;

    private record Ran(int exitCode, String out, String err) {}

    @BeforeEach
    void needsBash() {
        assumeTrue(Files.isExecutable(BASH), "no /bin/bash here: the launcher is for systems that have it");
    }

    @Test
    void saysHowToGetAJdkWhenThereIsNoJava() throws Exception {
        Ran ran = run(LAUNCHER, Map.of("PATH", dir.toString()));

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .containsExactly(
                        "plimsoll: found no Java",
                        "plimsoll: expected a JDK 17 or newer, in JAVA_HOME or as java on the PATH",
                        "plimsoll: to get one: https://adoptium.net, or \"apt install openjdk-17-jdk\", or \"brew install"
                                + " openjdk@17\"");
    }

    @Test
    void namesTheVersionFoundWhenItIsTooOld() throws Exception {
        script("java", "echo 'openjdk version \"11.0.22\" 2024-01-16' >&2");

        Ran ran = run(LAUNCHER, Map.of("PATH", dir.toString()));

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).startsWith("plimsoll: found " + dir.resolve("java") + ", which is Java 11\n");
    }

    @Test
    void readsTheOldWayOfCountingVersions() throws Exception {
        script("java", "echo 'java version \"1.8.0_402\"' >&2");

        Ran ran = run(LAUNCHER, Map.of("PATH", dir.toString()));

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).startsWith("plimsoll: found " + dir.resolve("java") + ", which is Java 8\n");
    }

    @Test
    void doesNotGuessWhenJavaHomeIsWrong() throws Exception {
        Ran ran = run(LAUNCHER, Map.of("PATH", dir.toString(), "JAVA_HOME", "/no/such/jdk"));

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).startsWith("plimsoll: found JAVA_HOME=/no/such/jdk without bin/java\n");
    }

    @Test
    void withoutSourcesItRunsTheLibrariesBesideItAndPassesItsArgumentsOn() throws Exception {
        Path installed =
                Files.copy(LAUNCHER, Files.createDirectory(dir.resolve("opt")).resolve("plimsoll"));
        script("java", "[ \"$1\" = -version ] && echo 'openjdk version \"21\"' >&2 || printf '%s\\n' \"$@\"");

        Ran ran = run(installed, Map.of("PATH", dir.toString(), "PLIMSOLL_OPTS", "-Xmx64m -Da=b"));

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines())
                .startsWith("-Xmx64m", "-Da=b")
                .endsWith("-cp", dir.toRealPath() + "/opt/lib/*", "io.plimsoll.app.Main", "calc", "--in", "a b.json");
    }

    @Test
    void shellcheckFindsNothing() throws Exception {
        Path shellcheck = Path.of("/usr/bin/shellcheck");
        assumeTrue(Files.isExecutable(shellcheck), "SKIPPED: the launcher is not linted, shellcheck is not installed");

        Path found = dir.resolve("found");
        int exitCode = new ProcessBuilder(shellcheck.toString(), LAUNCHER.toString())
                .redirectErrorStream(true)
                .redirectOutput(found.toFile())
                .start()
                .waitFor();

        assertThat(exitCode).as(Files.readString(found)).isZero();
    }

    private void script(String name, String body) throws IOException {
        Path file = Files.writeString(dir.resolve(name), "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Ran run(Path launcher, Map<String, String> environment) throws Exception {
        Path out = Files.createTempFile("plimsoll", "out");
        Path err = Files.createTempFile("plimsoll", "err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(BASH.toString(), launcher.toString(), "calc", "--in", "a b.json");
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("ends within 30 s")
                    .isTrue();
            return new Ran(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
