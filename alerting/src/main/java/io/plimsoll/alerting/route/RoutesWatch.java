package io.plimsoll.alerting.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a routes file over when it has changed and is sound; a faulty one changes nothing. Each content is looked at once, so a
 * file that stays faulty is complained of once. One thread.
 */
public final class RoutesWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RoutesWatch.class);

    private final Path file;
    private final LiveRoutes live;
    private final Function<Routes, List<String>> check;
    private final Consumer<List<String>> refused;
    private String known;

    /**
     * {@code live} has what {@code text} says, which is what was read at the start.
     *
     * @param check faults of routes that can be read, e.g. a channel without settings
     * @param refused hears the faults of a file that is not taken over
     */
    public RoutesWatch(
            Path file,
            String text,
            LiveRoutes live,
            Function<Routes, List<String>> check,
            Consumer<List<String>> refused) {
        this.file = file;
        this.known = text;
        this.live = live;
        this.check = check;
        this.refused = refused;
    }

    /** Looks at the file; true when it was taken over. */
    public boolean look() {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            text = ""; // not there, or being written: an empty file is a faulty one
        }
        if (text.equals(known)) {
            return false;
        }
        known = text;
        List<String> faults;
        try {
            Routes routes = RoutesFile.read(file);
            faults = check.apply(routes);
            if (faults.isEmpty()) {
                live.replace(routes);
                LOG.info("routes file {} taken over as version {}", file, live.number());
                return true;
            }
        } catch (InvalidRoutesException e) {
            faults = e.faults();
        } catch (UncheckedIOException e) {
            faults = List.of(file + ": cannot be read: " + e.getCause());
        }
        LOG.error(
                "routes file {} is not taken over, version {} stays: {}",
                file,
                live.number(),
                String.join("; ", faults));
        refused.accept(faults);
        return false;
    }
}
