#!/usr/bin/env node
// Signs an update: node signUpdate.mjs --key ed25519.pem --version 0.2.0 --from 0.1.0 --serial 7 --out FOLDER
//   --file linux-deb=an-thu_0.2.0_amd64.deb [--file windows=…] [--notes TEXT] [--released EPOCH_MS]
// Copies the installers into FOLDER and writes an-thu-<version>.update.json beside them. The key is the publisher's and
// is kept on a machine without a network; releases pin its public half (AN_THU_PUBLISHER_KEY, build/docs/phat-hanh.md).
import { createHash, createPrivateKey, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const given = { file: [] };
for (let i = 2; i < process.argv.length; i += 2) {
  const name = process.argv[i].replace(/^--/, '');
  const value = process.argv[i + 1];
  if (name === 'file') given.file.push(value);
  else given[name] = value;
}
for (const name of ['key', 'version', 'from', 'serial', 'out'])
  if (given[name] === undefined) throw new Error(`--${name} is missing`);

fs.mkdirSync(given.out, { recursive: true });
const files = given.file.map((line) => {
  const [platform, source] = [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)];
  const bytes = fs.readFileSync(source);
  fs.writeFileSync(path.join(given.out, path.basename(source)), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { platform, name: path.basename(source), size: bytes.length, sha256 };
});
const description = JSON.stringify({
  format: 'an-thu/update/1',
  product: 'an-thu',
  version: given.version,
  from: given.from,
  serial: Number(given.serial),
  releasedMs: Number(given.released ?? Date.now()),
  notes: given.notes ?? '',
  files,
});
const key = createPrivateKey(fs.readFileSync(given.key));
const signature = sign(null, Buffer.from(description), key).toString('base64');
const out = path.join(given.out, `an-thu-${given.version}.update.json`);
fs.writeFileSync(out, JSON.stringify({ description, signature }));
process.stdout.write(`${out}\n`);
