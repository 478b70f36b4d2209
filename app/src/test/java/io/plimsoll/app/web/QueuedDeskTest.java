package io.plimsoll.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.app.desk.QueuedDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QueuedDeskTest {
    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicInteger mostReading = new AtomicInteger();
    private final CountDownLatch leave = new CountDownLatch(1);
    private final Semaphore began = new Semaphore(0);
    private final MemoryDesk desk = new MemoryDesk();

    /** A look that lasts until the test lets it go. */
    private boolean look(Receipt receipt) {
        mostReading.accumulateAndGet(reading.incrementAndGet(), Math::max);
        began.release();
        try {
            leave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reading.decrementAndGet();
        return true;
    }

    @Test
    void oneCallerLooksAtDeliveriesAtATimeAndTheNinthIsTurnedAway() throws Exception {
        desk.told("a1", "ann", "sms");
        QueuedDesk queued = new QueuedDesk(desk);
        ExecutorService callers = Executors.newFixedThreadPool(9);
        try {
            List<Future<List<Receipt>>> answers = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                answers.add(callers.submit(() -> queued.deliveries(this::look)));
            }
            began.acquire();
            while (answers.stream().noneMatch(Future::isDone)) {
                Thread.onSpinWait();
            }
            leave.countDown();

            int turnedAway = 0;
            for (Future<List<Receipt>> answer : answers) {
                try {
                    assertThat(answer.get()).hasSize(1);
                } catch (java.util.concurrent.ExecutionException e) {
                    turnedAway++;
                    assertThat(e).hasMessageContaining("found 8 callers that read or wait");
                }
            }
            assertThat(turnedAway).isEqualTo(1);
            assertThat(mostReading).hasValue(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void whoeverFailsLeavesThePlaceToTheNext() {
        desk.told("a1", "ann", "sms");
        QueuedDesk queued = new QueuedDesk(desk);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> queued.deliveries(receipt -> {
                        throw new IllegalStateException("broker away");
                    }))
                    .hasMessage("broker away");
        }

        assertThat(queued.deliveries(receipt -> true)).hasSize(1);
    }
}
