#!/usr/bin/env node
// Checks an archive package (gói nộp lưu) without An Thư: plain Node (20 or newer), nothing of ours, no network.
//
//   node verifyArchive.mjs PACKAGE.zip [--authority FINGERPRINT]
//
// --authority  SHA-256 of the root certificate of the office (hex), as it was compared when the offices met
//
// Prints one JSON object. Exit status 0 when everything holds, 1 when something does not, 2 when it could not be read.
// The format is described in build/docs/archive.md.
import { createHash, verify, X509Certificate } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const FORMAT = 'an-thu/archive/1';
const REGISTER_FORMAT = 'an-thu/register/1';
const SMALL = 32 * 1024 * 1024;
const TEXT = 64 * 1024 * 1024;

class Wrong extends Error {
  constructor(what, path = null) {
    super(what);
    this.what = what;
    this.path = path;
  }
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** A ZIP of stored entries, one behind the other. */
class Package {
  constructor(file) {
    this.fd = openSync(file, 'r');
    const { size } = fstatSync(this.fd);
    const end = size < 22 ? null : this.bytes(size - 22, 22);
    if (end === null || end.readUInt32LE(0) !== 0x06054b50 || end.readUInt16LE(20) !== 0)
      throw new Wrong('not a package of this format');
    const [count, length, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
    if (start + length !== size - 22 || length > SMALL) throw new Wrong('not a package of this format');
    const directory = this.bytes(start, length);
    this.entries = new Map();
    let [at, next] = [0, 0];
    for (let i = 0; i < count; i += 1) {
      if (at + 46 > length || directory.readUInt32LE(at) !== 0x02014b50)
        throw new Wrong('the directory is damaged');
      const nameLength = directory.readUInt16LE(at + 28);
      const name = directory.toString('latin1', at + 46, at + 46 + nameLength);
      const bytes = directory.readUInt32LE(at + 24);
      const plain = directory.readUInt16LE(at + 10) === 0 && directory.readUInt32LE(at + 30) === 0;
      if (!plain || directory.readUInt32LE(at + 20) !== bytes || directory.readUInt32LE(at + 42) !== next)
        throw new Wrong('an entry is not stored plainly', name);
      if (this.entries.has(name)) throw new Wrong('a name stands twice', name);
      const offset = next + 30 + nameLength;
      this.entries.set(name, { offset, bytes });
      next = offset + bytes;
      at += 46 + nameLength;
    }
    if (at !== length || next !== start) throw new Wrong('the directory is damaged');
  }
  bytes(offset, length) {
    const bytes = Buffer.alloc(length);
    for (let got = 0; got < length;) {
      const count = readSync(this.fd, bytes, got, length - got, offset + got);
      if (count === 0) throw new Wrong('the file is cut off');
      got += count;
    }
    return bytes;
  }
  whole(name, most) {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new Wrong('a part is missing', name);
    if (entry.bytes > most) throw new Wrong('a part is too large', name);
    return this.bytes(entry.offset, entry.bytes);
  }
  sumOf(name) {
    const { offset, bytes } = this.entries.get(name);
    const hash = createHash('sha256');
    for (let done = 0; done < bytes; done += 1 << 20)
      hash.update(this.bytes(offset + done, Math.min(1 << 20, bytes - done)));
    return hash.digest('hex');
  }
}

/** One DER element (X.690): its tag, its content, and all of its bytes. */
function der(bytes, at = 0) {
  let [length, head] = [bytes[at + 1], 2];
  if (length > 0x80) {
    const count = length - 0x80;
    if (count > 4) throw new Wrong('the signature is not DER');
    length = bytes.readUIntBE(at + 2, count);
    head += count;
  }
  const end = at + head + length;
  if (!(end <= bytes.length)) throw new Wrong('the signature is not DER');
  return { tag: bytes[at], body: bytes.subarray(at + head, end), raw: bytes.subarray(at, end), end };
}
function children({ body }) {
  const all = [];
  for (let at = 0; at < body.length; at = all.at(-1).end) all.push(der(body, at));
  return all;
}
const OID = {
  signedData: '2a864886f70d010702',
  messageDigest: '2a864886f70d010904',
  signingTime: '2a864886f70d010905',
};

/** CMS SignedData, detached (RFC 5652 §5): every signer has signed these bytes. */
function verifySignature(p7s, content, root, officeCode) {
  const [type, wrapped] = children(der(p7s));
  if (type.body.toString('hex') !== OID.signedData) throw new Wrong('not a signature', 'manifest.p7s');
  const parts = children(children(wrapped)[0]);
  const certificates = parts
    .filter(({ tag }) => tag === 0xa0)
    .flatMap(children)
    .map(({ raw }) => new X509Certificate(raw));
  const infos = children(parts.at(-1));
  if (infos.length === 0) throw new Wrong('nobody signed', 'manifest.p7s');
  return infos.map((info) => {
    const fields = children(info);
    const [issuer, serial] = children(fields[1]);
    const wanted = serial.body.toString('hex').replace(/^0+/, '');
    const signer = certificates.find(
      (one) => one.serialNumber.toLowerCase().replace(/^0+/, '') === wanted && one.raw.includes(issuer.raw),
    );
    if (signer === undefined) throw new Wrong('the certificate of the signer is missing', 'manifest.p7s');
    const attributes = fields.find(({ tag }) => tag === 0xa0);
    if (attributes === undefined) throw new Wrong('the signature has no attributes', 'manifest.p7s');
    const valueOf = (oid) =>
      children(attributes)
        .map(children)
        .filter(([name]) => name.body.toString('hex') === oid)
        .map(([, set]) => children(set)[0])[0];
    if (valueOf(OID.messageDigest)?.body.toString('hex') !== sha256(content))
      throw new Wrong('the manifest was changed after it was signed', 'manifest.json');
    const signed = Buffer.from(attributes.raw);
    signed[0] = 0x31; // signed as a SET OF, sent as [0]
    if (!verify('sha256', signed, signer.publicKey, fields.at(-1).body))
      throw new Wrong('the signature does not hold', 'manifest.p7s');
    const time = valueOf(OID.signingTime)?.body.toString('latin1') ?? '';
    checkPath(signer, certificates, root, timeOf(time));
    if (!signer.subject.includes(officeCode)) throw new Wrong('another office has signed', 'manifest.p7s');
    return signer.subject.replaceAll('\n', ', ');
  });
}

/** UTCTime or GeneralizedTime, whole seconds in UTC. */
function timeOf(text) {
  const [, year, month, day, hour, minute, second] =
    /^(\d{2}|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (year === undefined) throw new Wrong('the signature does not say when', 'manifest.p7s');
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
  return Date.UTC(full, month - 1, day, hour, minute, second);
}

function checkPath(signer, certificates, root, atMs) {
  let current = signer;
  for (let steps = 0; steps < 6; steps += 1) {
    if (atMs < Date.parse(current.validFrom) || atMs > Date.parse(current.validTo))
      throw new Wrong('a certificate was not in force when it signed', 'manifest.p7s');
    if (current.raw.equals(root.raw)) return;
    const issuer = [root, ...certificates].find(
      (one) =>
        one.ca && current.checkIssued(one) && current.verify(one.publicKey) && !one.raw.equals(current.raw),
    );
    if (issuer === undefined) break;
    current = issuer;
  }
  throw new Wrong('the signer does not stand under the root', 'root.pem');
}

const parse = (text, path) => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Wrong('not JSON', path);
  }
};

function check(file, authority) {
  const zip = new Package(file);
  try {
    const manifestBytes = zip.whole('manifest.json', SMALL);
    const manifest = parse(manifestBytes.toString('utf8'), 'manifest.json');
    if (manifest.format !== FORMAT) throw new Wrong('not a package of this format', 'manifest.json');
    const root = new X509Certificate(zip.whole('root.pem', SMALL));
    const fingerprint = sha256(root.raw);
    if (authority !== null && authority.replace(/[^0-9a-f]/gi, '').toLowerCase() !== fingerprint)
      throw new Wrong('another root than the one that was compared', 'root.pem');
    const signers = verifySignature(
      zip.whole('manifest.p7s', SMALL),
      manifestBytes,
      root,
      manifest.office.code,
    );
    const named = new Set(['manifest.json', 'manifest.p7s', 'root.pem']);
    const sums = new Map();
    for (const { path, size, sha256: told } of manifest.parts) {
      if (named.has(path)) throw new Wrong('a part stands twice', path);
      named.add(path);
      const entry = zip.entries.get(path);
      if (entry === undefined) throw new Wrong('a part is missing', path);
      if (entry.bytes !== size || zip.sumOf(path) !== told) throw new Wrong('a part was changed', path);
      sums.set(path, told);
    }
    for (const name of zip.entries.keys())
      if (!named.has(name)) throw new Wrong('a part that the manifest does not name', name);
    checkRecords(zip, manifest, sums);
    return {
      ok: true,
      office: manifest.office.name,
      packageId: manifest.packageId,
      year: manifest.year,
      ...manifest.counts,
      manifestSha256: sha256(manifestBytes),
      signers,
      root: fingerprint,
      compared: authority !== null,
      what: null,
    };
  } finally {
    closeSync(zip.fd);
  }
}

/** The records name exactly the files that are there, and the counts are those of the manifest. */
function checkRecords(zip, { parts, counts }, sums) {
  const lines = (path) => {
    const text = zip.whole(path, TEXT).toString('utf8');
    if (!text.endsWith('\n')) throw new Wrong('the last line is cut off', path);
    return text
      .slice(0, -1)
      .split('\n')
      .map((line) => parse(line, path));
  };
  const found = { dossiers: 0, documents: 0, files: 0, registers: 0 };
  const named = new Set();
  for (const { path } of parts) {
    if (path === 'dossiers.jsonl') found.dossiers = lines(path).length;
    else if (path === 'documents.jsonl')
      for (const document of lines(path)) {
        found.documents += 1;
        for (const file of document.files) {
          if (sums.get(file.path) !== file.sha256)
            throw new Wrong('a file is not the one of its record', file.path);
          named.add(file.path);
          found.files += 1;
        }
      }
    else if (path.startsWith('registers/')) {
      const [head, ...rest] = lines(path);
      if (head.format !== REGISTER_FORMAT || head.lines !== rest.length)
        throw new Wrong('a register has another number of lines than it says', path);
      found.registers += 1;
    }
  }
  for (const { path } of parts)
    if (path.startsWith('files/') && !named.has(path)) throw new Wrong('a file that no record names', path);
  for (const key of Object.keys(found))
    if (found[key] !== counts[key]) throw new Wrong(`the count of ${key} differs`, 'manifest.json');
}

const [file, ...rest] = process.argv.slice(2);
const authority = rest[0] === '--authority' ? (rest[1] ?? '') : null;
const print = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
if (file === undefined) {
  print({ ok: false, what: 'usage: node verifyArchive.mjs PACKAGE.zip [--authority HEX]' });
  process.exitCode = 2;
} else {
  try {
    print(check(file, authority));
  } catch (error) {
    const isWrong = error instanceof Wrong;
    print({
      ok: false,
      what: isWrong ? error.what : 'the file cannot be read',
      path: isWrong ? error.path : null,
    });
    process.exitCode = isWrong ? 1 : 2;
  }
}
