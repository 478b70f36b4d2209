package io.plimsoll.app.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * TCP ports of the embedded broker on 127.0.0.1, 1–65535.
 *
 * <p>They are remembered in the data directory: a KRaft controller is known to its own log by address, and clients of an
 * earlier run still point to the old port.
 *
 * @param client port that clients connect to
 * @param controller port of the KRaft controller; for the broker itself
 */
record BrokerPorts(int client, int controller) {
    private static final String FILE = "plimsoll-ports.properties";

    BrokerPorts {
        requirePort("client", client);
        requirePort("controller", controller);
    }

    /**
     * Ports for a broker on {@code dataDir}: those of its last start, else free ones, and written down for the next start.
     *
     * @param wantedClient client port asked for; 0: remembered, else any free one
     */
    static BrokerPorts on(Path dataDir, int wantedClient) throws IOException {
        Path file = dataDir.resolve(FILE);
        BrokerPorts ports;
        if (Files.exists(file)) {
            BrokerPorts last = read(file);
            ports = new BrokerPorts(wantedClient == 0 ? last.client : wantedClient, last.controller);
        } else {
            try (ServerSocket controller = anyPort();
                    ServerSocket client = anyPort()) {
                ports = new BrokerPorts(
                        wantedClient == 0 ? client.getLocalPort() : wantedClient, controller.getLocalPort());
            }
        }
        write(file, ports);
        return ports;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + client;
    }

    private static ServerSocket anyPort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static BrokerPorts read(Path file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BrokerPorts(number(file, properties, "client"), number(file, properties, "controller"));
    }

    private static int number(Path file, Properties properties, String key) {
        String found = properties.getProperty(key, "");
        try {
            return Integer.parseInt(found);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    file + ": " + key + ": found '" + found
                            + "', expected a port 1-65535; delete the file to choose anew",
                    e);
        }
    }

    private static void write(Path file, BrokerPorts ports) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("client", Integer.toString(ports.client));
        properties.setProperty("controller", Integer.toString(ports.controller));
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "ports of the embedded broker");
        }
    }

    private static void requirePort(String what, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(what + " port: found " + port + ", expected 1-65535");
        }
    }
}
