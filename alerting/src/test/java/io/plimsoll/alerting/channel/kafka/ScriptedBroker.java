package io.plimsoll.alerting.channel.kafka;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.InitProducerIdResponseData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.message.ProduceResponseData.TopicProduceResponse;
import org.apache.kafka.common.message.SaslAuthenticateResponseData;
import org.apache.kafka.common.message.SaslHandshakeResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.Records;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import org.apache.kafka.common.requests.ResponseHeader;
import org.jspecify.annotations.Nullable;

/**
 * A broker of one node on loopback that asks for a login by SASL PLAIN, has every topic with one partition, and does to records
 * what a test tells it.
 */
final class ScriptedBroker implements AutoCloseable {
    private static final Map<ApiKeys, List<Integer>> SPEAKS = Map.of(
            ApiKeys.API_VERSIONS, List.of(0, 4),
            ApiKeys.SASL_HANDSHAKE, List.of(1, 1),
            ApiKeys.SASL_AUTHENTICATE, List.of(0, 2),
            ApiKeys.METADATA, List.of(4, 9),
            ApiKeys.INIT_PRODUCER_ID, List.of(0, 4),
            ApiKeys.PRODUCE, List.of(3, 9));

    private final ServerSocket socket;
    private final Thread accepting;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final Queue<Errors> nextProduce = new ConcurrentLinkedQueue<>();
    private volatile boolean refusesLogins;
    private volatile boolean goneAfterNext;
    private volatile @Nullable Duration busyFor;
    private volatile long busySince;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    /** A record as it came. */
    record Event(String topic, String key, Map<String, String> headers, String body) {}

    ScriptedBroker() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = inBackground(this::accept);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Records written. */
    List<Event> events() {
        return events;
    }

    /** The next record is refused. */
    void refuse(Errors error) {
        nextProduce.add(error);
    }

    /** From now on no login is right. */
    void refuseLogins() {
        refusesLogins = true;
    }

    /** From the next record on there are not enough replicas, for this long. */
    void busyFor(Duration time) {
        busyFor = time;
    }

    /** The next record is written, and the broker gone before it says so. */
    void goneAfterNext() {
        goneAfterNext = true;
    }

    private static Thread inBackground(Runnable work) {
        Thread thread = new Thread(work, "scripted-broker");
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
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            while (true) {
                ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(in.readInt()));
                RequestHeader header = RequestHeader.parse(bytes);
                AbstractRequest request = AbstractRequest.parseRequest(
                                header.apiKey(), header.apiVersion(), new ByteBufferAccessor(bytes))
                        .request;
                ApiMessage answer = answer(request);
                ResponseHeader head = header.toResponseHeader();
                ByteBuffer out = RequestUtils.serialize(head.data(), head.headerVersion(), answer, header.apiVersion());
                byte[] framed = new byte[4 + out.remaining()];
                ByteBuffer.wrap(framed).putInt(out.remaining()).put(out);
                client.getOutputStream().write(framed);
                client.getOutputStream().flush();
            }
        } catch (IOException e) {
            clients.remove(client);
        }
    }

    private ApiMessage answer(AbstractRequest request) throws IOException {
        return switch (request.apiKey()) {
            case API_VERSIONS -> versions();
            case SASL_HANDSHAKE -> new SaslHandshakeResponseData().setMechanisms(List.of("PLAIN"));
            case SASL_AUTHENTICATE ->
                refusesLogins
                        ? new SaslAuthenticateResponseData()
                                .setErrorCode(Errors.SASL_AUTHENTICATION_FAILED.code())
                                .setErrorMessage("Authentication failed: Invalid username or password")
                        : new SaslAuthenticateResponseData();
            case METADATA -> metadata((MetadataRequest) request);
            case INIT_PRODUCER_ID ->
                new InitProducerIdResponseData().setProducerId(7).setProducerEpoch((short) 0);
            case PRODUCE -> produce((ProduceRequest) request);
            default -> throw new IllegalStateException("found " + request.apiKey() + ", expected " + SPEAKS.keySet());
        };
    }

    private static ApiVersionsResponseData versions() {
        ApiVersionsResponseData data = new ApiVersionsResponseData();
        SPEAKS.forEach((key, versions) -> data.apiKeys()
                .add(new ApiVersion()
                        .setApiKey(key.id)
                        .setMinVersion(versions.get(0).shortValue())
                        .setMaxVersion(versions.get(1).shortValue())));
        return data;
    }

    private MetadataResponseData metadata(MetadataRequest request) {
        MetadataResponseData data =
                new MetadataResponseData().setClusterId("test").setControllerId(0);
        data.brokers()
                .add(new MetadataResponseBroker()
                        .setNodeId(0)
                        .setHost("127.0.0.1")
                        .setPort(socket.getLocalPort()));
        for (String topic : request.topics() == null ? List.<String>of() : request.topics()) {
            data.topics()
                    .add(new MetadataResponseTopic()
                            .setName(topic)
                            .setPartitions(List.of(new MetadataResponsePartition()
                                    .setPartitionIndex(0)
                                    .setLeaderId(0)
                                    .setReplicaNodes(List.of(0))
                                    .setIsrNodes(List.of(0)))));
        }
        return data;
    }

    private ProduceResponseData produce(ProduceRequest request) throws IOException {
        ProduceResponseData data = new ProduceResponseData();
        for (var topic : request.data().topicData()) {
            for (var partition : topic.partitionData()) {
                Errors error = error();
                if (error == Errors.NONE) {
                    ((Records) partition.records())
                            .records()
                            .forEach(record -> events.add(event(topic.name(), record)));
                }
                data.responses()
                        .add(new TopicProduceResponse()
                                .setName(topic.name())
                                .setPartitionResponses(List.of(new PartitionProduceResponse()
                                        .setIndex(partition.index())
                                        .setErrorCode(error.code())
                                        .setBaseOffset(events.size() - 1))));
            }
        }
        if (goneAfterNext) {
            socket.close();
            clients.forEach(ScriptedBroker::hangUp);
            throw new IOException("gone, as the test wants it");
        }
        return data;
    }

    private Errors error() {
        Duration busy = busyFor;
        if (busy != null) {
            busySince = busySince == 0 ? System.nanoTime() : busySince;
            if (System.nanoTime() - busySince < busy.toNanos()) {
                return Errors.NOT_ENOUGH_REPLICAS;
            }
        }
        Errors next = nextProduce.poll();
        return next == null ? Errors.NONE : next;
    }

    private static Event event(String topic, Record record) {
        Map<String, String> headers = new TreeMap<>();
        for (var header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new Event(topic, text(record.key()), headers, text(record.value()));
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.UTF_8.decode(buffer).toString();
    }

    private static void hangUp(Socket client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port takes connections until the accepting thread has come back from its wait. */
    @Override
    public void close() {
        try {
            socket.close();
            accepting.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        new ArrayList<>(clients).forEach(ScriptedBroker::hangUp);
    }
}
