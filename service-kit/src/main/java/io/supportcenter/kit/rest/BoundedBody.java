package io.supportcenter.kit.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that does not say its length, up to the bytes that it may have. */
final class BoundedBody extends FilterInputStream {

  private final long bytesMax;
  private long bytesRead;

  BoundedBody(InputStream body, long bytesMax) {
    super(body);
    this.bytesMax = bytesMax;
  }

  /** Not a runtime exception, which readers of JSON would take for a fault of the document. */
  static final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    private final long bytesMax;

    TooLarge(long bytesMax) {
      super("the body may have %d bytes".formatted(bytesMax));
      this.bytesMax = bytesMax;
    }

    long bytesMax() {
      return bytesMax;
    }
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int bytes) throws TooLarge {
    bytesRead += bytes;
    if (bytesRead > bytesMax) {
      throw new TooLarge(bytesMax);
    }
  }

  /** What is left of one that is too large is not waited for. */
  @Override
  public void close() throws IOException {
    if (bytesRead <= bytesMax) {
      super.close();
    }
  }
}
