package io.plimsoll.alerting.channel.apns;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.PushNotificationResponse;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.plimsoll.alerting.channel.http.HttpSettings;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefTemplate;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Push through Apple, all on one HTTP/2 connection that is opened at the first message. The collapse id is the alert id, so that a
 * device shows the latest of an episode only, and a repeat in the place of what it repeats: a lost answer is a reason to send again.
 */
public final class ApnsNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(ApnsNotifier.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final ApnsSettings settings;
    private final Duration answerTimeout;
    private final SecretSource secrets;
    private final BriefTemplate template;
    private final InstantSource clock;
    private final EventLoopGroup thread;
    private final ApnsClient client;

    /** Of {@code http} only the timeouts count; throws IllegalArgumentException when the trusted certificates cannot be read. */
    public ApnsNotifier(
            ApnsSettings settings,
            HttpSettings http,
            SecretSource secrets,
            BriefTemplate template,
            InstantSource clock) {
        this.settings = settings;
        this.answerTimeout = http.connectTimeout().plus(http.answerTimeout());
        this.secrets = secrets;
        this.template = template;
        this.clock = clock;
        this.thread = new NioEventLoopGroup(1, ApnsNotifier::thread);
        ApnsClientBuilder builder = new ApnsClientBuilder()
                .setApnsServer(settings.host(), settings.port())
                .setSigningKey(settings.key())
                .setEventLoopGroup(thread)
                .setConnectionTimeout(http.connectTimeout())
                .setGracefulShutdownTimeout(CLOSE_WITHIN);
        settings.trusted().ifPresent(pem -> builder.setTrustedServerCertificateChain(pem.toFile()));
        try {
            this.client = builder.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "apns.trust.store " + settings.trusted().orElse(null) + ": found " + e
                            + ", expected certificates as PEM",
                    e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "alerting-apns");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Outcome send(Message message) {
        ApnsAddress to;
        SimpleApnsPushNotification push;
        try {
            to = ApnsAddress.of(message.address(), secrets);
            push = ApnsMessage.of(
                    message,
                    template.render(message),
                    template.linkApart(message),
                    to.token(),
                    settings.topic(),
                    clock.instant());
        } catch (IllegalArgumentException e) {
            return new Outcome.Rejected(null, "no request can be written: " + e.getMessage());
        }
        Outcome outcome = outcome(push, to);
        String detail = outcome.detail();
        for (Secret secret : to.secrets()) {
            detail = secret.cutOutOf(detail);
        }
        return outcome.withDetail(detail);
    }

    private Outcome outcome(SimpleApnsPushNotification push, ApnsAddress to) {
        try {
            PushNotificationResponse<SimpleApnsPushNotification> answer =
                    client.sendNotification(push).get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return answer.isAccepted()
                    ? new Outcome.Delivered(answer.getStatusCode(), "HTTP " + answer.getStatusCode())
                    : ApnsErrors.meaning(
                            answer.getStatusCode(),
                            answer.getRejectionReason().orElse("no reason"),
                            answer.getTokenInvalidationTimestamp().orElse(null),
                            to.registered());
        } catch (TimeoutException e) {
            return new Outcome.Retryable(null, where() + "no answer within " + answerTimeout, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Retryable(null, where() + "interrupted while waiting for an answer", null);
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private Outcome failed(Throwable failure) {
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
            if (t instanceof CertificateException) {
                return new Outcome.Rejected(null, "no TLS, nothing sent: " + where() + why, About.SINK);
            }
        }
        return new Outcome.Retryable(null, where() + why, null);
    }

    private String where() {
        return settings.host() + ":" + settings.port() + ": ";
    }

    @Override
    public String messageId(String intentId) {
        return ApnsMessage.id(intentId).toString();
    }

    @Override
    public void close() {
        try {
            client.close().get(CLOSE_WITHIN.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("connection to {}:{} did not close: {}", settings.host(), settings.port(), e.toString());
        } finally {
            thread.shutdownGracefully(0, CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
