package io.plimsoll.app.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.EmbeddedCluster;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiredTopicsTest {
    @TempDir
    Path dir;

    @Test
    void aTopicOfANewReleaseThatNobodyMadeIsNamedBeforeAnythingStarts() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir, PlimsollConfig.defaults());
                Admin admin = Admin.create(cluster.config().kafkaClient())) {
            PlimsollConfig config = cluster.config();
            assertThatCode(() -> RequiredTopics.check(config, EnumSet.allOf(Component.class)))
                    .doesNotThrowAnyException();

            admin.deleteTopics(List.of("operations", "signals")).all().get();
            await().until(() -> !admin.listTopics().names().get().contains("operations"));

            assertThatThrownBy(() -> RequiredTopics.check(config, EnumSet.allOf(Component.class)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "topics: found no signals, operations, expected those that plimsoll topics create makes");
            assertThatThrownBy(() -> RequiredTopics.check(config, Set.of(Component.ALERTING)))
                    .hasMessage("topics: found no operations, expected those that plimsoll topics create makes");
        }
    }
}
