import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyRow, openRaw } from '../../support/rawDatabase.ts';
import {
  carry,
  confirmReceived,
  createTwoStations,
  deliver,
  filesFor,
  openChannel,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  registerReceived,
  stage,
  type Office,
  type TwoStations,
} from '../../support/twoStations.ts';
import type { Caller } from '../../support/vault.ts';

const WORDS = {
  subject: `Về nhân sự CANARY-${randomUUID()}`,
  fileName: `Phương án CANARY-${randomUUID()}.pdf`,
} as const;
const STAFF = ['quantri', 'vanthu', 'lanhdao', 'chuyenvien', 'coyeu'] as const;

let pair: TwoStations;
let sent: { out: string; in: string };
let registeredAtB: string;
beforeAll(async () => {
  const station = { profile: 'standalone', people: STAFF } as const;
  pair = await createTwoStations({ a: station, b: station });
  await openChannel(pair.a);
  await openChannel(pair.b);
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

const inbox = async (caller: Caller) =>
  (await caller.ok('exchange.list', { box: 'in', after: null, limit: 50 })).rows;

/** The words, in any table of either office or in any file of the channel and of both vaults. */
async function leaks(): Promise<string[]> {
  const found: string[] = [];
  for (const office of [pair.a, pair.b]) {
    await office.as('quantri'); // somebody else is signed in afterwards: nothing hangs on a session
    await office.vault.close();
    const db = await openRaw(office.vault.dir);
    const rows = everyRow(db);
    db.close();
    for (const [name, word] of Object.entries(WORDS)) {
      if (rows.includes(word)) found.push(`${name} in the database of ${office.name}`);
      for (const folder of [office.vault.dir, pair.folder])
        for (const file of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
          const full = path.join(file.parentPath, file.name);
          if (file.name.includes(word)) found.push(`${name} as the name of ${full}`);
          const forms = [Buffer.from(word), Buffer.from(word.normalize('NFD')), Buffer.from(word, 'utf16le')];
          if (file.isFile() && forms.some((form) => fs.readFileSync(full).includes(form)))
            found.push(`${name} in ${full}`);
        }
    }
  }
  return found;
}

/** Signed in afresh: `leaks` closes the vaults. */
const back = (office: Office, username = 'vanthu'): Promise<Caller> => office.vault.as(username);

describe('the words of a classified document travel inside its envelope', () => {
  it('and stand in no table and no file on the way', async () => {
    const { id } = await registerOutgoing(await back(pair.a), {
      subject: WORDS.subject,
      files: [{ name: WORDS.fileName, bytes: PDF }],
      change: { book: 'classified-outgoing', level: 'mat', signer: 'Bùi Quang Thắng' },
    });
    sent = await deliver(pair, { ...pair.a, clerk: () => back(pair.a) }, pair.b, id);
    expect(filesFor(pair, pair.b)).toHaveLength(1);
    expect(await leaks()).toEqual([]);
  });

  it('nobody but the keepers of the books learns of it; the cipher officer sees that there is one', async () => {
    for (const username of ['lanhdao', 'chuyenvien']) {
      const other = await back(pair.b, username);
      expect(await inbox(other)).toEqual([]);
      expect(await other.ok('exchange.summary', {})).toMatchObject({ waitingIn: 0 });
      const asked = await other.call('exchange.get', { envelopeId: sent.in });
      expect(asked).toMatchObject({
        ok: false,
        error: { code: username === 'lanhdao' ? 'not-found' : 'not-permitted' },
      });
    }
    const cipher = await back(pair.b, 'coyeu');
    expect(await inbox(cipher)).toMatchObject([{ level: 'mat', title: '', stage: 'checked' }]);
    expect(await cipher.ok('exchange.get', { envelopeId: sent.in })).toMatchObject({
      proposal: null,
      pages: null,
      files: [{ name: '' }],
    });
    const leaderOfA = await back(pair.a, 'lanhdao');
    expect((await leaderOfA.ok('exchange.list', { box: 'out', after: null, limit: 9 })).rows).toEqual([]);
  });

  it('are seen in the files by the clerk who will count, and lie nowhere after that', async () => {
    for (const who of ['lanhdao', 'coyeu'])
      expect(
        await (await back(pair.b, who)).call('exchange.viewFiles', { envelopeId: sent.in }),
      ).toMatchObject({
        error: { code: 'not-permitted' },
      });
    const clerk = await back(pair.b);
    for (let times = 0; times < 2; times += 1)
      expect((await clerk.ok('exchange.viewFiles', { envelopeId: sent.in })).files).toMatchObject([
        { name: WORDS.fileName },
      ]);
    expect((await clerk.ok('exchange.get', { envelopeId: sent.in })).stage).toBe('checked');
    expect(await leaks()).toEqual([]);
  });

  it('are proposed to the clerk who registers it, and refused a book below their level', async () => {
    const clerk = await back(pair.b);
    const [row] = await inbox(clerk);
    expect(row?.title).not.toContain('CANARY');
    const before = await clerk.ok('exchange.get', { envelopeId: sent.in });
    expect(before.proposal).toMatchObject({
      subject: null,
      level: 'mat',
      signer: 'Bùi Quang Thắng',
      pages: 1,
    });
    await confirmReceived(clerk, sent.in);
    const { proposal } = await clerk.ok('exchange.prepareRegistration', { envelopeId: sent.in });
    expect(proposal).toMatchObject({ subject: WORDS.subject, stagedFiles: [{ name: WORDS.fileName }] });
    await expect(registerReceived(clerk, sent.in, { book: 'incoming', level: 'none' })).rejects.toThrow(
      'level-below-envelope',
    );
    expect(await leaks()).toEqual([]); // a stage and a form that were begun leave nothing readable either
  });

  it('then lie under the keys of the receiver', async () => {
    const clerk = await back(pair.b);
    const { id } = await registerReceived(clerk, sent.in);
    registeredAtB = id;
    expect(await clerk.ok('documents.get', { id })).toMatchObject({
      subject: WORDS.subject,
      level: 'mat',
      readable: true,
      attachments: [{ name: WORDS.fileName }],
    });
    expect((await inbox(clerk))[0]?.title).toContain(WORDS.subject);
    expect(await inbox(await back(pair.b, 'lanhdao'))).toEqual([]);
    expect(await leaks()).toEqual([]);
    const receipts = await carry(
      pair,
      { ...pair.b, clerk: () => back(pair.b) },
      { ...pair.a, clerk: () => back(pair.a) },
    );
    expect(receipts.receiptsApplied).toBeGreaterThan(0);
    const { events } = await (await back(pair.a)).ok('exchange.get', { envelopeId: sent.out });
    expect(events.filter(({ event }) => event === 'opened')).toHaveLength(1); // however often it was looked at
  });

  it('go on in a new envelope, for those who take part', async () => {
    const forwarded = await deliver(
      pair,
      { ...pair.b, clerk: () => back(pair.b) },
      { ...pair.a, clerk: () => back(pair.a) },
      registeredAtB,
    );
    const clerk = await back(pair.a);
    await confirmReceived(clerk, forwarded.in);
    const { proposal } = await clerk.ok('exchange.prepareRegistration', { envelopeId: forwarded.in });
    expect(proposal).toMatchObject({ subject: WORDS.subject, stagedFiles: [{ name: WORDS.fileName }] });
    expect(await leaks()).toEqual([]);
  });

  it('Tuyệt mật has none: no trích yếu, no file, no envelope, in the database as well', async () => {
    const clerk = await back(pair.a);
    const secret = { book: 'classified-outgoing', level: 'tuyet-mat' } as const;
    await expect(registerOutgoing(clerk, { subject: 'Có trích yếu', change: secret })).rejects.toThrow(
      'no-subject-for-top-secret',
    );
    const file = await stage(clerk, 'x.pdf', PDF);
    await expect(
      registerOutgoing(clerk, { change: { ...secret, subject: null, files: [file] } }),
    ).rejects.toThrow('no-file-for-top-secret');
    const { id } = await registerOutgoing(clerk, { change: { ...secret, subject: null } });
    const reply = await clerk.call('exchange.send', {
      documentId: id,
      to: [{ stationId: pair.b.stationId }],
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'channel-not-allowed' } });
    await pair.a.vault.close();
    const db = await openRaw(pair.a.vault.dir);
    const put = (level: string, metadata: object, files: object[]) =>
      db
        .prepare(
          `INSERT INTO outbox (id, peer_station, peer_office, peer_name, sequence, kind, level, document_id, submission_id,
             about, metadata, signers, files, stage, note, created_ms, at_ms)
           SELECT lower(hex(randomblob(16))), peer_station, peer_office, peer_name, (SELECT 1 + max(sequence) FROM outbox), 'document',
             ?, document_id, NULL, NULL, ?, signers, ?, 'sealed', '', created_ms, at_ms FROM outbox WHERE id = ?`,
        )
        .run(level, JSON.stringify(metadata), JSON.stringify(files), sent.out);
    const silent = { subject: null };
    expect(() => put('tuyet-mat', silent, [])).toThrow('CHECK constraint failed');
    expect(() => put('mat', { subject: 'Trích yếu' }, [])).toThrow('stay in its envelope');
    expect(() => put('mat', silent, [{ name: 'Tên tệp.pdf', sizeBytes: 1 }])).toThrow('stay in its envelope');
    put('mat', silent, [{ name: '', sizeBytes: 1 }]); // so that the refusals above are about the words
    db.close();
  });
});
