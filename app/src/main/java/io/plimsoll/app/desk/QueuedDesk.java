package io.plimsoll.app.desk;

import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.silence.Silence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * A desk that reads {@code deliveries}, which is kept for ever, for one caller at a time; a few more may wait, the others are turned away at once.
 * Thread-safe as the desk is.
 */
public final class QueuedDesk implements Desk {
    /** The one that reads and those that wait. */
    static final int MOST = 8;

    private final Desk desk;
    private final Semaphore places = new Semaphore(MOST);
    private final ReentrantLock turn = new ReentrantLock(true);

    public QueuedDesk(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void write(AckRequest request) throws InterruptedException {
        desk.write(request);
    }

    @Override
    public Silence write(Silence silence) throws InterruptedException {
        return desk.write(silence);
    }

    @Override
    public Map<String, Silence> silences() {
        return desk.silences();
    }

    @Override
    public Collection<Episode> episodes() {
        return desk.episodes();
    }

    @Override
    public List<Receipt> deliveries(Predicate<Receipt> which) {
        if (!places.tryAcquire()) {
            throw new IllegalStateException(
                    "deliveries: found " + MOST + " callers that read or wait, expected fewer; try again later");
        }
        try {
            turn.lock();
            try {
                return desk.deliveries(which);
            } finally {
                turn.unlock();
            }
        } finally {
            places.release();
        }
    }
}
