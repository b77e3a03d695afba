package io.supportcenter.kit.rest;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Bounds what is read of a body that does not say its length. By then a small one is in memory, as
 * it has to be where the thread must not wait.
 */
@Provider
class BodyReading implements ReaderInterceptor {

  /** Bytes that the body may have; a property of the request. */
  static final String BYTES_MAX = "support-center.body-bytes-max";

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
    if (reading.getProperty(BYTES_MAX) instanceof Long bytesMax) {
      reading.setInputStream(new BoundedBody(reading.getInputStream(), bytesMax));
    }
    return reading.proceed();
  }
}
