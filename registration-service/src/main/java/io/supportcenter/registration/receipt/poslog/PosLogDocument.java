package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;

/**
 * Reads the transactions of a POSLog document, bounded in every direction and without DTDs or
 * external entities.
 */
final class PosLogDocument {
  private static final String LEXICAL_HANDLER = "http://xml.org/sax/properties/lexical-handler";

  private PosLogDocument() {}

  /** Hands over the transactions one after the other; those before a fault as well. */
  static void read(byte[] document, Consumer<XmlElement> transactions)
      throws UnreadablePosLogException {
    PosLogHandler handler = new PosLogHandler(transactions);
    try {
      parser(handler).parse(new ByteArrayInputStream(document), handler);
    } catch (UnreadablePosLogException e) {
      throw e;
    } catch (SAXException | IOException e) {
      throw new UnreadablePosLogException(ProblemReason.NOT_XML, e);
    }
  }

  private static SAXParser parser(PosLogHandler handler) throws SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      SAXParser parser = factory.newSAXParser();
      parser.setProperty(LEXICAL_HANDLER, handler);
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the parser of the JDK has these features", e);
    }
  }
}
