import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { sealCms } from '../../electron/vault/crypto/cms/envelope.ts';
import { signCms } from '../../electron/vault/crypto/cms/sign.ts';
import { writeContainerFile } from '../../electron/vault/envelopes/container.ts';
import type { Manifest } from '../../electron/vault/envelopes/manifest.ts';
import { randomId } from '../../electron/vault/crypto/primitives.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { sealTo, stealKeys, type StolenKeys } from '../support/forge.ts';
import { sampleManifest } from '../support/forgery.ts';
import { openRaw } from '../support/rawDatabase.ts';
import type { Caller } from '../support/vault.ts';
import { createTwoStations, type TwoStations } from '../support/twoStations.ts';

/**
 * The half of reading that writes: a trusted office signs whatever it likes, so every check of keys passes, and a real
 * vault takes it in. The parsers have targets of their own (parsers.ts).
 */

/** Words, numbers and shapes that honest stations never send. */
const STRANGE: readonly string[] = [
  ...['null', 'true', '-1', '0', '1e308', '1e999', '9007199254740993', '0.1', '""', '[]', '{}'],
  ...[
    '"\\u0000"',
    '"\\ud800"',
    '"\u202Efdp.exe"',
    '"\\u061c"',
    '"a\\nb"',
    '" "',
    '"\u0301"',
    '"%s"',
    '"\'; --"',
  ],
  ...['{"__proto__":{"x":1}}', '{"constructor":1,"toString":2}', '[[[[[[[[[[]]]]]]]]]]', '"9999-99-99"'],
  ...[
    `"${'ữ'.repeat(3_000)}"`,
    `${'['.repeat(40)}${']'.repeat(40)}`,
    `${'['.repeat(1_200)}${']'.repeat(1_200)}`,
  ],
  ...[`[${'{},'.repeat(500)}0]`, `"${'0'.repeat(32)}"`, `"${'f'.repeat(64)}"`, '"tuyet-mat"', '"2026-02-30"'],
];

const ID = 'a'.repeat(32);
const atMs = 1_700_000_000_000;
/** What honest metadata of each kind look like; a change of one leads into what its kind does. */
const METADATA: Readonly<Record<string, object>> = {
  receipt: {
    about: ID,
    event: 'delivered',
    atMs,
    entryNumber: null,
    by: null,
    code: null,
    reason: '',
    label: null,
    checks: null,
    countedPages: null,
    sequence: 3,
    status: '01',
  },
  request: { sequences: [1, 2, 3] },
  recall: {
    about: ID,
    code: '12-QĐ/ĐU',
    decidedOn: '2026-11-20',
    ground: 'Gửi nhầm nơi',
    decider: 'Lê Đức Toản',
    dueOn: '2026-11-30',
  },
  reconciliation: {
    month: '2026-11',
    sent: [{ sequence: 1, envelopeId: ID, code: '1', atMs, number: 2 }],
    received: [],
  },
  'submission-answer': {
    about: ID,
    receiptCode: 'PA-1',
    text: 'Đã trả lời.',
    approvedBy: 'Lê Đức Toản',
    approvedMs: atMs,
  },
  'consultation-chase': {
    receiptCode: 'PA-1',
    question: 'Ý kiến thế nào?',
    askedOn: '2026-11-01',
    dueOn: '2026-11-10',
    text: 'Đề nghị sớm trả lời.',
  },
  submission: {
    receiptCode: 'PA-1',
    kind: 'kien-nghi',
    title: 'Đường hỏng',
    body: 'Đường thôn hỏng.',
    field: '',
    receivedOn: '2026-11-01',
    onBehalf: false,
    note: '',
    reason: '',
    files: 0,
    sender: { fullName: 'Nguyễn Văn A', address: '', phone: '', email: '', idNumber: '' },
  },
};
const KINDS = ['document', ...Object.keys(METADATA)];

/** One change of the signed text: a value exchanged, a key doubled, words put in, or none. */
const change = fc.record({
  kind: fc.constantFrom(...KINDS),
  how: fc.constantFrom('exchange', 'double', 'insert', 'replace-letter', 'none'),
  at: fc.nat(1_000),
  strange: fc.constantFrom(...STRANGE),
  /** a number that was given before, or one far ahead */
  sequence: fc.constantFrom('next', 'again', 'far'),
});
interface Change {
  readonly kind: string;
  readonly how: string;
  readonly at: number;
  readonly strange: string;
  readonly sequence: string;
}

/** The text of a manifest with one change. Not every one is JSON still. */
function changed(manifest: Manifest, { how, at, strange }: Change): string {
  const text = JSON.stringify(manifest);
  const values = [...text.matchAll(/"([^"\\]*)":("[^"]*"|-?\d+|null|true|false|\[\]|\{\})/g)];
  const picked = values[at % values.length];
  if (picked === undefined || how === 'none') return text;
  const [whole, key = ''] = picked;
  const [before, after] = [text.slice(0, picked.index), text.slice(picked.index + whole.length)];
  if (how === 'exchange') return `${before}"${key}":${strange}${after}`;
  if (how === 'double') return `${before}${whole},"${key}":${strange}${after}`;
  if (how === 'insert') return text.replace('"metadata":{', `"metadata":{"thêm":${strange},`);
  const place = at % text.length;
  return text.slice(0, place) + String.fromCodePoint(0x20 + (at % 0x5f)) + text.slice(place + 1);
}

export interface CommitTarget {
  /** `runs` envelopes in batches, each with an honest letter beside them. Throws what is wrong. */
  readonly run: (runs: number) => Promise<void>;
  readonly remove: () => Promise<void>;
}

const BATCH = 10;

/** A recipient that trusts the office whose keys the fuzzer holds. */
export async function openCommitTarget(): Promise<CommitTarget> {
  const pair = await createTwoStations();
  const keys = {
    from: await stealKeys(pair.a, 'vanthu', pair.nowMs()),
    to: await stealKeys(pair.b, 'vanthu', pair.nowMs()),
  };
  let next = 0;
  // the number that is given `again` was an honest letter's, read before: beside one it would be a matter of chance
  const first = sampleManifest(pair.a, pair.b, (next += 1), pair.nowMs());
  const before = fs.mkdtempSync(path.join(pair.folder, 'gói-'));
  await put(before, pair, keys, first.envelopeId, JSON.stringify(first));
  await (await pair.b.clerk()).ok('exchange.readFolder', { path: before });
  const property = fc.asyncProperty(
    fc.array(change, { minLength: BATCH, maxLength: BATCH }),
    async (changes) => {
      const medium = fs.mkdtempSync(path.join(pair.folder, 'gói-'));
      const honest = (next += 1);
      const letter = sampleManifest(pair.a, pair.b, honest, pair.nowMs());
      await put(medium, pair, keys, letter.envelopeId, JSON.stringify(letter));
      for (const one of changes) {
        const sequence = one.sequence === 'next' ? (next += 1) : one.sequence === 'again' ? 1 : 2 ** 53 - 1;
        const envelopeId = randomId();
        const manifest = sampleManifest(pair.a, pair.b, sequence, pair.nowMs(), {
          envelopeId,
          kind: one.kind,
          ...(one.kind === 'document' ? {} : { metadata: { ...METADATA[one.kind] } }),
        });
        await put(medium, pair, keys, envelopeId, changed(manifest, one));
      }
      await takeIn(pair, medium, honest);
      fs.rmSync(medium, { recursive: true });
    },
  );
  return {
    run: (runs) => fc.assert(property, { numRuns: Math.ceil(runs / BATCH), endOnFailure: true }),
    remove: async () => {
      await pair.b.vault.close();
      await holdsTogether(pair);
      await pair.remove();
    },
  };
}

async function put(
  medium: string,
  pair: TwoStations,
  keys: { readonly from: StolenKeys; readonly to: StolenKeys },
  envelopeId: string,
  text: string,
): Promise<void> {
  const signed = await signCms({
    content: Buffer.from(text, 'utf8'),
    signers: [keys.from.person, keys.from.office],
    signedMs: Math.floor(pair.nowMs() / 1000) * 1000,
  });
  const box = path.join(medium, 'an-thu', pair.b.stationId);
  fs.mkdirSync(box, { recursive: true });
  const file = path.join(box, `${pair.a.stationId}.${envelopeId}.atg`);
  await writeContainerFile(file, sealCms(signed, sealTo(keys.to)), []);
}

/** The batch is read to its end, twice; the honest letter stands in the list. */
async function takeIn(pair: TwoStations, medium: string, honest: number): Promise<void> {
  const clerk = await pair.b.clerk();
  const report = await clerk.ok('exchange.readFolder', { path: medium });
  const seen = report.read + report.alreadyKnown + report.skipped + report.noRoom;
  if (seen !== BATCH + 1) throw new Error(`${seen} of ${BATCH + 1} were read`);
  const again = await clerk.ok('exchange.readFolder', { path: medium });
  if (again.read !== 0) throw new Error('the second reading found something new');
  // every line of the list can be shown: what was stored is read back through the contract
  const { rows } = await clerk.ok('exchange.list', { box: 'all', after: null, limit: BATCH * 2 });
  for (const { envelopeId } of rows) await clerk.ok('exchange.get', { envelopeId });
  if (!(await stands(clerk, honest))) throw new Error(`the honest letter ${honest} is not there`);
}

async function stands(clerk: Caller, sequence: number): Promise<boolean> {
  let after: string | null = null;
  do {
    const page: Output<'exchange.list'> = await clerk.ok('exchange.list', { box: 'in', after, limit: 200 });
    if (page.rows.some((row) => row.sequence === sequence && row.stage === 'checked')) return true;
    after = page.next;
  } while (after !== null);
  return false;
}

const Standing = z.object({ stage: z.string(), n: z.int() });

/** What must hold of the rows, however hostile they were: every stage one that ends or waits, no number twice. */
async function holdsTogether({ b }: TwoStations): Promise<void> {
  const db = await openRaw(b.vault.dir);
  try {
    const stages = db
      .prepare('SELECT stage, count(*) AS n FROM inbox GROUP BY stage')
      .all()
      .map((row) => Standing.parse(row));
    const known = ['checked', 'received', 'applied', 'recalled', 'quarantined'];
    const odd = stages.filter(({ stage }) => !known.includes(stage));
    if (odd.length > 0) throw new Error(`in no stage of reading: ${JSON.stringify(odd)}`);
    const twice = db
      .prepare(
        `SELECT sequence FROM inbox WHERE stage <> 'quarantined' GROUP BY sender_station, sequence HAVING count(*) > 1`,
      )
      .all();
    if (twice.length > 0) throw new Error('a number was accepted twice');
    const loose = db
      .prepare(
        `SELECT count(*) FROM inbox i WHERE (stage = 'quarantined') <> EXISTS (SELECT 1 FROM quarantine WHERE inbox_id = i.id)`,
      )
      .pluck()
      .get();
    if (loose !== 0) throw new Error('quarantine and inbox differ');
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('the database is damaged');
  } finally {
    db.close();
  }
}
