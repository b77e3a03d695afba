package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.ActivationCommand;
import io.supportcenter.activation.activation.ActivationId;

/** A command on an activation. */
record Commanded(ActivationId activation, ActivationCommand command) {}
