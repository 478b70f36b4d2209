package io.plimsoll.app.docs;

import io.plimsoll.schemas.TopicsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TopicsPageTest {
    @Test
    void theCommittedPageIsWhatTheCodePrints() throws IOException {
        GeneratedPage.check("topics.md", TopicsPage.markdown(), TopicsPageTest.class);
    }
}
