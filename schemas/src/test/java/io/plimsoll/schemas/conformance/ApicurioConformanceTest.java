package io.plimsoll.schemas.conformance;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApicurioConformanceTest extends RegistryConformance {
    private ApicurioRegistry registry;

    @BeforeAll
    void start() throws IOException {
        registry = ApicurioRegistry.start();
    }

    @AfterAll
    void stop() {
        registry.close();
    }

    @Override
    String url() {
        return registry.url();
    }
}
