package io.plimsoll.alerting.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that answers each verb (or whole line) as told: an answer line, {@code HANG} to say nothing, {@code DROP} to
 * hang up; {@code a|b} is a the first time and b from then on. The verbs {@code GREETING} and {@code .} stand for the start
 * and the end of a message, {@code HANDSHAKE} for the start of TLS.
 */
public final class ScriptedSmtpServer implements AutoCloseable {
    /** How it is encrypted, if at all. */
    public enum Encryption {
        NONE,
        STARTTLS,
        IMPLICIT
    }

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final Encryption encryption;
    private final @Nullable SSLContext tls;
    private final Thread accepting;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    public final List<String> lines = new CopyOnWriteArrayList<>();

    public ScriptedSmtpServer(Map<String, String> answers) throws IOException {
        this(0, answers, Encryption.NONE, null);
    }

    public ScriptedSmtpServer(int port, Map<String, String> answers, Encryption encryption, @Nullable SSLContext tls)
            throws IOException {
        this.answers = new ConcurrentHashMap<>(answers);
        this.encryption = encryption;
        this.tls = tls;
        socket = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        accepting = inBackground(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** From now on {@code verb} is answered so. */
    public void answer(String verb, String answer) {
        answers.put(verb, answer);
    }

    /** Mails taken, whatever was answered to them. */
    public long mails() {
        return lines.stream().filter("."::equals).count();
    }

    private static Thread inBackground(Runnable work) {
        Thread thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                clients.add(client);
                inBackground(() -> serve(client));
            } catch (IOException e) {
                lines.add("(stopped: " + e.getMessage() + ")");
            }
        }
    }

    private void serve(Socket client) {
        try {
            if (encryption != Encryption.IMPLICIT) {
                talk(client, true);
                return;
            }
            Socket secured = secured(client);
            if (secured != null) {
                talk(secured, true);
            }
        } catch (IOException e) {
            lines.add("(connection ended: " + e.getMessage() + ")");
        }
    }

    private @Nullable Socket secured(Socket client) throws IOException {
        if (tls == null || answers.containsKey("HANDSHAKE")) {
            client.close();
            return null;
        }
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        lines.add("(encrypted)");
        return secured;
    }

    private void talk(Socket client, boolean greets) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        boolean offersTls = encryption == Encryption.STARTTLS && greets;
        boolean data = false;
        if (greets && !answer(client, "GREETING", "GREETING", "220 test ESMTP")) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (data && !line.equals(".")) {
                continue;
            }
            data = verb.equals("DATA") && !answers.containsKey("DATA");
            String usual = switch (verb) {
                case "EHLO" -> "250-test\r\n" + (offersTls ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN";
                case "AUTH" -> "235 welcome";
                case "STARTTLS" -> "220 go";
                default -> data ? "354 go" : "250 OK";
            };
            if (!answer(client, line, verb, usual)) {
                return;
            }
            if (verb.equals("STARTTLS")) {
                Socket secured = secured(client);
                if (secured != null) {
                    talk(secured, false);
                }
                return;
            }
        }
    }

    private boolean answer(Socket client, String line, String verb, String usual) throws IOException {
        String key = answers.containsKey(line) ? line : verb;
        String[] script = answers.getOrDefault(key, usual).split("\\|", 2);
        if (script.length == 2) {
            answers.put(key, script[1]);
        }
        if (script[0].equals("DROP")) {
            client.close();
            return false;
        }
        if (!script[0].equals("HANG")) {
            client.getOutputStream().write((script[0] + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().flush();
        }
        return true;
    }

    /** The port takes connections until the accepting thread has come back from its wait: only then is all closed. */
    @Override
    public void close() {
        try {
            socket.close();
            accepting.join();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
