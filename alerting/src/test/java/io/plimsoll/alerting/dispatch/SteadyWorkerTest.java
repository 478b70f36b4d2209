package io.plimsoll.alerting.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;

class SteadyWorkerTest {
    private final List<String> log = new ArrayList<>();
    private final Deque<Runnable> script = new ArrayDeque<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SteadyWorker worker = new SteadyWorker(
            new Session(1),
            this::next,
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)),
            () -> Instant.EPOCH,
            meters);
    private int opened = 1;

    private WorkSession next() {
        opened++;
        if (opened == 3) {
            log.add("no broker for 3");
            throw new KafkaException("Failed to construct kafka consumer");
        }
        return new Session(opened);
    }

    private final class Session implements WorkSession {
        private final int number;

        Session(int number) {
            this.number = number;
        }

        @Override
        public void run() {
            log.add("run " + number);
            script.remove().run();
        }

        @Override
        public void stop() {
            log.add("stop " + number);
        }

        @Override
        public void interrupt() {
            log.add("interrupt " + number);
        }

        @Override
        public void close() {
            log.add("close " + number);
        }
    }

    private double restarts() {
        return meters.get("plimsoll.alerting.worker.restarts").counter().count();
    }

    private static Runnable failing(RuntimeException e) {
        return () -> {
            throw e;
        };
    }

    @Test
    void letsGoOfItsClientsAndBeginsAnewUntilBrokerAndRegistryAreBack() {
        script.add(failing(new TimeoutException("Timeout of 60000ms expired before successfully committing offsets")));
        script.add(failing(
                new IllegalStateException("an attempt broke down", new RegistryUnavailableException("down", null))));
        script.add(worker::stop);

        worker.run();

        assertThat(log)
                .containsExactly(
                        "run 1", "close 1", "run 2", "close 2", "no broker for 3", "run 4", "stop 4", "close 4");
        assertThat(restarts()).isEqualTo(3);
    }

    @Test
    void aBrokenInvariantEndsItWithItsClientsClosed() {
        script.add(failing(new IllegalStateException("no deadline for INFO")));

        assertThatThrownBy(worker::run).hasMessage("no deadline for INFO");
        assertThat(log).containsExactly("run 1", "close 1");
        assertThat(restarts()).isZero();
    }

    @Test
    void whatNoWaitMendsEndsItAlthoughKafkaSaysIt() {
        script.add(failing(new IllegalStateException("receipt", new RecordTooLargeException("2 MB"))));
        assertThatThrownBy(worker::run).hasRootCauseMessage("2 MB");

        script.add(failing(new KafkaException("User rebalance callback throws an error", new NullPointerException())));
        assertThatThrownBy(worker::run).hasRootCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void aStopThatTheBrokerHoldsUpCanBeBrokenOff() {
        script.add(() -> {
            worker.interrupt();
            throw new WakeupException();
        });

        worker.run();

        assertThat(log).containsExactly("run 1", "stop 1", "interrupt 1", "close 1");
        assertThat(restarts()).isZero();
    }

    @Test
    void aWorkerStoppedBeforeItRanStopsAtOnce() {
        script.add(() -> log.add("nothing to do"));
        worker.stop();
        worker.run();

        assertThat(log).containsExactly("stop 1", "stop 1", "run 1", "nothing to do", "close 1");
    }

    @Test
    void waitsDoubleUpToTheLongest() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

        assertThat(List.of(backoff.after(1), backoff.after(2), backoff.after(5), backoff.after(6), backoff.after(900)))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30));
    }
}
