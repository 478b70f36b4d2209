package io.plimsoll.app.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Version in the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(PlimsollCommand.class.getPackage().getImplementationVersion())
                .orElse("development build");
        return new String[] {"plimsoll " + version};
    }
}
