import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka, logLevel } from 'kafkajs';
import { awaitRecord, brokers, isDeviceOf, publishReceipt, receipt, registryUrl, soldTablet } from '../lib/centre.mjs';

test('kafkajs with @kafkajs/confluent-schema-registry publishes a receipt and reads the registered device', async () => {
  const kafka = new Kafka({ clientId: 'a-retailer', brokers, logLevel: logLevel.ERROR });
  const registry = new SchemaRegistry({ host: `${registryUrl}/apis/ccompat/v7` });
  const sale = await soldTablet();

  const schemaId = await registry.getLatestSchemaId('io.supportcenter.events.ReceiptReceived');
  await publishReceipt(kafka, sale, await registry.encode(schemaId, receipt(sale)));

  const { event, message } = await awaitRecord(kafka, 'assets.v1', (value) => registry.decode(value),
    isDeviceOf(sale));
  assert.equal(event.userId, sale.userId);
  assert.equal(event.device.serialConfirmed, true);
  assert.equal(message.key.toString(), event.assetId);
});
