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
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that answers each verb as told: an answer line, {@code HANG} to say nothing, {@code DROP} to hang up. The
 * verbs {@code GREETING} and {@code .} stand for the start and the end of a message.
 */
final class ScriptedSmtpServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();

    ScriptedSmtpServer(Map<String, String> answers) throws IOException {
        this.answers = answers;
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "scripted-smtp");
        accepting.setDaemon(true);
        accepting.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                clients.add(client);
                talk(client);
            } catch (IOException e) {
                lines.add("(connection ended: " + e.getMessage() + ")");
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        boolean data = false;
        if (!answer(client, "GREETING", "220 test ESMTP")) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (data && !line.equals(".")) {
                continue;
            }
            data = verb.equals("DATA") && !answers.containsKey("DATA");
            String usual = verb.equals("EHLO") ? "250-test\r\n250 AUTH PLAIN LOGIN" : data ? "354 go" : "250 OK";
            if (!answer(client, verb, usual)) {
                return;
            }
        }
    }

    private boolean answer(Socket client, String verb, String usual) throws IOException {
        String answer = answers.getOrDefault(verb, usual);
        if (answer.equals("DROP")) {
            client.close();
            return false;
        }
        if (!answer.equals("HANG")) {
            client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
