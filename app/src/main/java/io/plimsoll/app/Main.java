package io.plimsoll.app;

import io.plimsoll.app.cli.PlimsollCommand;

/** Entry of the {@code plimsoll} command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(PlimsollCommand.commandLine().execute(args));
    }
}
