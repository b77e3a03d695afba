package io.supportcenter.kit.trace;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Keeps a log message on one line and bounded, so that what others sent cannot look like other
 * lines, or fill the disk.
 */
@LoggingFilter(name = "one-line")
public final class OneLine implements Filter {

  static final int LENGTH_MAX = 4_000;

  @Override
  public boolean isLoggable(LogRecord logged) {
    ExtLogRecord message = ExtLogRecord.wrap(logged);
    String text = message.getFormattedMessage();
    if (text != null) {
      String line = line(text);
      if (!line.equals(text)) {
        message.setMessage(line, ExtLogRecord.FormatStyle.NO_FORMAT);
      }
    }
    return true;
  }

  private static String line(String text) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), LENGTH_MAX));
    text.codePoints()
        .limit(LENGTH_MAX)
        .forEach(character -> {
          switch (character) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append('\t');
            default -> line.appendCodePoint(Character.isISOControl(character) ? '?' : character);
          }
        });
    return line.toString();
  }
}
