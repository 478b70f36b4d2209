package io.plimsoll.producers.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a reader puts the records of one file. */
final class FileSink {
    private final String file;
    private final int fileOrder;
    private final List<FeedRecord> records;
    private final Map<String, String> shared = new HashMap<>();

    FileSink(String file, int fileOrder, List<FeedRecord> records) {
        this.file = file;
        this.fileOrder = fileOrder;
        this.records = records;
    }

    String file() {
        return file;
    }

    Source source(int line) {
        return new Source(file, fileOrder, line);
    }

    /** One instance of equal names, so that a million ticks do not hold a million copies of their symbol. */
    String shared(String name) {
        return shared.computeIfAbsent(name, n -> n);
    }

    void add(FeedRecord feedRecord) {
        records.add(feedRecord);
    }
}
