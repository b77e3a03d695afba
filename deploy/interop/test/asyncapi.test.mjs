import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { AvroSchemaParser } from '@asyncapi/avro-schema-parser';
import { Parser, fromFile } from '@asyncapi/parser';

const ERROR = 0;
const WARNING = 1;

test("docs/asyncapi.yaml is valid by AsyncAPI's own parser, with every payload's Avro schema", async () => {
  const parser = new Parser();
  parser.registerSchemaParser(AvroSchemaParser());
  const file = fileURLToPath(new URL('../../../docs/asyncapi.yaml', import.meta.url));

  const { document, diagnostics } = await fromFile(parser, file).parse();

  assert.deepEqual(diagnostics.filter(({ severity }) => severity === ERROR || severity === WARNING), []);
  assert.ok(document.allMessages().all().every((message) => message.payload().properties()));
});
