package io.supportcenter.kit.outbox;

import org.apache.kafka.common.header.Headers;

/** Bytes to publish as they are. */
public record RawRecord(String topic, byte[] key, byte[] value, Headers headers) {}
