package io.plimsoll.schemas.conformance;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Confluent's own KafkaAvroSerializer and KafkaAvroDeserializer 7.9.5, in a class loader that shares nothing with ours but
 * the JDK. Values cross as Avro single-object bytes, which each side turns into its own copy of the generated class.
 */
final class GenuineConfluent implements AutoCloseable {
    private final URLClassLoader loader;
    private final Object serializer;
    private final Object deserializer;

    GenuineConfluent(Map<String, ?> config) throws Exception {
        Path target = Path.of(System.getProperty("plimsoll.target"));
        Path jar = target.resolve("genuine/confluent-7.9.5.jar");
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing; run mvn generate-test-resources, which copies it");
        }
        URL[] urls = {jar.toUri().toURL(), target.resolve("classes").toUri().toURL()};
        this.loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        this.serializer = configured("io.confluent.kafka.serializers.KafkaAvroSerializer", config);
        this.deserializer = configured("io.confluent.kafka.serializers.KafkaAvroDeserializer", config);
    }

    byte[] serialize(String topic, SpecificRecord value) throws Exception {
        Object theirs = theirs(value);
        return (byte[]) inside(() -> serializer
                .getClass()
                .getMethod("serialize", String.class, Object.class)
                .invoke(serializer, topic, theirs));
    }

    /** What Confluent reads from {@code bytes}, as our class {@code type}. */
    <V extends SpecificRecord> V deserialize(String topic, byte[] bytes, Class<V> type) throws Exception {
        Object theirs = inside(() -> deserializer
                .getClass()
                .getMethod("deserialize", String.class, byte[].class)
                .invoke(deserializer, topic, bytes));
        if (!theirs.getClass().getName().equals(type.getName())) {
            throw new IllegalStateException("Confluent read a " + theirs.getClass() + ", expected a " + type);
        }
        Object crossing =
                inside(() -> theirs.getClass().getMethod("toByteBuffer").invoke(theirs));
        return type.cast(type.getMethod("fromByteBuffer", ByteBuffer.class).invoke(null, crossing));
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private Object theirs(SpecificRecord ours) throws Exception {
        Object crossing = ours.getClass().getMethod("toByteBuffer").invoke(ours);
        Class<?> theirType = loader.loadClass(ours.getClass().getName());
        return inside(
                () -> theirType.getMethod("fromByteBuffer", ByteBuffer.class).invoke(null, crossing));
    }

    private Object configured(String className, Map<String, ?> config) throws Exception {
        return inside(() -> {
            Object made = loader.loadClass(className).getDeclaredConstructor().newInstance();
            made.getClass().getMethod("configure", Map.class, boolean.class).invoke(made, config, false);
            return made;
        });
    }

    private Object inside(ReflectiveCall call) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.run();
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception cause ? cause : thrown;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private interface ReflectiveCall {
        Object run() throws Exception;
    }
}
