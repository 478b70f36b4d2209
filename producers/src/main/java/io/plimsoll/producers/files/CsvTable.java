package io.plimsoll.producers.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file row by row and checks its header; a file with a wrong header yields faults and no rows. */
final class CsvTable {
    private final Path path;
    private final CsvColumns columns;
    private final InputFaults faults;

    CsvTable(Path path, CsvColumns columns, InputFaults faults) {
        this.path = path;
        this.columns = columns;
        this.faults = faults;
    }

    void forEach(Consumer<CsvRow> use) {
        TextFile.read(path, faults, reader -> {
            try {
                rows(reader, use);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    private void rows(BufferedReader reader, Consumer<CsvRow> use) throws IOException {
        try (CSVParser parser = CSVParser.parse(reader, CSVFormat.DEFAULT)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                faults.add(path.toString(), 0, "file", "an empty file", "a header and rows");
                return;
            }
            CSVRecord first = records.next();
            boolean headerless = isHeaderless(first);
            Map<String, Integer> places = headerless ? places(columns.headerless()) : header(first);
            if (places.isEmpty()) {
                return;
            }
            int width = first.size();
            int rows = 0;
            if (headerless) {
                rows++;
                use.accept(new CsvRow(path.toString(), line(parser), places, first, faults));
            }
            while (records.hasNext()) {
                CSVRecord cells = records.next();
                rows++;
                if (cells.size() == width) {
                    use.accept(new CsvRow(path.toString(), line(parser), places, cells, faults));
                } else {
                    faults.add(path.toString(), line(parser), "row", cells.size() + " cells", width + " cells");
                }
            }
            if (rows == 0) {
                faults.add(path.toString(), 0, "file", "a header without rows", "at least one row");
            }
        }
    }

    private boolean isHeaderless(CSVRecord first) {
        return !columns.headerless().isEmpty()
                && first.size() == columns.headerless().size()
                && first.get(0).matches("[0-9]+");
    }

    private static Map<String, Integer> places(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (String name : names) {
            places.put(name, places.size());
        }
        return places;
    }

    /** Place of each column by name; empty when the header has faults. */
    private Map<String, Integer> header(CSVRecord header) {
        int before = faults.total();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = i == 0
                    ? header.get(0).replace("\uFEFF", "").strip()
                    : header.get(i).strip();
            boolean known =
                    columns.required().contains(name) || columns.optional().contains(name);
            if (places.putIfAbsent(name, i) != null) {
                faults.add(path.toString(), 1, name, "a second column of this name", "one");
            } else if (!known && !columns.othersIgnored()) {
                faults.add(path.toString(), 1, name, "an unknown column", "only " + names());
            }
        }
        for (String name : columns.required()) {
            if (!places.containsKey(name)) {
                faults.add(path.toString(), 1, name, "no such column", "header with " + names());
            }
        }
        return faults.total() == before ? places : Map.of();
    }

    private String names() {
        String required = String.join(",", columns.required());
        return columns.optional().isEmpty() ? required : required + " [" + String.join(",", columns.optional()) + "]";
    }

    private static int line(CSVParser parser) {
        return Math.toIntExact(parser.getCurrentLineNumber());
    }
}
