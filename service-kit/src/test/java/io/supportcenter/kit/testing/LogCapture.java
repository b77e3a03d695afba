package io.supportcenter.kit.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jboss.logmanager.ExtLogRecord;

/** All that is logged, with what was thrown, until it is closed. */
public final class LogCapture extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  private final Formatter formatter = new SimpleFormatter();
  private final StringWriter text = new StringWriter();

  private LogCapture() {}

  public static LogCapture start() {
    LogCapture capture = new LogCapture();
    ROOT.addHandler(capture);
    return capture;
  }

  @Override
  public void publish(LogRecord entry) {
    PrintWriter writer = new PrintWriter(text, true);
    writer.println(
        entry instanceof ExtLogRecord ours
            ? ours.getFormattedMessage()
            : formatter.formatMessage(entry));
    if (entry.getThrown() != null) {
      entry.getThrown().printStackTrace(writer);
    }
  }

  public String text() {
    return text.toString();
  }

  @Override
  public void flush() {
    // It is written at once.
  }

  @Override
  public void close() {
    ROOT.removeHandler(this);
  }
}
