package io.plimsoll.producers.files;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a plain or gzip UTF-8 file or stream and turns what goes wrong with it into a fault. */
final class TextFile {
    interface Body {
        void read(BufferedReader reader) throws IOException;
    }

    private static final int BUFFER_BYTES = 65_536;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private TextFile() {}

    static void read(Path path, InputFaults faults, Body body) {
        String file = path.toString();
        if (!Files.exists(path)) {
            faults.add(file, 0, "file", "nothing", "an existing file");
        } else if (Files.isDirectory(path)) {
            faults.add(file, 0, "file", "a directory", "a file");
        } else {
            boolean zipped = file.endsWith(".gz");
            try (InputStream bytes = Files.newInputStream(path);
                    InputStream plain = zipped ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes) {
                body.read(text(plain));
            } catch (IOException e) {
                fault(file, zipped, e, faults);
            }
        }
    }

    /** As above; gzip is known by its first two bytes. The caller closes the stream. */
    static void read(InputStream in, String name, InputFaults faults, Body body) {
        boolean zipped = false;
        try {
            BufferedInputStream bytes = new BufferedInputStream(in, BUFFER_BYTES);
            bytes.mark(2);
            zipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
            bytes.reset();
            body.read(text(zipped ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes));
        } catch (IOException e) {
            fault(name, zipped, e, faults);
        }
    }

    /** Without the mark that some editors put before UTF-8. */
    private static BufferedReader text(InputStream plain) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER_BYTES);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private static void fault(String file, boolean zipped, IOException e, InputFaults faults) {
        String expected = zipped ? "a complete gzip file" : "a readable file";
        faults.add(file, 0, "file", e.getClass().getSimpleName() + " (" + e.getMessage() + ")", expected);
    }
}
