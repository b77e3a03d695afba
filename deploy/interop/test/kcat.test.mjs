import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

test('kcat finds a dead letter\'s record and publishes its bytes again', { skip: present ? false : 'kcat is not on the path' }, async () => {
  const key = `northmart:no-receipt-${randomUUID()}`;
  const folder = await mkdtemp(join(tmpdir(), 'kcat-'));
  const garbage = join(folder, 'garbage');
  await writeFile(garbage, 'no event at all\nin two lines');
  const kcat = async (...options) => (await run('kcat', ['-b', brokers[0], '-q', ...options], { encoding: 'buffer' })).stdout;

  await kcat('-P', '-t', 'receipts.v1', '-p', '0', '-k', key, garbage);
  const [first] = await deadLetters(kcat, key, 1);
  assert.match(first, /dl_reason=NOT_FRAMED/);
  assert.match(first, /dl_topic=receipts\.v1,dl_partition=0/);
  const offset = /dl_offset=(\d+)/.exec(first)[1];
  const place = ['-C', '-t', 'receipts.v1', '-p', '0', '-o', offset, '-c', '1'];
  assert.equal((await kcat(...place, '-f', '%k')).toString(), key);
  const value = await kcat(...place, '-D', '');
  assert.equal(value.toString(), 'no event at all\nin two lines');

  const again = join(folder, 'value');
  await writeFile(again, value);
  await kcat('-P', '-t', 'receipts.v1', '-p', '0', '-k', key, again);

  const both = await deadLetters(kcat, key, 2);
  assert.notEqual(/dl_offset=(\d+)/.exec(both[1])[1], offset);
});

/** Keys and headers of the dead letters of a key, once there are so many. */
async function deadLetters(kcat, key, count) {
  for (const late = Date.now() + 30_000; Date.now() < late;) {
    const all = await kcat('-C', '-e', '-t', 'registration.dead-letters', '-X', 'isolation.level=read_committed', '-f', '%k %h\n');
    const found = all.toString().split('\n').filter((line) => line.startsWith(`${key} `));
    if (found.length >= count) return found;
  }
  assert.fail(`no ${count} dead letters of ${key} within 30 s`);
}
