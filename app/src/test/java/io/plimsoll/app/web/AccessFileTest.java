package io.plimsoll.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.app.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessFileTest {
    @TempDir
    Path dir;

    private List<Access> read(String yaml) throws IOException {
        return AccessFile.read(
                Files.writeString(dir.resolve("access.yaml"), yaml), Map.of("SEVEN", "t0ken-7", "AUDIT", "t0ken-a"));
    }

    @Test
    void eachTokenHasItsAccountsAndWhetherItMayWrite() throws Exception {
        List<Access> all = read("""
                desk-7: {token: env:SEVEN, match: {desk: seven, account: "desk-7-*"}, may: WRITE}
                audit: {token: env:AUDIT, may: READ}
                """);

        assertThat(all).extracting(Access::name).containsExactly("desk-7", "audit");
        assertThat(all.get(0).scope()).extracting(Object::toString).containsExactly("desk=seven", "account=desk-7-*");
        assertThat(all.get(0).mayWrite()).isTrue();
        assertThat(all.get(0).isFor("t0ken-7")).isTrue();
        assertThat(all.get(1).scope()).isEmpty();
        assertThat(all.get(1).mayWrite()).isFalse();
        assertThat(all.toString()).doesNotContain("t0ken");
    }

    @Test
    void everyFaultIsNamedAndATokenThatWasWrittenDownIsNotRepeated() {
        assertThatThrownBy(() -> read("""
                        a: {token: pl4inly-there, may: READ}
                        b: {token: env:NOSUCH, may: EVERYTHING}
                        c: {may: READ, match: {severity: CRITICAL}, mach: {}}
                        """))
                .isInstanceOf(ConfigException.class)
                .satisfies(e -> assertThat(((ConfigException) e).faults())
                        .map(fault -> fault.replaceFirst(".*access.yaml: ", ""))
                        .containsExactlyInAnyOrder(
                                "a.token: secret: found a literal value, expected env:NAME or file:PATH",
                                "b.token: secret: environment variable NOSUCH is not set",
                                "b.may: found \"EVERYTHING\", expected one of [READ, WRITE]",
                                "c.mach: unknown key, expected one of [match, may, token]",
                                "c.token: found nothing, expected env:NAME or file:PATH",
                                "c.match.severity: found label severity, expected a label of accounts, e.g. desk, owner,"
                                        + " account"))
                .hasMessageNotContaining("pl4inly");
    }
}
