import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AvroDeserializer, AvroSerializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';
import { Kafka as CloudEventsKafka } from 'cloudevents';
import { Kafka, logLevel } from 'kafkajs';
import { awaitRecord, brokers, isDeviceOf, publishReceipt, receipt, registryUrl, soldTablet } from '../lib/centre.mjs';

const registry = new SchemaRegistryClient({ baseURLs: [`${registryUrl}/apis/ccompat/v7`] });
const byRecordName = () => 'io.supportcenter.events.ReceiptReceived';

test("Confluent's own @confluentinc/schemaregistry publishes a receipt and reads the registered device", async () => {
  const kafka = new Kafka({ clientId: 'a-retailer', brokers, logLevel: logLevel.ERROR });
  const serializer = new AvroSerializer(registry, SerdeType.VALUE, {
    autoRegisterSchemas: false, useLatestVersion: true, subjectNameStrategy: byRecordName,
  });
  const deserializer = new AvroDeserializer(registry, SerdeType.VALUE, {});
  const sale = await soldTablet();

  await publishReceipt(kafka, sale, await serializer.serialize('receipts.v1', receipt(sale)));

  const { event, message } = await awaitRecord(kafka, 'assets.v1',
    (value) => deserializer.deserialize('assets.v1', value),
    isDeviceOf(sale));
  assert.equal(event.userId, sale.userId);
  assert.equal(event.device.serialConfirmed, true);

  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, value.toString()]));
  const cloudEvent = CloudEventsKafka.toEvent({ headers, key: message.key.toString(), body: message.value, value: message.value });
  assert.equal(cloudEvent.validate(), true);
  assert.equal(cloudEvent.specversion, '1.0');
  assert.equal(cloudEvent.type, 'io.supportcenter.events.DeviceRegistered');
  assert.equal(cloudEvent.subject, event.assetId);
  assert.match(cloudEvent.source, /registration/);
});
