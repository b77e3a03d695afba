package io.supportcenter.proactive.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelTest {

  @Test
  void shouldOfferWhatTheUserWantsAndTheVendorAllows() {
    assertThat(
            Channel.offered(
                List.of(Channel.VOICE, Channel.VIDEO), List.of(Channel.CHAT, Channel.VOICE)))
        .containsExactly(Channel.VOICE);
  }

  @Test
  void shouldOfferAllThatTheVendorAllowsToWhoHasNoPreference() {
    assertThat(Channel.offered(List.of(), List.of(Channel.CHAT, Channel.VIDEO)))
        .containsExactlyInAnyOrder(Channel.CHAT, Channel.VIDEO);
  }

  @Test
  void shouldOfferChatToThoseWhoShareNoChannel() {
    assertThat(Channel.offered(List.of(Channel.VIDEO), List.of(Channel.VOICE)))
        .containsExactly(Channel.CHAT);
  }
}
