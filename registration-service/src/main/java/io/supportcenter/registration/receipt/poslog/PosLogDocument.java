package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the transactions of a POSLog document, bounded in every direction and without DTDs or
 * external entities.
 */
final class PosLogDocument {
  static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final String NAMESPACES = "http://www.nrf-arts.org/IXRetail/";
  private static final int MAX_TRANSACTIONS = 1_000;
  private static final int MAX_DEPTH = 32;
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader xml;

  private PosLogDocument(XMLStreamReader xml) {
    this.xml = xml;
  }

  static List<XmlElement> transactions(InputStream document) throws UnreadablePosLogException {
    BoundedInput input = new BoundedInput(document, MAX_BYTES);
    try {
      return new PosLogDocument(FACTORY.createXMLStreamReader(input)).transactions();
    } catch (XMLStreamException e) {
      throw new UnreadablePosLogException(
          input.isExceeded() ? ProblemReason.TOO_LARGE : ProblemReason.NOT_XML, e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private List<XmlElement> transactions() throws XMLStreamException, UnreadablePosLogException {
    openRoot();
    List<XmlElement> transactions = new ArrayList<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        XmlElement element = element(1);
        if (element.name().equals("Transaction")) {
          transactions.add(element);
        }
      }
      if (transactions.size() > MAX_TRANSACTIONS) {
        throw new UnreadablePosLogException(ProblemReason.TOO_MANY);
      }
    }
    return transactions;
  }

  private void openRoot() throws XMLStreamException, UnreadablePosLogException {
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.DTD) {
        throw new UnreadablePosLogException(ProblemReason.DTD_NOT_ALLOWED);
      }
    }
    if (!isOurs() || !xml.getLocalName().equals("POSLog")) {
      throw new UnreadablePosLogException(ProblemReason.NOT_POSLOG);
    }
  }

  /**
   * The element that has just begun, read to its end; foreign ones come out empty and without a
   * name.
   */
  private XmlElement element(int depth) throws XMLStreamException, UnreadablePosLogException {
    if (depth > MAX_DEPTH) {
      throw new UnreadablePosLogException(ProblemReason.TOO_MANY);
    }
    String name = isOurs() ? xml.getLocalName() : "";
    Map<String, String> attributes = attributes();
    StringBuilder text = new StringBuilder();
    List<XmlElement> children = new ArrayList<>();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        children.add(element(depth + 1));
      } else if (xml.isCharacters()) {
        text.append(xml.getText());
      }
    }
    return new XmlElement(name, attributes, text.toString().strip(), List.copyOf(children));
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeNamespace(i) == null || xml.getAttributeNamespace(i).isEmpty()) {
        attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
      }
    }
    return attributes;
  }

  private boolean isOurs() {
    return xml.getNamespaceURI() != null && xml.getNamespaceURI().startsWith(NAMESPACES);
  }
}
