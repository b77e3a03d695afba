package io.supportcenter.kit.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests of the application under test that a proper client would not make. */
final class RawHttp {

  private static final int TIMEOUT_MS = 30_000;
  private static final Pattern CODE = Pattern.compile("\"code\":\"[A-Z_.]+\"");

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");

  private RawHttp() {}

  /** An answer; the body may still be chunked. */
  record Answer(int status, String head, String body) {

    /** With a code that says why. */
    boolean hasCode() {
      return isProblem() && CODE.matcher(body).find();
    }

    /** Whether it says that it must not be kept, framed or guessed at. */
    boolean isGuarded() {
      String lower = head.toLowerCase(Locale.ROOT);
      return lower.contains("\r\ncache-control: no-store")
          && lower.contains("frame-ancestors 'none'")
          && lower.contains("\r\nx-content-type-options: nosniff")
          && lower.contains("\r\nreferrer-policy: no-referrer");
    }

    boolean isProblem() {
      return head.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json");
    }
  }

  /**
   * @param target path and query, sent as they are
   */
  static Answer send(String method, String target, String token) {
    return send(
        method,
        target,
        Map.of("Authorization", "Bearer " + token, "Idempotency-Key", "a", "Content-Length", "0"),
        new byte[0]);
  }

  /**
   * @param body sent as it is: a header has to say its length
   */
  static Answer send(String method, String target, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
    head.append("Host: localhost\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(TIMEOUT_MS);
      socket.getOutputStream().write(head.append("\r\n").toString().getBytes(ISO_8859_1));
      write(body, socket);
      return read(new BufferedInputStream(socket.getInputStream()), method.equals("HEAD"));
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(method + " " + target, e);
    }
  }

  /** As far as the server reads it: it may answer before. */
  private static void write(byte[] body, Socket socket) {
    try {
      socket.getOutputStream().write(body);
    } catch (IOException _) {
      // The answer says why.
    }
  }

  /** To its end, by what it says of its length: the connection stays open. */
  private static Answer read(InputStream in, boolean headOnly) throws IOException {
    String head = new String(until("\r\n\r\n", in), ISO_8859_1);
    int status = Integer.parseInt(head.substring(9, 12));
    Matcher length = LENGTH.matcher(head);
    byte[] body;
    if (headOnly || status == 204 || status == 304) {
      body = new byte[0];
    } else if (length.find()) {
      body = in.readNBytes(Integer.parseInt(length.group(1)));
    } else {
      body = until("0\r\n\r\n", in);
    }
    return new Answer(status, head, new String(body, UTF_8));
  }

  private static byte[] until(String end, InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      read.write(next);
      if (next == '\n' && read.toString(ISO_8859_1).endsWith(end)) {
        break;
      }
    }
    return read.toByteArray();
  }
}
