package io.plimsoll.schemas.conformance;

import io.plimsoll.schemas.registry.InMemorySchemaLog;
import io.plimsoll.schemas.registry.SchemaRegistryServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InProcessRegistryConformanceTest extends RegistryConformance {
    private SchemaRegistryServer server;

    @BeforeAll
    void start() throws IOException {
        server = SchemaRegistryServer.start(new InMemorySchemaLog());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Override
    String url() {
        return server.url();
    }
}
