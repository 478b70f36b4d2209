package io.plimsoll.schemas.registry;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** How far a log has been read: the next offset. One thread moves it, others wait for it. */
final class LogPosition {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long offset;
    private @Nullable KafkaException failure;

    void reach(long nextOffset) {
        lock.lock();
        try {
            offset = nextOffset;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The reader has stopped for good: everyone who waits, now or later, gets {@code why}. */
    void fail(KafkaException why) {
        lock.lock();
        try {
            failure = why;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long offset() {
        lock.lock();
        try {
            return offset;
        } finally {
            lock.unlock();
        }
    }

    /** Returns once the reader is at {@code wanted} or beyond. @throws KafkaException when it stopped or is too slow */
    void awaitReached(long wanted, Duration atMost) {
        lock.lock();
        try {
            long leftNanos = atMost.toNanos();
            while (offset < wanted) {
                if (failure != null) {
                    throw failure;
                }
                if (leftNanos <= 0) {
                    throw new KafkaException("the schema log is read up to offset " + offset + ", expected " + wanted
                            + " within " + atMost);
                }
                leftNanos = moved.awaitNanos(leftNanos);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while waiting for the schema log", interrupted);
        } finally {
            lock.unlock();
        }
    }
}
