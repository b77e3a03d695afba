package io.supportcenter.kit.calls;

import java.util.Set;

/**
 * Calls to partners were added; observed after the commit ({@code AFTER_SUCCESS}), where it wakes
 * the dispatcher.
 */
public record CallsDue(Set<String> partners) {

  public CallsDue {
    partners = Set.copyOf(partners);
  }
}
