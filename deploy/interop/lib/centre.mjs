// The support centre as these tests see it: a buyer who is known, and a sale that its partners know.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka, logLevel } from 'kafkajs';

const required = (name) => {
  const value = process.env[name];
  assert.ok(value, `set ${name}; deploy/interop/run does`);
  return value;
};

export const brokers = [required('KAFKA_BOOTSTRAP_SERVERS')];
/** Without a slash at its end. */
export const registryUrl = required('SCHEMA_REGISTRY_URL');

const registrationUrl = required('REGISTRATION_URL');
const retailersUrl = required('RETAILERS_URL');
const manufacturersUrl = required('MANUFACTURERS_URL');
const operator = {
  Authorization: `Bearer ${required('OPERATOR_TOKEN')}`,
  'X-Access-Reason': 'interop',
};

const GTIN = '9521202000083';
const ZONE = 'Europe/Berlin';

async function send(method, url, body, headers = {}) {
  const answer = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  assert.ok(answer.ok, `${method} ${url}: ${answer.status} ${await answer.text()}`);
}

/** A tablet that somebody known buys; the retailer has booked the sale and the manufacturer made the tablet. */
export async function soldTablet() {
  const unique = randomUUID().replaceAll('-', '').toUpperCase();
  const sale = {
    userId: `interop-${unique.toLowerCase()}`,
    loyaltyId: `NM-${unique.slice(0, 12)}`,
    receiptNumber: `0417-03-${unique.slice(0, 8)}-2026-11-20`,
    serialNumber: `K8${unique.slice(0, 8)}`,
  };
  await send('PUT', `${registrationUrl}/v1/users/${sale.userId}/identities`,
    { identities: [{ kind: 'LOYALTY_ID', value: sale.loyaltyId, retailerId: 'northmart' }] }, operator);
  await send('PUT', `${registrationUrl}/v1/users/${sale.userId}/consent`, { registration: true }, operator);
  await send('POST', `${retailersUrl}/control/sales`, [{
    retailerId: 'northmart',
    sale: {
      receiptNumber: sale.receiptNumber, status: 'COMPLETED', storeId: '0417', workstationId: '03', sequenceNumber: '1',
      businessDay: '2026-11-20', soldAt: '2026-11-20T16:42:07+01:00', zone: ZONE, customer: [],
      lines: [{
        lineNumber: 1, retailerItemId: '500118', gtin: GTIN, description: 'Kestrel K8 tablet', quantity: 1,
        serialNumbers: [sale.serialNumber],
      }],
    },
  }]);
  await send('POST', `${manufacturersUrl}/control/devices`, [{
    manufacturerId: 'kestrel-mobile', gtin: `0${GTIN}`, serialNumber: sale.serialNumber,
    manufacturedOn: '2026-06-30', shippedOn: '2026-08-19',
    soldAs: { retailerId: 'northmart', receiptNumber: sale.receiptNumber, lineNumber: 1, unit: 1 },
  }]);
  return sale;
}

/** The receipt of that sale as a retailer's own program would fill it in. */
export function receipt(sale) {
  return {
    retailerId: 'northmart',
    receiptNumber: sale.receiptNumber,
    kind: 'SALE',
    occurredAt: Date.parse('2026-11-20T16:42:07+01:00'),
    zone: ZONE,
    customer: [{ kind: 'LOYALTY_ID', value: sale.loyaltyId }],
    originalReceiptNumber: null,
    lines: [{
      lineNumber: 1, gtin: GTIN, retailerItemId: null, description: 'Kestrel K8 tablet', quantity: 1,
      serialNumbers: [sale.serialNumber], unitPrice: null,
    }],
    format: 'AVRO',
  };
}

/** Publishes the receipt of a sold tablet and waits for its registration, by one of the clients. */
export async function registerTablet() {
  const kafka = new Kafka({ clientId: 'a-retailer', brokers, logLevel: logLevel.ERROR });
  const registry = new SchemaRegistry({ host: `${registryUrl}/apis/ccompat/v7` });
  const sale = await soldTablet();
  const schemaId = await registry.getLatestSchemaId('io.supportcenter.events.ReceiptReceived');
  await publishReceipt(kafka, sale, await registry.encode(schemaId, receipt(sale)));
  const { event } = await awaitRecord(kafka, 'assets.v1', (value) => registry.decode(value), isDeviceOf(sale));
  return event;
}

export const isDeviceOf = (sale) => (event) => event.device?.serialNumber === sale.serialNumber;

export async function publishReceipt(kafka, sale, value) {
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic: 'receipts.v1', acks: -1, messages: [{ key: `northmart:${sale.receiptNumber}`, value }] });
  await producer.disconnect();
}

/**
 * Reads committed records of a topic from its beginning until one decodes to what is looked for.
 *
 * @param decode async, from a record's bytes to the event
 */
export async function awaitRecord(kafka, topic, decode, fits) {
  const consumer = kafka.consumer({ groupId: `interop-${randomUUID()}` });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    return await new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`nothing fitting on ${topic} within 60 s`)), 60_000);
      consumer.run({
        eachMessage: async ({ message }) => {
          if (message.value === null) return;
          const event = await decode(message.value);
          if (fits(event)) {
            clearTimeout(late);
            resolve({ event, message });
          }
        },
      }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}
