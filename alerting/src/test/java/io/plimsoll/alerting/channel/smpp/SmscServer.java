package io.plimsoll.alerting.channel.smpp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** A short message centre on loopback: takes everything as message 1, 2, 3 …, but for what a test tells it. */
public final class SmscServer extends SubmitsOnly implements AutoCloseable {
    private static final int HANG_UP = -1;
    private static final int SAY_NOTHING = -2;

    private final SMPPServerSessionListener listener;
    private final ServerSocket socket;
    private final Deque<Integer> script = new ArrayDeque<>();
    private final AtomicInteger nextId = new AtomicInteger(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile int bindStatus;
    public final List<SubmitSm> submits = new CopyOnWriteArrayList<>();
    public final List<BindRequest> binds = new CopyOnWriteArrayList<>();
    public final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();

    public SmscServer() {
        this(0);
    }

    SmscServer(int port) {
        this(port, at -> new ServerSocket(at, 50, InetAddress.getLoopbackAddress()));
    }

    /** Makes server sockets. */
    interface Sockets {
        ServerSocket at(int port) throws IOException;
    }

    /** On a socket that {@code sockets} makes for {@code port}, 0: a free one. */
    SmscServer(int port, Sockets sockets) {
        try {
            socket = sockets.at(port);
            listener = new SMPPServerSessionListener(socket.getLocalPort(), new Given(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.setMessageReceiverListener(this);
        inBackground(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The next submit is refused with {@code status}. */
    public void refuse(int status) {
        script.add(status);
    }

    /** The next submit is taken, then the connection is closed. */
    public void hangUp() {
        script.add(HANG_UP);
    }

    /** The next submit is taken and stays without an answer. */
    public void sayNothing() {
        script.add(SAY_NOTHING);
    }

    /** From now on binds are refused with {@code status}; 0: taken. */
    public void refuseBinds(int status) {
        bindStatus = status;
    }

    /** Texts of the submits, headers taken off. */
    public List<String> texts() {
        return submits.stream().map(SmscServer::text).toList();
    }

    public static String text(SubmitSm submit) {
        byte[] octets = submit.getShortMessage();
        if (octets.length == 0) {
            octets = Objects.requireNonNull(submit.getOptionalParameter(OptionalParameter.Message_payload.class))
                    .getValue();
        }
        boolean header = GSMSpecificFeature.UDHI.containedIn(submit.getEsmClass());
        byte[] content = header ? Arrays.copyOfRange(octets, octets[0] + 1, octets.length) : octets;
        String text = new String(content, submit.getDataCoding() == 8 ? UTF_16BE : ISO_8859_1);
        return text.replace("\u001b<", "[").replace("\u001b>", "]"); // of the GSM alphabet, as far as tests use it
    }

    /** Tells over the newest session what became of message {@code id}. */
    public void report(String id, String state, String error) throws Exception {
        deliver("id:" + id + " sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:" + state + " err:"
                + error + " text:[CRITICAL]");
    }

    void deliver(String text, OptionalParameter... parameters) throws Exception {
        sessions.get(sessions.size() - 1)
                .deliverShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "442071838750",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        "PLIMSOLL",
                        new ESMClass().setMessageType(MessageType.SMSC_DEL_RECEIPT),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        DataCodings.ZERO,
                        text.getBytes(ISO_8859_1),
                        parameters);
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "smsc");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (closing.getCount() > 0) {
            try {
                SMPPServerSession session = listener.accept();
                inBackground(() -> bind(session));
            } catch (IOException e) {
                if (closing.getCount() > 0) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest bind = session.waitForBind(10_000);
            binds.add(bind);
            if (bindStatus != 0) {
                bind.reject(bindStatus);
                return;
            }
            sessions.add(session);
            bind.accept("test");
            if (closing.getCount() == 0) {
                session.close(); // it came while the others were being lost
            }
        } catch (TimeoutException | IOException e) {
            session.close();
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source) throws ProcessRequestException {
        submits.add(submit);
        Integer next = script.poll();
        if (next != null && next > 0) {
            submits.remove(submit);
            throw new ProcessRequestException("as the test wants it", next);
        }
        if (next != null && next == HANG_UP) {
            source.close();
        }
        if (next != null && next == SAY_NOTHING) {
            awaitClosing();
        }
        try {
            return new SubmitSmResult(
                    new MessageId(Integer.toString(nextId.getAndIncrement())), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitClosing() {
        try {
            closing.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Loses every session, and takes new ones. */
    public void drop() {
        sessions.forEach(SMPPServerSession::close);
    }

    /** Goes away without a word on any session. */
    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drop();
    }

    private record Given(ServerSocket socket) implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return listen(port);
        }
    }
}
