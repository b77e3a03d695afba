package io.supportcenter.proactive.session.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.proactive.session.TranscriptEntry;
import java.util.UUID;

/** What goes over a session's WebSocket, as JSON text frames. */
final class ChatFrames {

  private ChatFrames() {}

  /** From a browser or app. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Incoming.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Incoming.Proposal.class, name = "proposal"),
    @JsonSubTypes.Type(value = Incoming.Signal.class, name = "signal"),
    @JsonSubTypes.Type(value = Incoming.Token.class, name = "token")
  })
  sealed interface Incoming {

    record Text(String text) implements Incoming {}

    /**
     * An agent recommends an option.
     *
     * @param modificationId may be left out while only one modification has such an option
     */
    record Proposal(UUID modificationId, String optionId, String text) implements Incoming {}

    /** WebRTC signalling. */
    record Signal(JsonNode data) implements Incoming {}

    /** A new token of the same subject: the socket stays open until this one ends. */
    record Token(String token) implements Incoming {

      /** Never written. */
      @Override
      public String toString() {
        return "Token";
      }
    }
  }

  /** To a browser or app. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Outgoing.Line.class, name = "entry"),
    @JsonSubTypes.Type(value = Outgoing.Signal.class, name = "signal"),
    @JsonSubTypes.Type(value = Outgoing.Renewed.class, name = "token"),
    @JsonSubTypes.Type(value = Outgoing.Refused.class, name = "refused")
  })
  sealed interface Outgoing {

    /** A line of the transcript. */
    record Line(TranscriptEntry entry) implements Outgoing {}

    record Signal(String from, JsonNode data) implements Outgoing {}

    /** The new token was accepted. */
    record Renewed(long secondsLeft) implements Outgoing {}

    /** The frame was refused; the codes are those of the REST interface. */
    record Refused(String code, String detail) implements Outgoing {}
  }
}
