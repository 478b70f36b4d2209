package io.plimsoll.app;

import io.plimsoll.app.cli.PlimsollCommand;
import io.plimsoll.app.run.SlowClients;
import java.util.Locale;

/** Entry of the {@code plimsoll} command. */
public final class Main {
    private Main() {}

    /** Numbers are written alike on every machine, whatever its language: with a point, and with the digits of ASCII. */
    public static void main(String[] args) {
        SlowClients.bound();
        Locale.setDefault(Locale.Category.FORMAT, Locale.US);
        System.exit(PlimsollCommand.commandLine().execute(args));
    }
}
