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

/** Everything Plimsoll, or another library, logs with stack traces while it is open. */
public final class LogCapture extends AbstractAppender implements AutoCloseable {
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    final List<String> lines = new CopyOnWriteArrayList<>();

    private final String logger;

    /** Listens from now on to Plimsoll, at every level. */
    public LogCapture() {
        this("io.plimsoll", Level.ALL);
    }

    /** Listens from now on to {@code logger} and those below it, from {@code level} on. */
    public LogCapture(String logger, Level level) {
        super(
                "capture",
                null,
                PatternLayout.newBuilder().withPattern("%p %m%n%xEx").build(),
                false,
                Property.EMPTY_ARRAY);
        this.logger = logger;
        start();
        LoggerConfig config = new LoggerConfig(logger, level, false);
        config.addAppender(this, level, null);
        context.getConfiguration().addLogger(logger, config);
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
        context.getConfiguration().removeLogger(logger);
        context.updateLoggers();
        stop();
    }
}
