import { afterAll, beforeAll, expect, it } from 'vitest';
import { raiseLevel } from '../../support/raising.ts';
import { everyRow, openRaw } from '../../support/rawDatabase.ts';
import {
  createTwoStations,
  deliver,
  openChannel,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  registerReceived,
  type Office,
  type TwoStations,
} from '../../support/twoStations.ts';
import type { Caller } from '../../support/vault.ts';

/** A document that travelled openly and is classified afterwards leaves no words in the rows of its envelopes. */
const WORDS = { subject: 'Về việc XQMOT sắp xếp', file: 'XQHAI phương án.pdf' };
let pair: TwoStations;
beforeAll(async () => {
  const station = {
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'lanhdao', 'bithu', 'coyeu'],
  } as const;
  pair = await createTwoStations({ a: station, b: station });
  await openChannel(pair.a);
  await openChannel(pair.b);
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

const back = (office: Office): Promise<Caller> => office.vault.at('vanthu');

async function readable(office: Office): Promise<string[]> {
  await office.vault.close();
  const db = await openRaw(office.vault.dir);
  const rows = everyRow(db);
  db.close();
  return ['XQMOT', 'XQHAI'].filter((word) => rows.includes(word));
}

it('neither where it was sent from nor where it was received', async () => {
  const sent = await registerOutgoing(await back(pair.a), {
    subject: WORDS.subject,
    files: [{ name: WORDS.file, bytes: PDF }],
  });
  const [from, to] = [pair.a, pair.b].map((office) => ({ ...office, clerk: () => back(office) }));
  if (from === undefined || to === undefined) throw new Error('two stations');
  const came = await deliver(pair, from, to, sent.id);
  const received = await registerReceived(await back(pair.b), came.in);
  for (const [office, id] of [
    [pair.a, sent.id],
    [pair.b, received.id],
  ] as const) {
    expect(await readable(office)).toEqual(['XQMOT', 'XQHAI']);
    await raiseLevel(office.vault, id, 'mat');
    expect(await readable(office)).toEqual([]);
    const clerk = await back(office);
    expect(await clerk.ok('documents.get', { id })).toMatchObject({
      level: 'mat',
      subject: WORDS.subject,
      attachments: [{ name: WORDS.file }],
    });
  }
  const rows = await (await back(pair.b)).ok('exchange.list', { box: 'in', after: null, limit: 9 });
  expect(rows.rows).toHaveLength(1);
});

it('and the database takes no other change of what was sent and received', async () => {
  const tries = {
    a: [
      `UPDATE outbox SET metadata = json_set(metadata, '$.issuer', 'Khác') WHERE kind = 'document'`,
      `UPDATE outbox SET metadata = json_set(metadata, '$.subject', 'Khác') WHERE kind = 'document'`,
      `UPDATE outbox SET files = '[]' WHERE kind = 'document'`,
    ],
    b: [
      `UPDATE inbox SET manifest = json_set(manifest, '$.sender', 'Khác') WHERE kind = 'document'`,
      `UPDATE inbox SET manifest = json_set(manifest, '$.metadata.subject', 'Khác') WHERE kind = 'document'`,
      `UPDATE inbox SET files = '[]' WHERE kind = 'document'`,
    ],
  };
  for (const name of ['a', 'b'] as const) {
    await pair[name].vault.close();
    const db = await openRaw(pair[name].vault.dir);
    for (const sql of tries[name]) expect(() => db.exec(sql), sql).toThrow('fixed');
    db.close();
  }
});
