package io.supportcenter.registration.receipt.poslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a POSLog document; elements and attributes of other namespaces are left out.
 *
 * @param content the text in it; grows, as the children do, until the element ends
 */
record XmlElement(
    String name, Map<String, String> attributes, StringBuilder content, List<XmlElement> children) {

  /** An element that has begun. */
  XmlElement(String name, Map<String, String> attributes) {
    this(name, attributes, new StringBuilder(), new ArrayList<>());
  }

  /** Without the blanks around it. */
  String text() {
    return content.toString().strip();
  }

  Optional<XmlElement> child(String wanted) {
    return children(wanted).findFirst();
  }

  Stream<XmlElement> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted));
  }

  /** The text of a child; empty when there is no such child or nothing in it. */
  Optional<String> textOf(String wanted) {
    return child(wanted).map(XmlElement::text).filter(text -> !text.isEmpty());
  }

  /** This element and all below it, without those below an element of the given name. */
  Stream<XmlElement> descendantsExcept(String excluded) {
    return Stream.concat(
        Stream.of(this),
        children.stream()
            .filter(child -> !child.name.equals(excluded))
            .flatMap(child -> child.descendantsExcept(excluded)));
  }

  Optional<String> attribute(String wanted) {
    return Optional.ofNullable(attributes.get(wanted)).map(String::strip);
  }

  /** An xs:boolean; absent is false. */
  boolean flag(String wanted) {
    return attribute(wanted).filter(text -> text.equals("true") || text.equals("1")).isPresent();
  }
}
