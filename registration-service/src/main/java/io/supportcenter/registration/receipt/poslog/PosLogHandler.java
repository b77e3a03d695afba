package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.xml.sax.Attributes;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Hands over each transaction of a document when it ends, whatever batches it is wrapped in. Names
 * without a namespace are read as POSLog's: tills write them below a prefixed root.
 */
final class PosLogHandler extends DefaultHandler2 {
  private static final String NAMESPACES = "http://www.nrf-arts.org/IXRetail/";
  private static final String TRANSACTION = "Transaction";
  private static final int MAX_TRANSACTIONS = 10_000;
  private static final int MAX_DEPTH = 32;

  private final Consumer<XmlElement> transactions;
  private final Deque<XmlElement> open = new ArrayDeque<>();
  private int depth;
  private int read;

  PosLogHandler(Consumer<XmlElement> transactions) {
    this.transactions = transactions;
  }

  @Override
  public void startDTD(String name, String publicId, String systemId)
      throws UnreadablePosLogException {
    throw new UnreadablePosLogException(ProblemReason.DTD_NOT_ALLOWED);
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes)
      throws UnreadablePosLogException {
    if (depth == 0 && !(uri.startsWith(NAMESPACES) && local.equals("POSLog"))) {
      throw new UnreadablePosLogException(ProblemReason.NOT_POSLOG);
    }
    if (depth == MAX_DEPTH) {
      throw new UnreadablePosLogException(ProblemReason.TOO_MANY);
    }
    depth++;
    boolean isOurs = uri.startsWith(NAMESPACES) || uri.isEmpty();
    if (!open.isEmpty() || (isOurs && local.equals(TRANSACTION))) {
      // One of another namespace has no name, so that it is not found.
      open.push(new XmlElement(isOurs ? local : "", ours(attributes)));
    }
  }

  @Override
  public void characters(char[] text, int start, int length) {
    if (!open.isEmpty()) {
      open.peek().content().append(text, start, length);
    }
  }

  @Override
  public void endElement(String uri, String local, String qualified)
      throws UnreadablePosLogException {
    depth--;
    if (open.isEmpty()) {
      return;
    }
    XmlElement closed = open.pop();
    if (open.isEmpty()) {
      take(closed);
    } else {
      open.peek().children().add(closed);
    }
  }

  private void take(XmlElement transaction) throws UnreadablePosLogException {
    if (read == MAX_TRANSACTIONS) {
      throw new UnreadablePosLogException(ProblemReason.TOO_MANY);
    }
    read++;
    transactions.accept(transaction);
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXParseException {
    throw e;
  }

  private static Map<String, String> ours(Attributes attributes) {
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (attributes.getURI(i).isEmpty()) {
        found.put(attributes.getLocalName(i), attributes.getValue(i));
      }
    }
    return found;
  }
}
