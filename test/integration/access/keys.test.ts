import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attachmentContext, fileKeyOf } from '../../../electron/vault/attachments/attach.ts';
import { contentKeyOf } from '../../../electron/vault/knowing/contentKeys.ts';
import { findAttachment } from '../../../electron/vault/attachments/store.ts';
import { unwrapKey, unwrapKeyWith } from '../../../electron/vault/crypto/wrap.ts';
import { bytes } from '../../../electron/vault/db/bytes.ts';
import { keyContext as privateKeyContext } from '../../../electron/vault/crypto/carriedKey.ts';
import { openKey } from '../../../electron/vault/people/credentials.ts';
import type { CertificateRow } from '../../../electron/vault/people/certificateStore.ts';
import type { Ports } from '../../../electron/vault/ports.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import { grantedKey } from '../../../electron/vault/session/officeKeys.ts';
import { openPorts } from '../../support/openPorts.ts';
import { everyRow, openRaw } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import {
  type Caller,
  createTestVault,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';
import { ALONE } from '../../support/inputs.ts';

const WORDS = {
  subject: 'Phương án bố trí nhân sự chủ chốt nhiệm kỳ mới',
  note: 'Bản gốc do đồng chí Bí thư giữ',
  file: 'to-trinh-nhan-su-mat.pdf',
  direction: 'Giao chuẩn bị phương án hai, không trao đổi qua điện thoại',
};
const PDF = fs.readFileSync(path.resolve(import.meta.dirname, '../../fixtures/dispatches/d09.pdf'));

async function stage(clerk: Caller): Promise<string> {
  const dataBase64 = PDF.toString('base64');
  const reply = await clerk.ok('attachments.stageChunk', {
    stageId: null,
    name: WORDS.file,
    dataBase64,
    last: true,
  });
  return reply.stageId;
}

/** Everything that lies wrapped for somebody around one document, with what it would have to be opened for. */
function wrappedThings(
  ports: Ports,
  documentId: string,
): { what: string; wrapped: Uint8Array; contexts: string[] }[] {
  const people = z.array(z.string()).parse(ports.db.prepare('SELECT id FROM person').pluck().all());
  const all = (sql: string): Record<string, unknown>[] => ports.db.prepare(sql).all(documentId) as never;
  const of = (value: unknown): Uint8Array => bytes.parse(value);
  return [
    ...all('SELECT * FROM content_key_grant WHERE document_id = ?').map((row) => ({
      what: 'grant',
      wrapped: of(row['wrapped']),
      contexts: people.map((id) => `an-thu/content-key/${documentId}/${id}`),
    })),
    ...all('SELECT * FROM record_key WHERE document_id = ?').map((row) => ({
      what: `${String(row['name'])} for ${String(row['holder'])}`,
      wrapped: of(row['wrapped']),
      contexts: ['register', 'content', ...people].map(
        (holder) => `an-thu/record-key/${documentId}/${String(row['name'])}/${holder}`,
      ),
    })),
    ...all('SELECT * FROM content_key_escrow WHERE document_id = ?').flatMap((row) =>
      (['a', 'b'] as const).map((half) => ({
        what: `half ${half}`,
        wrapped: of(row[`half_${half}`]),
        contexts: [`an-thu/emergency/${half}/${documentId}`],
      })),
    ),
    ...all('SELECT * FROM attachment WHERE owner_id = ?').map((row) => ({
      what: 'file',
      wrapped: of(row['sealed_key']),
      contexts: [attachmentContext(String(row['id']))],
    })),
  ];
}

/** What a person opens with everything that person has: own key, vault keys, keys of the post, every private key under them. */
function opened(ports: Ports, documentId: string): string[] {
  const { fileKey, userKey, officeKey, authorityKey, registerKey } = ports.keys;
  const halves = (['emergency-a', 'emergency-b'] as const).map((kind) =>
    grantedKey(ports.db, ports.actor, userKey, kind),
  );
  const secrets = [fileKey, userKey, officeKey, authorityKey, registerKey, ...halves].filter(
    (key) => key !== null,
  );
  const certificates = ports.db
    .prepare("SELECT serial, sealed_key AS sealedKey FROM certificate WHERE purpose = 'encrypt'")
    .all() as Pick<CertificateRow, 'serial' | 'sealedKey'>[];
  const attempt = <T>(run: () => T): T | null => {
    try {
      return run();
    } catch {
      return null;
    }
  };
  expect(privateKeyContext('x')).toBe('an-thu/private-key/x');
  const privateKeys = certificates.flatMap((row) =>
    secrets.flatMap((key) => attempt(() => openKey(row as CertificateRow, key)) ?? []),
  );
  return wrappedThings(ports, documentId)
    .filter(({ wrapped, contexts }) =>
      contexts.some(
        (context) =>
          secrets.some((key) => attempt(() => unwrapKey(key, wrapped, context)) !== null) ||
          privateKeys.some((key) => attempt(() => unwrapKeyWith(key, wrapped, context)) !== null),
      ),
    )
    .map(({ what }) => what);
}

describe('need to know, by cryptography', () => {
  let vault: TestVault;
  let id: string;
  let fileId: string;
  let now = TEST_NOW_MS;
  const minutes = (n: number): void => void (now += n * 60_000);
  const person = (username: string): string => vault.ids[username] ?? expect.fail(username);
  const detail = (caller: Caller) => caller.ok('documents.get', { id });

  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', nowMs: () => now });
    const clerk = await vault.as('vanthu');
    const registered = await clerk.ok(
      'documents.registerIncoming',
      incoming({
        book: 'classified-incoming',
        level: 'toi-mat',
        subject: WORDS.subject,
        note: WORDS.note,
        presentTo: person('bithu'),
        files: [await stage(clerk)],
      }),
    );
    id = registered.id;
    const leader = await vault.as('bithu');
    const { revision, attachments } = await detail(leader);
    fileId = attachments[0]?.id ?? expect.fail('no file');
    expect(attachments[0]?.name).toBe(WORDS.file);
    const direct: Input<'documents.direct'> = {
      ...ALONE,
      id,
      revision,
      text: WORDS.direction,
      leadId: person('chuyenvien'),
    };
    await leader.ok('documents.direct', direct);
  });
  afterAll(() => vault.remove());

  it.each(['quantri', 'chuyenvien2', 'lanhdao', 'tiepnhan'])(
    '%s, with the key of the database, every file and every own key, opens nothing',
    async (username) => {
      await vault.close();
      const { ports, close } = await openPorts(vault.dir, username);
      expect(wrappedThings(ports, id).length).toBeGreaterThan(8);
      expect(opened(ports, id)).toEqual(username === 'lanhdao' ? ['half a'] : []); // half of a key is random bytes
      expect(() => contentKeyOf(ports, id)).toThrow('key-not-granted');
      expect(() => fileKeyOf(ports, findAttachment(ports.db, fileId) ?? expect.fail())).toThrow(
        'key-not-granted',
      );
      close();
    },
  );

  it('the same attempts succeed for those who may (so they can fail)', async () => {
    await vault.close();
    const reader = await openPorts(vault.dir, 'chuyenvien');
    expect(opened(reader.ports, id)).toEqual(['grant']);
    reader.close();
    const keeper = await openPorts(vault.dir, 'kiemtra');
    expect(opened(keeper.ports, id)).toEqual(['line.1 for register', 'half b']); // the line, never the content
    keeper.close();
  });

  it('no word of it stands in any table for whoever has the key of the database', async () => {
    await vault.close();
    const db = await openRaw(vault.dir);
    const dump = everyRow(db);
    for (const words of Object.values(WORDS)) expect(dump).not.toContain(words);
    expect(dump).toContain('sealed:text.1:');
    db.exec('CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, fts, row)');
    const terms = db.prepare('SELECT term FROM terms').pluck().all() as string[];
    db.close();
    expect(terms).toContain('1215'); // the number is on the line of the register
    for (const word of ['nhan', 'nhân', 'phuong', 'phương', 'chot']) expect(terms).not.toContain(word);
  });

  it('keepers of the books read the line and no more; readers read all of it and find it by its words', async () => {
    const clerk2 = await vault.as('vanthu2');
    const seen = await detail(clerk2);
    expect(seen).toMatchObject({ subject: WORDS.subject, note: WORDS.note, readable: false, directions: [] });
    expect(seen.attachments[0]).toMatchObject({ readable: false, name: '1.pdf' });
    const search = { words: 'bố trí nhân sự', limit: 10, prefix: false };
    expect((await clerk2.ok('search.query', search)).hits.map((hit) => hit.title)).toEqual([WORDS.subject]);
    const officer = await vault.as('chuyenvien');
    expect(await detail(officer)).toMatchObject({
      subject: WORDS.subject,
      directions: [{ text: WORDS.direction }],
    });
    expect((await officer.ok('search.query', search)).hits).toHaveLength(1);
    const other = await vault.as('chuyenvien2');
    expect((await other.ok('search.query', search)).hits).toEqual([]);
  });

  it('is given by the post that the pack names, on a ground that stays', async () => {
    const officer = await vault.as('chuyenvien');
    const grant = { documentId: id, personId: person('chuyenvien2'), ground: 'Phiếu giao việc 12-PGV/ĐU' };
    expect(await officer.call('access.grant', grant)).toMatchObject({ error: { code: 'not-permitted' } });
    const outsider = await vault.as('lanhdao');
    expect(await outsider.call('access.grant', grant)).toMatchObject({ error: { code: 'not-found' } });

    minutes(1);
    const leader = await vault.as('bithu');
    const to = (username: string) => ({ ...grant, personId: person(username) });
    expect(await leader.call('access.grant', to('quantri'))).toMatchObject({
      error: { code: 'above-authority' },
    });
    expect(await leader.call('access.grant', to('bithu'))).toMatchObject({
      error: { code: 'separation-of-duties' },
    });
    await leader.ok('access.grant', grant);
    const { readers, changes } = await leader.ok('access.readers', { documentId: id });
    expect(readers.at(-1)).toMatchObject({
      person: { id: person('chuyenvien2') },
      by: { id: person('bithu') },
      how: 'granted',
      holdsKey: true,
      ground: grant.ground,
    });
    expect(changes).toMatchObject([{ kind: 'granted', ground: grant.ground }]);

    const given = await vault.as('chuyenvien2');
    expect(await detail(given)).toMatchObject({ readable: true, directions: [{ text: WORDS.direction }] });
    // told on the desk, with the ground, until it was seen
    const told = async (caller = given) => (await caller.ok('access.notices', {})).notices;
    expect(await told()).toMatchObject([
      {
        kind: 'granted',
        documentId: id,
        second: { id: person('bithu') },
        ground: grant.ground,
        untilMs: null,
      },
    ]);
    const keeper = await vault.as('vanthu2');
    const asSeen = await keeper.ok('access.readers', { documentId: id });
    expect(asSeen.readers.at(-1)).toMatchObject({ how: 'granted', ground: null }); // the ground is content
  });

  it('is withdrawn with new keys and new bytes: an old copy of the database opens nothing of today', async () => {
    await vault.close();
    const old = await openPorts(vault.dir, 'chuyenvien2'); // what the person may have kept
    const oldKey = contentKeyOf(old.ports, id);
    const oldFileKey = fileKeyOf(old.ports, findAttachment(old.ports.db, fileId) ?? expect.fail());
    const oldBlob = findAttachment(old.ports.db, fileId)?.blobId;
    old.close();

    const leader = await vault.as('bithu');
    const withdraw = { documentId: id, personId: person('chuyenvien2'), ground: 'Đã xong việc được giao' };
    const holder = { ...withdraw, personId: person('chuyenvien') };
    expect(await leader.call('access.withdraw', holder)).toMatchObject({
      error: { code: 'illegal-transition' },
    });
    expect(await leader.ok('access.withdraw', withdraw)).toMatchObject({ files: 1 });
    expect(await leader.call('access.withdraw', withdraw)).toMatchObject({ error: { code: 'not-found' } });
    expect(await detail(leader)).toMatchObject({
      subject: WORDS.subject,
      directions: [{ text: WORDS.direction }],
    });

    const gone = await vault.as('chuyenvien2');
    expect(await gone.call('documents.get', { id })).toMatchObject({ error: { code: 'not-found' } });
    // nor is anything told of having been let in, though nobody ever confirmed that
    expect((await gone.ok('access.notices', {})).notices).toEqual([]);
    await vault.close();
    const today = await openPorts(vault.dir, 'chuyenvien2');
    const row = findAttachment(today.ports.db, fileId) ?? expect.fail();
    expect(opened(today.ports, id)).toEqual([]);
    expect(() => unwrapKey(oldKey, row.sealedKey, attachmentContext(fileId))).toThrow('key-not-granted');
    expect(row.blobId).not.toBe(oldBlob);
    const blob = (name: string): string => path.join(vault.dir, 'blobs', name.slice(0, 2), name);
    expect(fs.existsSync(blob(oldBlob ?? '')), 'old bytes are gone').toBe(false);
    expect(fs.existsSync(blob(row.blobId))).toBe(true);
    for (const record of wrappedThings(today.ports, id).filter(({ what }) => what.endsWith('for content')))
      expect(() => unwrapKey(oldKey, record.wrapped, record.contexts[1] ?? '')).toThrow('key-not-granted');
    expect(oldFileKey).toHaveLength(32);
    today.close();

    const officer = await vault.as('chuyenvien'); // those who remain read on, in the new bytes
    await officer.ok('attachments.open', { id: fileId });
    const read = await officer.ok('attachments.read', { source: 'record', id: fileId, segment: 0 });
    const digest = createHash('sha256').update(Buffer.from(read.dataBase64, 'base64')).digest('hex');
    expect(digest).toBe(createHash('sha256').update(PDF).digest('hex'));
    const keeper = await vault.as('vanthu2');
    expect((await detail(keeper)).subject).toBe(WORDS.subject);
  });

  it('opens in an emergency by two persons of two posts, for a time, and tells whom it concerns', async () => {
    const chief = await vault.as('lanhdao');
    expect(await chief.call('documents.get', { id })).toMatchObject({ error: { code: 'not-found' } });
    const ask: Input<'access.emergency'> = {
      target: { book: 'classified-incoming', year: 2026, number: 1 },
      ground: 'Bí thư đi vắng, có lệnh hỏa tốc',
      minutes: 30,
      passphrase: TEST_PASSPHRASE,
      secondUsername: 'coyeu',
      secondPassphrase: TEST_PASSPHRASE,
    };
    const refused = async (change: Partial<typeof ask>): Promise<string> => {
      const reply = await chief.call('access.emergency', { ...ask, ...change });
      return reply.ok ? 'ok' : reply.error.code;
    };
    expect(await refused({ secondUsername: 'bithu' })).toBe('separation-of-duties'); // two leaders are one post
    expect(await refused({ secondUsername: 'quantri' })).toBe('separation-of-duties');
    expect(await refused({ secondUsername: 'lanhdao' })).toBe('separation-of-duties');
    for (const [who, wrong] of [
      ['second', { secondPassphrase: 'sai rồi' }],
      ['first', { passphrase: 'sai rồi' }],
    ] as const)
      expect(await chief.call('access.emergency', { ...ask, ...wrong })).toMatchObject({
        error: { code: 'wrong-passphrase', params: { who } },
      });
    expect(await refused({ minutes: 1_000 })).toBe('bad-input');
    expect(await refused({ target: { book: 'classified-incoming', year: 2026, number: 99 } })).toBe(
      'not-found',
    );

    const { documentId, untilMs } = await chief.ok('access.emergency', ask);
    expect({ documentId, untilMs }).toEqual({ documentId: id, untilMs: now + 30 * 60_000 });
    expect(await detail(chief)).toMatchObject({ readable: true, directions: [{ text: WORDS.direction }] });
    // its copies are told with it: not that it has none
    const { copies } = await chief.ok('copies.ofDocument', { documentId: id });
    expect(copies).not.toEqual([]);
    await chief.ok('attachments.open', { id: fileId });
    await chief.ok('attachments.read', { source: 'record', id: fileId, segment: 0 });
    const grant = { documentId: id, personId: person('chuyenvien2'), ground: 'x' };
    expect(await chief.call('access.grant', grant), 'opens, and gives nobody access').toMatchObject({
      error: { code: 'key-not-granted' },
    });
    minutes(31);
    expect(await chief.call('documents.get', { id })).toMatchObject({ error: { code: 'not-found' } });
    const late = await chief.call('attachments.read', { source: 'record', id: fileId, segment: 0 });
    expect(late.ok).toBe(false);

    const leader = await vault.as('bithu');
    const { notices } = await leader.ok('access.notices', {});
    expect(notices).toMatchObject([
      {
        documentId: id,
        number: 1,
        person: { id: person('lanhdao') },
        second: { id: person('coyeu') },
        ground: ask.ground,
      },
    ]);
    await leader.ok('access.readNotice', { changeId: notices[0]?.changeId ?? '' });
    expect((await leader.ok('access.notices', {})).notices).toEqual([]);
    const inspector = await vault.as('kiemtra');
    expect((await inspector.ok('access.notices', {})).notices).toMatchObject([{ number: 1, ground: null }]);
    const { items } = await inspector.ok('ledger.list', {
      before: null,
      limit: 200,
      actorId: null,
      act: null,
    });
    const acts = items.map((item) => item.act);
    expect(acts.filter((act) => act === 'access.emergency-refused')).toHaveLength(3);
    for (const act of [
      'access.granted',
      'access.withdrawn',
      'access.emergency-opened',
      'document.viewed',
      'file.opened',
    ])
      expect(acts).toContain(act);
  });
});
