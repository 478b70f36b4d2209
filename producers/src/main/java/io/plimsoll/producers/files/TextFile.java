package io.plimsoll.producers.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a plain or gzip UTF-8 file and turns what goes wrong with it into a fault. */
final class TextFile {
    interface Body {
        void read(BufferedReader reader) throws IOException;
    }

    private TextFile() {}

    static void read(Path path, InputFaults faults, Body body) {
        String file = path.toString();
        if (!Files.exists(path)) {
            faults.add(file, 0, "file", "nothing", "an existing file");
        } else if (Files.isDirectory(path)) {
            faults.add(file, 0, "file", "a directory", "a file");
        } else {
            try (InputStream bytes = Files.newInputStream(path);
                    InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(bytes, 65_536) : bytes;
                    BufferedReader reader =
                            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 65_536)) {
                body.read(reader);
            } catch (IOException e) {
                String expected = file.endsWith(".gz") ? "a complete gzip file" : "a readable file";
                faults.add(file, 0, "file", e.getClass().getSimpleName() + " (" + e.getMessage() + ")", expected);
            }
        }
    }
}
