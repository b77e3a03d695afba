import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { brokers, registerTablet } from '../lib/centre.mjs';

const run = promisify(execFile);
const present = await run('kcat', ['-V']).then(() => true, () => false);

test('kcat reads keys and CloudEvents headers', { skip: present ? false : 'kcat is not on the path' }, async () => {
  const registered = await registerTablet();

  const { stdout } = await run('kcat', ['-b', brokers[0], '-C', '-e', '-q', '-t', 'assets.v1',
    '-X', 'isolation.level=read_committed', '-f', '%k %h\n']);

  const line = stdout.split('\n').find((found) => found.startsWith(registered.assetId));
  assert.match(line, /ce_specversion=1\.0/);
  assert.match(line, /ce_type=io\.supportcenter\.events\.DeviceRegistered/);
});
