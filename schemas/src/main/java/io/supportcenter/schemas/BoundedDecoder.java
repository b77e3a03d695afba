package io.supportcenter.schemas;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding (specification 1.12, "Binary Encoding"), read from bytes of others: a
 * length or a number of items is compared with the bytes that remain before anything is allocated
 * for it. Avro's own decoder allocates first, so five bytes that claim a string of 1.5 GB end the
 * process.
 *
 * <p>It relies on items that take at least one byte each; {@link WriterSchemas} refuses others.
 */
final class BoundedDecoder extends Decoder {

  private final byte[] bytes;
  private int at;

  /**
   * @param from where the first value begins
   */
  BoundedDecoder(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  @Override
  public void readNull() {
    // Has no bytes.
  }

  @Override
  public boolean readBoolean() throws IOException {
    return next() == 1;
  }

  @Override
  public int readInt() throws IOException {
    long n = readLong();
    if ((int) n != n) {
      throw new InvalidNumberEncodingException("not an int");
    }
    return (int) n;
  }

  @Override
  public long readLong() throws IOException {
    long n = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte b = next();
      n |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return (n >>> 1) ^ -(n & 1);
      }
    }
    throw new InvalidNumberEncodingException("a number of more than ten bytes");
  }

  @Override
  public float readFloat() throws IOException {
    return Float.intBitsToFloat((int) littleEndian(Float.BYTES));
  }

  @Override
  public double readDouble() throws IOException {
    return Double.longBitsToDouble(littleEndian(Double.BYTES));
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public String readString() throws IOException {
    int length = length();
    return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
  }

  @Override
  public void skipString() throws IOException {
    advance(length());
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    byte[] value = new byte[length()];
    readFixed(value, 0, value.length);
    return ByteBuffer.wrap(value);
  }

  @Override
  public void skipBytes() throws IOException {
    advance(length());
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    System.arraycopy(bytes, advance(length), target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    advance(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return items();
  }

  @Override
  public long arrayNext() throws IOException {
    return items();
  }

  @Override
  public long skipArray() throws IOException {
    return skipBlocks();
  }

  @Override
  public long readMapStart() throws IOException {
    return items();
  }

  @Override
  public long mapNext() throws IOException {
    return items();
  }

  @Override
  public long skipMap() throws IOException {
    return skipBlocks();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  private byte next() throws EOFException {
    return bytes[advance(1)];
  }

  private long littleEndian(int size) throws EOFException {
    long n = 0;
    int start = advance(size);
    for (int i = 0; i < size; i++) {
      n |= (bytes[start + i] & 0xffL) << (Byte.SIZE * i);
    }
    return n;
  }

  /** Moves on; answers where it was. */
  private int advance(int length) throws EOFException {
    int from = at;
    at = from + (int) within(length);
    return from;
  }

  private int length() throws IOException {
    return (int) within(readLong());
  }

  /** A block's number of items; a negative one is followed by the block's length. */
  private long items() throws IOException {
    long n = readLong();
    if (n < 0) {
      length();
      n = -n;
    }
    return within(n);
  }

  /** Blocks that tell their length; answers the number of items of the first that does not. */
  private long skipBlocks() throws IOException {
    long n = readLong();
    while (n < 0) {
      advance(length());
      n = readLong();
    }
    return within(n);
  }

  private long within(long n) throws EOFException {
    int left = bytes.length - at;
    if (n < 0 || n > left) {
      throw new EOFException("a length of %d where %d bytes are left".formatted(n, left));
    }
    return n;
  }
}
