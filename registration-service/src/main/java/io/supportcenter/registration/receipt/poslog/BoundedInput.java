package io.supportcenter.registration.receipt.poslog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails after so many bytes, and is not closed by who reads it. */
final class BoundedInput extends FilterInputStream {
  private long left;

  BoundedInput(InputStream in, long maxBytes) {
    super(in);
    this.left = maxBytes;
  }

  boolean isExceeded() {
    return left < 0;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public void close() {
    // The stream belongs to the caller.
  }

  private void count(int read) throws IOException {
    left -= read;
    if (isExceeded()) {
      throw new IOException("document too large");
    }
  }
}
