package io.plimsoll.alerting.channel.smpp;

import io.plimsoll.alerting.dispatch.Backoff;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session bound as transceiver, bound again when it is lost, since receipts come only over a bound one: at once, then after
 * 1 s, 2 s, 4 s … 30 s. After refused credentials nothing is tried for {@code bindPause}, so that the account is not locked.
 * Thread-safe.
 */
final class SmppLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);
    private static final Backoff BETWEEN_BINDS = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final SmppSettings settings;
    private final MessageReceiverListener incoming;
    private final InstantSource clock;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "smpp-link");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean rebinding = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable SMPPSession current;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private String lastFailure = "";

    /** Connects nothing yet; {@code incoming} is told what the centre sends. */
    SmppLink(SmppSettings settings, MessageReceiverListener incoming, InstantSource clock) {
        this.settings = settings;
        this.incoming = incoming;
        this.clock = clock;
    }

    /** Binds in the background, now and whenever the session is lost. */
    void keep() {
        keepAfter(Duration.ZERO);
    }

    /** Whether there is a session. */
    boolean bound() {
        SMPPSession session = current;
        return session != null && session.getSessionState().isBound();
    }

    /** The session; binds when there is none and it is time to try. */
    SMPPSession session() throws NotBoundException {
        SMPPSession session = current;
        return session != null && session.getSessionState().isBound() ? session : bind();
    }

    private synchronized SMPPSession bind() throws NotBoundException {
        SMPPSession other = current;
        if (other != null && other.getSessionState().isBound()) {
            return other;
        }
        if (closed) {
            throw new NotBoundException(new Outcome.Retryable(null, "the channel is closed", null));
        }
        Instant now = clock.instant();
        if (now.isBefore(notBefore)) {
            throw new NotBoundException(new Outcome.Retryable(
                    null,
                    "not tried: no bind before " + notBefore + " after: " + lastFailure,
                    Duration.between(now, notBefore)));
        }
        SMPPSession session = new SMPPSession(new SmppSockets(settings));
        session.setTransactionTimer(settings.answerTimeout().toMillis());
        session.setEnquireLinkTimer((int) settings.enquireLink().toMillis());
        session.setMessageReceiverListener(incoming);
        try {
            session.connectAndBind(
                    settings.host(),
                    settings.port(),
                    credentials(),
                    settings.answerTimeout().toMillis());
        } catch (IOException e) {
            session.close();
            throw new NotBoundException(failed(e));
        }
        failures = 0;
        current = session;
        if (closed) {
            session.unbindAndClose();
        }
        session.addSessionStateListener((state, before, source) -> {
            if (state == SessionState.CLOSED) {
                keep();
            }
        });
        if (!session.getSessionState().isBound()) {
            keep();
        }
        LOG.info("bound to short message centre {}", settings.where());
        return session;
    }

    private BindParameter credentials() {
        return new BindParameter(
                BindType.BIND_TRX,
                settings.systemId(),
                settings.password().reveal(),
                settings.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
    }

    private Outcome failed(IOException e) {
        Outcome outcome = outcome(e);
        failures++;
        Duration wait = outcome instanceof Outcome.Rejected ? settings.bindPause() : BETWEEN_BINDS.after(failures);
        notBefore = clock.instant().plus(wait);
        lastFailure = outcome.detail();
        if (outcome instanceof Outcome.Rejected) {
            LOG.error("short message centre refuses us, no bind is tried for {}: {}", wait, lastFailure);
        } else {
            LOG.warn("no bind for {}: {}", wait, lastFailure);
        }
        return outcome;
    }

    private Outcome outcome(IOException e) {
        String during = "bind to " + settings.where();
        if (e.getCause() instanceof NegativeResponseException refused) {
            return SmppStatus.outcome(refused.getCommandStatus(), during);
        }
        boolean untrusted = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(CertificateException.class::isInstance);
        String why = during + ": " + e.getMessage();
        return untrusted
                ? new Outcome.Rejected(null, "no TLS, nothing sent, " + why, About.SINK)
                : new Outcome.Retryable(null, why, null);
    }

    private void keepAfter(Duration wait) {
        if (closed || !rebinding.compareAndSet(false, true)) {
            return;
        }
        try {
            keeper.schedule(this::rebind, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed while a bind was planned", e);
        }
    }

    private void rebind() {
        rebinding.set(false);
        try {
            session();
        } catch (NotBoundException e) {
            keepAfter(untilNextBind());
        } catch (RuntimeException e) {
            LOG.error("a bind broke down, another is tried in {}", BETWEEN_BINDS.longest(), e);
            keepAfter(BETWEEN_BINDS.longest());
        }
    }

    private synchronized Duration untilNextBind() {
        Duration left = Duration.between(clock.instant(), notBefore);
        return left.compareTo(BETWEEN_BINDS.first()) < 0 ? BETWEEN_BINDS.first() : left;
    }

    @Override
    public void close() {
        closed = true;
        keeper.shutdownNow();
        SMPPSession session = current;
        if (session != null && session.getSessionState().isBound()) {
            session.unbindAndClose();
        }
    }

    @Override
    public String toString() {
        return "SmppLink[" + settings.where() + "]";
    }
}
