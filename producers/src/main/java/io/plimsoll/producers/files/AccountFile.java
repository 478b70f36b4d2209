package io.plimsoll.producers.files;

import io.plimsoll.producers.files.AccountEntry.Faulty;
import io.plimsoll.producers.files.AccountEntry.Valid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Accounts in JSON: one object, or JSON Lines with one account a line, plain or {@code .gz}. Lines are read one at a time, so
 * that memory does not grow with the file, and a faulty line does not keep the others from being used.
 *
 * <p>A file is JSON Lines when its first line is JSON by itself, or when its second line is a whole account.
 */
public final class AccountFile {
    private final String file;
    private final Consumer<AccountEntry> each;

    private AccountFile(String file, Consumer<AccountEntry> each) {
        this.file = file;
        this.each = each;
    }

    /** Hands every account of a file, in order, to {@code each}; a file that cannot be read is a faulty entry. */
    public static void read(Path path, Consumer<AccountEntry> each) {
        InputFaults faults = new InputFaults();
        AccountFile accounts = new AccountFile(path.toString(), each);
        TextFile.read(path, faults, accounts::readAll);
        accounts.report(faults);
    }

    /** As {@link #read(Path, Consumer)}, from a stream that the caller closes; gzip is known by its first bytes. */
    public static void read(InputStream in, String name, Consumer<AccountEntry> each) {
        InputFaults faults = new InputFaults();
        AccountFile accounts = new AccountFile(name, each);
        TextFile.read(in, name, faults, accounts::readAll);
        accounts.report(faults);
    }

    private void report(InputFaults faults) {
        if (faults.total() > 0) {
            each.accept(new Faulty(faults.kept(), faults.total()));
        }
    }

    private void readAll(BufferedReader reader) throws IOException {
        TextLines lines = new TextLines(reader);
        Optional<String> first = lines.nextNotBlank();
        if (first.isEmpty()) {
            InputFaults faults = new InputFaults();
            faults.add(file, 0, "file", "an empty file", "an account as JSON, or one a line");
            report(faults);
            return;
        }
        int firstLine = lines.number();
        if (!JsonDocument.endsTooEarly(first.get())) {
            account(first.get(), firstLine);
            each(lines);
            return;
        }
        Optional<String> second = lines.nextNotBlank();
        if (second.isPresent() && isAccount(second.get())) {
            account(first.get(), firstLine);
            account(second.get(), lines.number());
            each(lines);
        } else {
            account(first.get() + lines.rest(second), firstLine);
        }
    }

    private void each(TextLines lines) throws IOException {
        for (Optional<String> line = lines.nextNotBlank(); line.isPresent(); line = lines.nextNotBlank()) {
            account(line.get(), lines.number());
        }
    }

    private boolean isAccount(String line) throws IOException {
        return JsonDocument.read(file, 0, new StringReader(line), new InputFaults())
                .filter(value -> value.fields().containsKey("account"))
                .isPresent();
    }

    private void account(String text, int line) throws IOException {
        InputFaults faults = new InputFaults();
        Optional<AccountInput> account = JsonDocument.read(file, line - 1, text, faults)
                .map(document -> new AccountReader(file, faults).read(document));
        if (account.isPresent() && faults.total() == 0) {
            each.accept(new Valid(account.get()));
        } else {
            report(faults);
        }
    }
}
