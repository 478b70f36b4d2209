package io.plimsoll.alerting.channel.smpp;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.alerting.channel.email.TestCertificate;
import io.plimsoll.alerting.channel.email.TrustStore;
import io.plimsoll.alerting.channel.smpp.SmppSettings.LongMessages;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.template.BriefTemplate;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a session comes about, is kept, and comes back. */
class SmppLinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path dir;

    private static SmppNotifier notifier(int port, @Nullable SSLSocketFactory tls, Duration enquireLink) {
        return new SmppNotifier(
                new SmppSettings(
                        "127.0.0.1",
                        port,
                        tls,
                        "plimsoll",
                        Secret.resolved("smpp.password", "secret"),
                        "",
                        "PLIMSOLL",
                        1,
                        LongMessages.UDH,
                        false,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        enquireLink,
                        Duration.ofMinutes(5)),
                BriefTemplate.builtIn(),
                report -> {},
                InstantSource.system());
    }

    private static Outcome send(SmppNotifier notifier) {
        return notifier.send(new Message(
                "00112233445566778899aabbccddeeff", "+442071838750", anAlert().build()));
    }

    private static SmscServer encrypted(TestCertificate certificate) {
        return new SmscServer(
                0,
                port -> certificate
                        .server()
                        .getServerSocketFactory()
                        .createServerSocket(port, 50, InetAddress.getLoopbackAddress()));
    }

    @Test
    void withTlsTheCertificateHasToBeOneWeTrust() throws Exception {
        TestCertificate ours = TestCertificate.of("ip:127.0.0.1", dir);
        TestCertificate another = TestCertificate.of("dns:localhost", dir);
        Duration enquireLink = Duration.ofSeconds(30);
        try (SmscServer centre = encrypted(ours);
                SmscServer elsewhere = encrypted(another);
                var trusting = notifier(centre.port(), TrustStore.sockets("t", ours.pem()), enquireLink);
                var strict = notifier(centre.port(), TrustStore.sockets("t", another.pem()), enquireLink);
                var misled = notifier(elsewhere.port(), TrustStore.sockets("t", another.pem()), enquireLink)) {
            assertThat(send(trusting)).isEqualTo(new Outcome.Delivered(0, "queued as 1"));
            assertThat(send(strict)).isInstanceOfSatisfying(Outcome.Rejected.class, refused -> {
                assertThat(refused.about()).isEqualTo(About.SINK);
                assertThat(refused.detail()).startsWith("no TLS, nothing sent, bind to 127.0.0.1:" + centre.port());
            });
            assertThat(send(misled)).isInstanceOf(Outcome.Rejected.class);
            assertThat(centre.binds).hasSize(1);
            assertThat(elsewhere.binds).isEmpty();
        }
    }

    @Test
    void aCentreThatIsAwayForAWhileIsBoundAgainByItself() {
        int port;
        try (SmscServer before = new SmscServer();
                var notifier = notifier(before.port(), null, Duration.ofSeconds(30))) {
            port = before.port();
            notifier.start();
            await().atMost(PATIENCE).until(notifier::bound);
            before.close();
            await().atMost(PATIENCE).until(() -> !notifier.bound());

            try (SmscServer after = new SmscServer(port)) {
                await().atMost(PATIENCE).until(notifier::bound);
                assertThat(after.binds).isNotEmpty();
            }
        }
    }

    /** Binds, and never says another word, as behind a firewall that has forgotten the connection. */
    @Test
    void aCentreThatHasFallenSilentIsNoticedByAnEnquireLinkWithoutAnAnswer() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch enquired = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread centre = new Thread(() -> bindAndFallSilent(server, enquired, over), "silent-smsc");
            centre.setDaemon(true);
            centre.start();
            try (var notifier = notifier(server.getLocalPort(), null, Duration.ofMillis(300))) {
                notifier.start();
                await().atMost(PATIENCE).until(notifier::bound);
                await().atMost(PATIENCE).until(() -> enquired.getCount() == 0);
                await().atMost(PATIENCE).until(() -> !notifier.bound());
            } finally {
                over.countDown();
            }
        }
    }

    private static void bindAndFallSilent(ServerSocket server, CountDownLatch enquired, CountDownLatch over) {
        try (Socket client = server.accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            byte[] bind = in.readNBytes(in.readInt() - 4);
            int sequence = ByteBuffer.wrap(bind).getInt(8);
            client.getOutputStream()
                    .write(ByteBuffer.allocate(21)
                            .putInt(21)
                            .putInt(0x80000009)
                            .putInt(0)
                            .putInt(sequence)
                            .put(new byte[] {'t', 'e', 's', 't', 0})
                            .array());
            client.getOutputStream().flush();
            in.readInt();
            if (in.readInt() == 0x15) {
                enquired.countDown();
            }
            over.await();
        } catch (IOException | InterruptedException e) {
            over.countDown();
        }
    }

    @Test
    void nothingIsBoundAfterClose() {
        try (SmscServer centre = new SmscServer();
                var notifier = notifier(centre.port(), null, Duration.ofSeconds(30))) {
            notifier.close();

            assertThat(send(notifier)).isEqualTo(new Outcome.Retryable(null, "the channel is closed", null));
            assertThat(centre.binds).isEmpty();
        }
    }
}
