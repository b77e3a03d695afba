package io.supportcenter.registration.guarantees;

/** An input where the broker has put it. */
record Published(Input input, Origin origin) {}
