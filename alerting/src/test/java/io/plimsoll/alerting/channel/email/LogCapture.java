package io.plimsoll.alerting.channel.email;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Everything Plimsoll logs, at every level and with stack traces, while it is open. */
public final class LogCapture extends AbstractAppender implements AutoCloseable {
    private static final String LOGGER = "io.plimsoll";

    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    final List<String> lines = new CopyOnWriteArrayList<>();

    /** Listens from now on. */
    public LogCapture() {
        super(
                "capture",
                null,
                PatternLayout.newBuilder().withPattern("%p %m%n%xEx").build(),
                false,
                Property.EMPTY_ARRAY);
        start();
        LoggerConfig config = new LoggerConfig(LOGGER, Level.ALL, false);
        config.addAppender(this, Level.ALL, null);
        context.getConfiguration().addLogger(LOGGER, config);
        context.updateLoggers();
    }

    /** What was logged so far. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void append(LogEvent event) {
        lines.add(String.valueOf(getLayout().toSerializable(event)));
    }

    @Override
    public void close() {
        context.getConfiguration().removeLogger(LOGGER);
        context.updateLoggers();
        stop();
    }
}
