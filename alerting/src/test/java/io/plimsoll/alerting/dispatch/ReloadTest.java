package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What waits when the routes file is replaced. */
class ReloadTest {
    private final ScriptedDispatch desk =
            new ScriptedDispatch("{recipients: {a: {email: old@b.c}, b: {email: b@b.c, sms: '+442071838750',"
                    + " fallback: [email, sms]}}, routes: []}");

    @Test
    void d33WhatWaitsGoesToTheAddressOfTheNewFile() {
        desk.answer("email", new Outcome.Retryable(451, "later", null));
        desk.admit("a", "email", anAlert().build());
        desk.runFor(Duration.ofSeconds(1));
        desk.reload("{recipients: {a: {email: new@b.c}}, routes: []}");
        desk.runFor(Duration.ofMinutes(1));

        assertThat(desk.sent).containsExactly("email old@b.c", "email new@b.c");
        assertThat(desk.stepsOf("a")).endsWith("DELIVERED email 2");
    }

    @Test
    void d33WhatWaitsForARecipientWhoIsGoneEndsWithARecordThatSaysSo() {
        desk.answer("email", new Outcome.Retryable(451, "later", null));
        desk.admit("a", "email", anAlert().build());
        desk.runFor(Duration.ofSeconds(1));
        desk.reload("{recipients: {b: {email: b@b.c}}, routes: []}");
        desk.runFor(Duration.ofMinutes(1));

        assertThat(desk.sent).containsExactly("email old@b.c");
        assertThat(desk.stepsOf("a")).endsWith("FAILED email 1");
        assertThat(desk.receipts.get(desk.receipts.size() - 1).detail())
                .isEqualTo("recipient a has no email address any more");
        assertThat(desk.engine.openCount()).isZero();
    }

    @Test
    void d33AFallbackThatIsGoneIsNotTried() {
        desk.answer("email", new Outcome.Rejected(550, "no such user", About.CONTACT));
        desk.reload("{recipients: {b: {email: b@b.c}}, routes: []}");
        desk.admit("b", "email", anAlert().build());
        desk.runFor(Duration.ofMinutes(1));

        assertThat(desk.sent).containsExactly("email b@b.c");
        assertThat(desk.stepsOf("b")).endsWith("FAILED email 1");
    }
}
