package io.supportcenter.local.partners.provider;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A plan that a provider sells.
 *
 * @param models on which its service works; empty for all
 * @param activation how its activations go
 * @param takesMs how long the provider works on one, or the signal needs to the device
 * @param deviceLimit devices at once per subscription
 */
record Plan(String id, List<String> models, Activation activation, long takesMs, int deviceLimit) {

  enum Activation {
    /** Done when it answers. */
    AT_ONCE,
    /** Answers with a monitor, refusals included. */
    MONITORED,
    /** The device has to receive a signal. */
    BY_SIGNAL,
    /** The first signal does not reach the device; a second one does. */
    BY_SECOND_SIGNAL
  }

  Plan {
    requireNonNull(id, "id");
    models = models == null ? List.of() : List.copyOf(models);
    activation = activation == null ? Activation.AT_ONCE : activation;
    deviceLimit = deviceLimit == 0 ? 1 : deviceLimit;
  }

  boolean worksOn(String model) {
    return models.isEmpty() || models.contains(model);
  }
}
