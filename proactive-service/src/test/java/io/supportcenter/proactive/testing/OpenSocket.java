package io.supportcenter.proactive.testing;

import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;

/** One that somebody forgot to close. */
@WebSocket(path = OpenSocket.PATH)
public class OpenSocket {

  public static final String PATH = "/v1/open-socket";

  @OnTextMessage
  String echo(String text) {
    return text;
  }
}
