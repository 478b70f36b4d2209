package io.plimsoll.app.calc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.plimsoll.producers.files.AccountEntry;
import io.plimsoll.producers.files.AccountEntry.Faulty;
import io.plimsoll.producers.files.AccountEntry.Valid;
import io.plimsoll.producers.files.AccountFile;
import io.plimsoll.producers.files.AccountInput;
import io.plimsoll.producers.files.InputFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Computes the risk of accounts, one at a time: a result for each account that is as it should be, one line for each fault of
 * the others. Used once, by one thread.
 */
public final class Calc implements AutoCloseable {
    private final AccountReport report;
    private final JsonGenerator json;
    private final JsonOut out;
    private final Consumer<String> faults;
    private long accounts;
    private long faulty;

    /**
     * Writes to {@code results}, which the caller flushes and closes.
     *
     * @param targetRatio margin ratio that remedies restore, above 0 and below 1
     * @param pretty one field a line instead of one account a line
     * @param faults hears one line for each fault
     */
    public Calc(double targetRatio, boolean pretty, Writer results, Consumer<String> faults) throws IOException {
        if (!(targetRatio > 0 && targetRatio < 1)) {
            throw new IllegalArgumentException("--target: found " + targetRatio + ", expected above 0 and below 1");
        }
        this.report = new AccountReport(targetRatio);
        this.faults = faults;
        this.json = JsonFactory.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                .createGenerator(results)
                .setRootValueSeparator(null);
        if (pretty) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withRootSeparator(""));
        }
        this.out = new JsonOut(json);
    }

    /** Takes every account of a file. */
    public void read(Path file) {
        AccountFile.read(file, this::take);
    }

    /** Takes every account of a stream, which {@code name} stands for in faults. */
    public void read(InputStream in, String name) {
        AccountFile.read(in, name, this::take);
    }

    /** Accounts with a result so far. */
    public long accounts() {
        return accounts;
    }

    /** Accounts with faults so far. */
    public long faulty() {
        return faulty;
    }

    private void take(AccountEntry entry) {
        if (entry instanceof Faulty found) {
            refuse(found.lines());
        } else if (entry instanceof Valid valid) {
            take(valid.account());
        }
    }

    private void take(AccountInput input) {
        AccountFacts facts;
        try {
            facts = AccountFacts.of(input);
        } catch (IllegalArgumentException e) {
            String found = String.valueOf(e.getMessage());
            refuse(List.of(new InputFault(input.file(), input.line(), "$", found, "an account that can be valued")
                    .toString()));
            return;
        }
        try {
            report.write(out, facts);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the result of account " + input.account(), e);
        }
        accounts++;
    }

    private void refuse(List<String> lines) {
        faulty++;
        lines.forEach(faults);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
