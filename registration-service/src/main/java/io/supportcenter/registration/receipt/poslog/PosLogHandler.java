package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/** Gathers the transactions of a document as elements. */
final class PosLogHandler extends DefaultHandler2 {
  private static final String NAMESPACES = "http://www.nrf-arts.org/IXRetail/";
  private static final int MAX_TRANSACTIONS = 1_000;
  private static final int MAX_DEPTH = 32;

  private final List<XmlElement> transactions = new ArrayList<>();
  private final Deque<XmlElement> open = new ArrayDeque<>();
  private boolean inPosLog;

  List<XmlElement> transactions() {
    return transactions;
  }

  @Override
  public void startDTD(String name, String publicId, String systemId)
      throws UnreadablePosLogException {
    throw new UnreadablePosLogException(ProblemReason.DTD_NOT_ALLOWED);
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes)
      throws UnreadablePosLogException {
    boolean isOurs = uri.startsWith(NAMESPACES);
    if (!inPosLog) {
      inPosLog = isOurs && local.equals("POSLog");
      if (!inPosLog) {
        throw new UnreadablePosLogException(ProblemReason.NOT_POSLOG);
      }
      return;
    }
    if (open.size() == MAX_DEPTH) {
      throw new UnreadablePosLogException(ProblemReason.TOO_MANY);
    }
    // One of another namespace has no name, so that it is not found.
    open.push(new XmlElement(isOurs ? local : "", ours(attributes)));
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
    if (open.isEmpty()) {
      return;
    }
    XmlElement closed = open.pop();
    if (!open.isEmpty()) {
      open.peek().children().add(closed);
    } else if (closed.name().equals("Transaction")) {
      add(closed);
    }
  }

  private void add(XmlElement transaction) throws UnreadablePosLogException {
    if (transactions.size() == MAX_TRANSACTIONS) {
      throw new UnreadablePosLogException(ProblemReason.TOO_MANY);
    }
    transactions.add(transaction);
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
