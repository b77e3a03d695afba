package io.supportcenter.kit.partner;

import java.net.InetAddress;

/**
 * A range of addresses, written like {@code 10.0.0.0/8}.
 *
 * @param bits of the address that count
 */
record Network(byte[] address, int bits) {

  /**
   * @throws IllegalArgumentException when it is written differently
   */
  static Network of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not a range like 10.0.0.0/8: " + text);
    }
    byte[] address = InetAddress.ofLiteral(text.substring(0, slash).strip()).getAddress();
    int bits = Integer.parseInt(text.substring(slash + 1).strip());
    if (bits < 0 || bits > address.length * Byte.SIZE) {
      throw new IllegalArgumentException("not a range like 10.0.0.0/8: " + text);
    }
    return new Network(address, bits);
  }

  boolean has(InetAddress candidate) {
    byte[] other = candidate.getAddress();
    if (other.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
