package io.supportcenter.benchmark.charges;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A merchant's back end, over one kept connection. Knows no more of HTTP/1.1 (RFC 9112) than it
 * takes to ask this service, so that the load itself costs the machine little.
 */
final class RestPayer implements Payer {

  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final String head;

  RestPayer(int port, String token) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    head =
        """
        POST /v1/payments HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        """
            .formatted(port, token);
  }

  @Override
  public void pay(Payment payment) throws IOException {
    byte[] body = body(payment).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        "%sIdempotency-Key: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(head, payment.requestId(), body.length)
            .getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body);
    socket.getOutputStream().write(request.toByteArray());
    String status = line();
    int length = -1;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without a length: " + status);
    }
    String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    if (!status.startsWith("HTTP/1.1 201 ") || !answer.contains("\"succeeded\"")) {
      throw new IOException(payment + " was answered " + status + ": " + answer);
    }
  }

  private static String body(Payment payment) {
    return """
    {"amountTransaction": {"accountId": "%s", "clientCorrelator": "%s", "referenceCode": "%s",
     "paymentAmount": {"chargingInformation": {"amount": %s, "currency": "%s", "description": "%s"}}}}
    """
        .formatted(
            payment.accountId(),
            payment.requestId(),
            Payment.REFERENCE,
            BigDecimal.valueOf(payment.amountMinor(), 2).toPlainString(),
            Payment.CURRENCY,
            Payment.DESCRIPTION);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the service closed the connection");
      }
      line.append((char) c);
    }
    line.setLength(line.length() - 1);
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
