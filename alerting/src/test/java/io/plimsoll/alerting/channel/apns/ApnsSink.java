package io.plimsoll.alerting.channel.apns;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.pushy.apns.auth.ApnsVerificationKey;
import com.eatthepath.pushy.apns.server.MockApnsServer;
import com.eatthepath.pushy.apns.server.MockApnsServerBuilder;
import com.eatthepath.pushy.apns.server.PushNotificationHandler;
import com.eatthepath.pushy.apns.server.RejectedNotificationException;
import com.eatthepath.pushy.apns.server.ValidatingPushNotificationHandlerFactory;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.handler.codec.http2.Http2Headers;
import io.plimsoll.alerting.channel.email.TestCertificate;
import io.plimsoll.alerting.secret.Secret;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Apple on loopback: checks the signature, the topic, the token and the size of what it gets as Apple does, keeps what it took, and
 * refuses as scripted.
 */
final class ApnsSink implements AutoCloseable {
    static final String TOPIC = "com.example.desk";
    private static final String KEY_ID = "2X9R4HXF34";
    private static final String TEAM_ID = "A1B2C3D4E5";

    private final KeyPair keys;
    private final EventLoopGroup threads = new NioEventLoopGroup(1);
    private final MockApnsServer server;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable CompletableFuture<Void> down;
    private final Map<String, Instant> deadSince = new ConcurrentHashMap<>();
    private final Deque<Step> script = new ConcurrentLinkedDeque<>();
    private final List<Push> pushes = new CopyOnWriteArrayList<>();

    /** A push as it came. */
    record Push(Map<String, String> headers, String payload) {
        String header(String name) {
            return headers.getOrDefault(name, "(none)");
        }
    }

    private interface Step {
        void run() throws RejectedNotificationException;
    }

    /** Knows {@code device}. */
    ApnsSink(TestCertificate certificate, String device) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
        ApnsVerificationKey verification = new ApnsVerificationKey(KEY_ID, TEAM_ID, (ECPublicKey) keys.getPublic());
        var validating = new ValidatingPushNotificationHandlerFactory(
                Map.of(TOPIC, Set.of(device)),
                deadSince,
                Map.of(KEY_ID, verification),
                Map.of(verification, Set.of(TOPIC)));
        KeyStore store = KeyStore.getInstance(certificate.pkcs12().toFile(), TestCertificate.PASS.toCharArray());
        String alias = store.aliases().nextElement();
        server = new MockApnsServerBuilder()
                .setServerCredentials(
                        new X509Certificate[] {(X509Certificate) store.getCertificate(alias)},
                        (PrivateKey) store.getKey(alias, TestCertificate.PASS.toCharArray()),
                        null)
                .setEventLoopGroup(threads)
                .setHandlerFactory(session -> handler(validating.buildHandler(session)))
                .build();
        port = server.start(0).get(10, TimeUnit.SECONDS);
    }

    private PushNotificationHandler handler(PushNotificationHandler validating) {
        return (headers, payload) -> {
            Step step = script.poll();
            if (step != null) {
                step.run();
            }
            validating.handlePushNotification(headers, payload);
            keep(headers, payload);
        };
    }

    private void keep(Http2Headers headers, @Nullable ByteBuf payload) {
        Map<String, String> all = new ConcurrentHashMap<>();
        headers.forEach(
                header -> all.put(header.getKey().toString(), header.getValue().toString()));
        pushes.add(new Push(all, payload == null ? "" : payload.toString(UTF_8)));
    }

    ApnsSettings settings(TestCertificate certificate) {
        return new ApnsSettings(
                "127.0.0.1",
                port,
                ApnsSettings.key(Secret.resolved("apns.key", keyFile()), KEY_ID, TEAM_ID),
                TOPIC,
                Optional.of(certificate.pem()));
    }

    /** As Apple gives it. */
    String keyFile() {
        return "-----BEGIN PRIVATE KEY-----\n" + privateKey() + "\n-----END PRIVATE KEY-----\n";
    }

    String privateKey() {
        return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    }

    int port() {
        return port;
    }

    List<Push> pushes() {
        return pushes;
    }

    Push last() {
        return pushes.get(pushes.size() - 1);
    }

    /** The next push is refused. */
    void refuse(RejectedNotificationException why) {
        script.add(() -> {
            throw why;
        });
    }

    /** {@code device} uninstalled the app then. */
    void dead(String device, Instant since) {
        deadSince.put(device, since);
    }

    /** The next push is taken, and the sink falls silent until it is closed. */
    void fallSilentAtNext() {
        script.add(() -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized CompletableFuture<Void> shutDown() {
        if (down == null) {
            down = server.shutdown();
        }
        return down;
    }

    @Override
    public void close() {
        closing.countDown();
        shutDown().orTimeout(10, TimeUnit.SECONDS).join();
        threads.shutdownGracefully(0, 10, TimeUnit.SECONDS);
    }
}
