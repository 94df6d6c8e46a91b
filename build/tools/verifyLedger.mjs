#!/usr/bin/env node
// Checks an exported ledger without An Thư: plain Node (20 or newer), nothing of ours, no network.
//
//   node verifyLedger.mjs LEDGER.jsonl [--authority FINGERPRINT] [--head SIZE:ROOT]
//
// --authority  SHA-256 of the office's authority certificate (hex), as it was compared when the offices met
// --head       a head that is known from elsewhere: printed minutes, another office
//
// Prints one JSON object. Exit status 0 when everything holds, 1 when something does not, 2 when it could not be read.
import { createHash, createPublicKey, X509Certificate, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Format 1 has no sessions, seals and rows: it is checked as far as it goes. */
const FORMATS = ['an-thu/ledger-export/1', 'an-thu/ledger-export/2'];

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafOf = (canonical) => sha256(Buffer.of(0), Buffer.from(canonical, 'utf8'));
const nodeOf = (left, right) => sha256(Buffer.of(1), left, right);

/** Merkle tree of RFC 9162 §2.1, kept as the roots of its complete subtrees. */
class Tree {
  size = 0;
  roots = [];
  append(leaf) {
    let node = leaf;
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeOf(this.roots.pop(), node);
    this.roots.push(node);
    this.size += 1;
  }
  root() {
    if (this.size === 0) return sha256();
    return this.roots.reduceRight((right, left) => nodeOf(left, right));
  }
}

class Wrong extends Error {
  /** @param where what else names it: table and key of a row, whose session it was */
  constructor(what, entry, where = {}) {
    super(what);
    this.what = what;
    this.entry = entry;
    this.where = where;
  }
}

async function* linesOf(file) {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line !== '') yield JSON.parse(line);
  }
}

const validHex = (text) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

/** First pass: the heads, which stand behind the entries that they vouch for. */
async function readHeads(file) {
  let about = null;
  const heads = [];
  const seen = [];
  let end = null;
  for await (const line of linesOf(file)) {
    if (about === null) {
      if (!FORMATS.includes(line.format)) throw new Wrong('not an exported ledger of this format', null);
      about = line;
    } else if (line[0] === 'h') {
      const [, size, atMs, root, lastHash, previous, serial, signature] = line;
      heads.push({ size, atMs, root, lastHash, previous, serial, signature });
    } else if (line[0] === 'w') {
      seen.push({ station: line[1], size: line[2], root: line[3] });
    } else if (line[0] === 'end') {
      end = { entries: line[1], heads: line[2], seals: line[3] ?? null };
    }
  }
  if (about === null) throw new Wrong('an empty file', null);
  return { about, heads, seen, end };
}

// Each certificate that signed a head stands under one of the office's authorities. The one that was compared must
// stand above the last head: that head covers every entry before it, whoever was the authority then.
function checkCertificates(about, wanted, lastSerial) {
  if (about.authority === null) return { certificates: new Map(), fingerprint: null, pool: [] };
  const pool = [about.authority, ...(about.authorities ?? [])].map((pem) => new X509Certificate(pem));
  const issuerOf = (certificate) =>
    pool.find((one) => one.ca && certificate.issuer === one.subject && certificate.verify(one.publicKey));
  const certificates = new Map();
  for (const [serial, pem] of Object.entries(about.certificates)) {
    const certificate = new X509Certificate(pem);
    if (issuerOf(certificate) === undefined)
      throw new Wrong(`certificate ${serial} was not issued by the office's authority`, null);
    certificates.set(serial, certificate);
  }
  let top = certificates.get(lastSerial) ?? pool[0];
  for (let steps = 0; steps <= pool.length; steps += 1) top = issuerOf(top) ?? top;
  const fingerprint = sha256(top.raw).toString('hex');
  if (wanted !== null && wanted.replaceAll(':', '').toLowerCase() !== fingerprint)
    throw new Wrong('another authority than the one that was compared', null);
  return { certificates, fingerprint, pool };
}

function checkSignature(about, certificates, head, after) {
  const certificate = certificates.get(head.serial);
  const statement = JSON.stringify([
    'an-thu/ledger-head/1',
    about.stationId,
    head.size,
    head.atMs,
    head.root,
    head.lastHash,
    head.previous,
  ]);
  const inForce =
    certificate !== undefined &&
    head.atMs >= Date.parse(certificate.validFrom) &&
    head.atMs <= Date.parse(certificate.validTo);
  if (
    !inForce ||
    !verify('sha256', Buffer.from(statement), certificate.publicKey, Buffer.from(head.signature, 'base64'))
  )
    throw new Wrong(`the head of ${head.size} entries was not signed by the office`, after + 1);
}

const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const idPattern = /^serialNumber=(.+)$/m;
/** Acts that are written while nobody is signed in: whoever comes in next seals them. */
const AT_DOOR = ['vault.created', 'vault.restored'];

// The key of a session is certified by a person's own key, and that by a certificate of the office's authority which
// names the person (serialNumber).
function readSessions(about, pool, lines) {
  const sessions = new Map();
  for (const [, id, statement, signature] of lines) {
    const bytes = Buffer.from(statement, 'utf8');
    const [kind, vaultId, personId, , publicKey, certificateHash] = JSON.parse(statement);
    const pem = about.people?.[certificateHash];
    if (kind !== 'an-thu/session/1' || vaultId !== about.vaultId || pem === undefined) continue;
    if (sha256(bytes).toString('hex') !== id) continue;
    const certificate = new X509Certificate(pem);
    const isOffice = pool.some(
      (one) => one.ca && certificate.issuer === one.subject && certificate.verify(one.publicKey),
    );
    const isOwn =
      sha256(certificate.raw).toString('hex') === certificateHash &&
      idPattern.exec(certificate.subject)?.[1] === personId &&
      verify('sha256', bytes, certificate.publicKey, Buffer.from(signature, 'base64'));
    if (!isOffice || !isOwn) continue;
    const raw = Buffer.concat([SPKI_HEAD, Buffer.from(publicKey, 'hex')]);
    sessions.set(id, { personId, key: createPublicKey({ key: raw, format: 'der', type: 'spki' }) });
  }
  return sessions;
}

/** In place of a person: the row stood there when sealing began. */
const STOOD_THERE = '';

// Whoever stands in a row as the one who did it sealed it; of a row that stays as it was written, as the last.
function isOfAnother(people, authors, stays) {
  const last = people.at(-1);
  if (authors.length === 0 || last === STOOD_THERE) return false;
  if (!people.includes(STOOD_THERE) && authors.some((one) => !people.includes(one))) return true;
  return stays && !authors.includes(last);
}

// What stood there is sealed where sealing begins, before anybody signed in with a key, and where the schema is newer.
function mayBegin(now, before, entries) {
  if (before !== null && now.schema < before.schema) return false;
  if (now.why !== 'first') return true;
  if (before === null) return !entries.slice(now.from - 1, now.to).some(({ signsIn }) => signsIn);
  const goesOn = before.why === 'first' && before.session === now.session && before.schema === now.schema;
  return now.to < now.from && (goesOn || before.schema < now.schema);
}

// Every entry lies under the seal of a session of whoever stands in it, each seal follows from the one before, and
// every row is as the last seal over it says.
function checkActs(about, pool, { sessionLines, sealLines, rowLines, entries, scope }) {
  const sessions = readSessions(about, pool, sessionLines);
  const rows = new Map();
  let [previous, sealedTo, number] = [null, 0, 0];
  let seal = null;
  for (const [, statement, sealed, signature] of sealLines) {
    const bytes = Buffer.from(statement, 'utf8');
    const [kind, vaultId, session, n, before, why, schema, from, to, lastHash, digest] =
      JSON.parse(statement);
    number += 1;
    const of = sessions.get(session);
    const signed = Buffer.concat([Buffer.from('an-thu/signed/1/seal\n', 'utf8'), bytes]);
    const holds =
      kind === 'an-thu/seal/1' &&
      vaultId === about.vaultId &&
      n === number &&
      before === previous &&
      of !== undefined &&
      mayBegin({ why, session, schema, from, to }, seal, entries) &&
      (sealed === null ? scope === 'open' : sha256(Buffer.from(sealed, 'utf8')).toString('hex') === digest) &&
      verify(null, signed, of.key, Buffer.from(signature, 'base64'));
    if (!holds) throw new Wrong('a seal that nobody of the office signed, or that does not follow', from);
    previous = sha256(bytes).toString('hex');
    seal = { why, session, schema };
    if (from > sealedTo + 1) throw new Wrong('an entry that nobody signed', sealedTo + 1);
    sealedTo = Math.max(sealedTo, to);
    const last = entries[to - 1];
    if (to >= from && last === undefined) throw new Wrong('an entry that was signed is gone', from);
    if (to >= from && last.hash !== lastHash) throw new Wrong('an entry is not as it was signed', from);
    for (let seq = from; why !== 'first' && seq <= to; seq += 1) {
      const { actor, act } = entries[seq - 1];
      if (actor !== undefined && actor !== of.personId && !AT_DOOR.includes(act))
        throw new Wrong('an entry in the name of another', seq, { by: of.personId });
    }
    for (const [table, all] of Object.entries(sealed === null ? {} : JSON.parse(sealed)))
      for (const [is, ...key] of all) {
        const name = `${table}\n${JSON.stringify(key)}`;
        const people = is === null ? [] : [...(rows.get(name)?.people ?? [])];
        const who = why === 'first' ? STOOD_THERE : of.personId;
        if (people.at(-1) !== who) people.push(who);
        rows.set(name, { is, to, people });
      }
  }
  if (sealedTo < entries.length) throw new Wrong('an entry that nobody signed', sealedTo + 1);
  if (scope === 'open') return { seals: number, rows: 0 };
  for (const [, table, key, is, authors = [], stays = false] of rowLines) {
    const known = rows.get(`${table}\n${key}`);
    rows.delete(`${table}\n${key}`);
    if (known === undefined || known.is === null)
      throw new Wrong('a row that no session wrote', null, { table, key });
    if (known.is !== is) throw new Wrong('a row is not as it was signed', known.to, { table, key });
    if (isOfAnother(known.people, authors, stays))
      throw new Wrong('a row in the name of another', known.to, { table, key, by: known.people.at(-1) });
  }
  for (const [name, { is, to }] of rows) {
    if (is === null) continue;
    const [table, key] = name.split('\n');
    throw new Wrong('a row that was signed is gone', to, { table, key });
  }
  return { seals: number, rows: rowLines.length };
}

async function check(file, options) {
  const { about, heads, seen, end } = await readHeads(file);
  const { certificates, fingerprint, pool } = checkCertificates(
    about,
    options.authority,
    heads.at(-1)?.serial,
  );
  const claims = [
    ...heads.map(({ size, root, lastHash }) => ({ size, root, lastHash, by: 'signed head' })),
    ...seen.map(({ station, size, root }) => ({ size, root, by: `station ${station}` })),
    ...(options.head === null ? [] : [{ ...options.head, by: 'the head that was given' }]),
  ].sort((a, b) => a.size - b.size);
  let previousHead = 0;
  for (const head of heads) {
    if (head.previous !== previousHead)
      throw new Wrong(`a head before ${head.size} is missing`, previousHead + 1);
    checkSignature(about, certificates, head, previousHead);
    previousHead = head.size;
  }
  const tree = new Tree();
  let hash = Buffer.alloc(32);
  let [masked, next, good] = [0, 0, 0];
  const found = { sessionLines: [], sealLines: [], rowLines: [], entries: [], scope: about.scope };
  const listOf = { s: found.sessionLines, z: found.sealLines, r: found.rowLines };
  for await (const line of linesOf(file)) {
    listOf[line[0]]?.push(line);
    if (line[0] !== 'e' && line[0] !== 'm') continue;
    const number = tree.size + 1;
    const told = line[line.length - 1];
    if (!validHex(told)) throw new Wrong('not a hash', number);
    if (line[0] === 'e') {
      if (JSON.parse(line[1])[0] !== number) throw new Wrong('a number is missing or stands twice', number);
      hash = sha256(hash, Buffer.from(line[1], 'utf8'));
      if (hash.toString('hex') !== told)
        throw new Wrong('the entry does not follow from the one before it', number);
      tree.append(leafOf(line[1]));
      const [, , actor, , act, , , facts] = JSON.parse(line[1]);
      const signsIn = act === 'session.opened' && JSON.parse(facts).session !== undefined;
      found.entries.push({ hash: told, actor, act, signsIn });
    } else {
      if (line[1] !== number || !validHex(line[2]))
        throw new Wrong('a number is missing or stands twice', number);
      hash = Buffer.from(told, 'hex'); // its words are closed: the tree vouches for it
      tree.append(Buffer.from(line[2], 'hex'));
      found.entries.push({ hash: told });
      masked += 1;
    }
    for (; claims[next]?.size === tree.size; next += 1) {
      const claim = claims[next];
      const same =
        tree.root().toString('hex') === claim.root &&
        (claim.lastHash === undefined || claim.lastHash === hash.toString('hex'));
      if (!same) throw new Wrong(`contradicts ${claim.by} of ${claim.size} entries`, good + 1);
      good = tree.size;
    }
  }
  if (claims[next] !== undefined)
    throw new Wrong(`${claims[next].by} knows ${claims[next].size} entries`, tree.size + 1);
  if (end === null || end.entries !== tree.size || end.heads !== heads.length)
    throw new Wrong('the end of the file is missing', tree.size + 1);
  if (about.format === FORMATS[1] && end.seals !== found.sealLines.length)
    throw new Wrong('the end of the file is missing', tree.size + 1);
  const acts = about.format === FORMATS[1] ? checkActs(about, pool, found) : { seals: null, rows: null };
  return {
    ok: true,
    ...acts,
    office: about.office,
    entries: tree.size,
    masked,
    heads: heads.length,
    covered: previousHead,
    root: tree.root().toString('hex'),
    authority: fingerprint,
    firstWrong: null,
  };
}

function readArguments(args) {
  const options = { file: null, authority: null, head: null };
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--authority') options.authority = args[(i += 1)] ?? '';
    else if (args[i] === '--head') {
      const [size, root] = (args[(i += 1)] ?? '').split(':');
      options.head = { size: Number(size), root };
    } else options.file = args[i];
  }
  return options;
}

const options = readArguments(process.argv.slice(2));
const print = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
if (options.file === null) {
  print({
    ok: false,
    what: 'usage: node verifyLedger.mjs LEDGER.jsonl [--authority HEX] [--head SIZE:ROOT]',
  });
  process.exitCode = 2;
} else {
  try {
    print(await check(options.file, options));
  } catch (error) {
    const isWrong = error instanceof Wrong;
    print({
      ok: false,
      what: isWrong ? error.what : 'the file cannot be read',
      firstWrong: isWrong ? error.entry : null,
      ...(isWrong ? error.where : {}),
    });
    process.exitCode = isWrong ? 1 : 2;
  }
}
