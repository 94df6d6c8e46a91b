import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forge, sealAlone } from '../../support/forgedRows.ts';
import { ALONE, HANDED_OVER } from '../../support/inputs.ts';
import { proposal, stage, walk } from '../../support/proposals.ts';
import { incoming, TEST_TODAY } from '../../support/registration.ts';
import { createTestVault, TEST_NOW_MS, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';

/** Each row that an act rests on is written by somebody who holds the key of the database, in the name of another. */
const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures/dispatches');
const UNSIGNED = { ok: false, error: { code: 'request-unsigned' } };
const ID = '01a20b48090073f38c2507965f892d';
let vault: TestVault;
let documentId = '';
let fileId = '';
const id = (name: string): string => vault.ids[name] ?? '';
beforeAll(async () => {
  vault = await createTestVault({ profile: 'standalone', nowMs: () => TEST_NOW_MS });
  const clerk = await vault.as('vanthu');
  const staged = await clerk.ok('attachments.stagePath', { path: path.join(FIXTURES, 'd09.pdf') });
  const fields = { book: 'classified-incoming', level: 'mat', code: '05-CV/TU', copyNumber: '07' } as const;
  ({ id: documentId } = await clerk.ok(
    'documents.registerIncoming',
    incoming({ ...fields, files: [staged.stageId], presentTo: id('bithu') }),
  ));
  const leader = await vault.as('bithu');
  const detail = await leader.ok('documents.get', { id: documentId });
  fileId = detail.attachments[0]?.id ?? '';
  const direction = { id: documentId, revision: detail.revision, text: 'Giao', leadId: id('chuyenvien') };
  await leader.ok('documents.direct', { ...ALONE, ...direction });
}, 240_000);
afterAll(() => vault.remove());

const wish = {
  bookId: null,
  kind: 'certified',
  number: 1,
  purpose: 'Phục vụ họp',
  recipients: 'Thường trực',
  placeId: null,
  device: '',
} as const;
const made = (permitId: string) => ({
  permitId,
  attachmentId: fileId,
  reportId: null,
  number: 1,
  pages: null,
});

it('a day of before that the clerk alone approved', async () => {
  const clerk = await vault.as('vanthu');
  await clerk.ok('documents.registerIncoming', incoming());
  const { books } = await clerk.ok('registers.books', {});
  const bookId = books.find(({ kind }) => kind === 'incoming')?.id ?? '';
  const asked = { bookId, number: null, onDate: '2026-11-11', reason: 'Bì thất lạc' };
  const { id: request } = await clerk.ok('registers.ask', asked);
  await forge(vault, 'vanthu', ['register_request'], (db) =>
    db
      .prepare("UPDATE register_request SET state = 'approved', decided_by = ?, decided_ms = ? WHERE id = ?")
      .run(id('lanhdao'), TEST_NOW_MS, request),
  );
  const entry = incoming({
    code: '77-CV/TU',
    arrivedOn: '2026-11-11',
    documentDate: '2026-11-10',
    note: 'Chậm',
    numberFrom: { kind: 'request', id: request },
  });
  const reply = await (await vault.as('vanthu')).call('documents.registerIncoming', entry);
  expect(reply).toMatchObject(UNSIGNED);
}, 120_000);

it('a delegation that lifts the ceiling of a deputy', async () => {
  const clerk = await vault.as('vanthu');
  const secret = incoming({
    book: 'classified-incoming',
    level: 'toi-mat',
    code: '06-CV/TU',
    presentTo: id('lanhdao'),
  });
  const { id: of } = await clerk.ok('documents.registerIncoming', secret);
  const { id: permitId } = await clerk.ok('copies.askPermit', { ...wish, documentId: of });
  await forge(vault, 'lanhdao', [], (db) =>
    db
      .prepare(
        `INSERT INTO delegation (id, capacity, from_id, to_id, document, scope, ceiling, type_ids, from_on, to_on,
           entered_by, entered_ms, acts)
         VALUES (?, 'party-tl', ?, ?, '07-UQ/ĐU', 'Sao chụp', 'toi-mat', '[]', ?, ?, ?, ?, '["permit-copy"]')`,
      )
      .run(`${ID}11`, id('bithu'), id('lanhdao'), TEST_TODAY, TEST_TODAY, id('bithu'), TEST_NOW_MS),
  );
  const { delegations } = await (await vault.as('vanthu')).ok('delegations.list', {});
  expect(delegations.map(({ state }) => state)).toEqual(['unsigned']);
  const decision = { id: permitId, granted: true, permitted: 1, validUntil: TEST_TODAY, reason: '' };
  const reply = await (await vault.as('lanhdao')).call('copies.decidePermit', decision);
  expect(reply).toMatchObject({ ok: false, error: { code: 'above-authority' } });
}, 120_000);

it('a signature on paper that the clerk wrote', async () => {
  const drafter = await vault.as('chuyenvien');
  const first = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
  const revision = await walk(vault, first.id, first.revision, [
    ['chuyenvien', 'propose'],
    ['lanhdao', 'pass'],
    ['chuyenvien', 'present'],
  ]);
  await forge(vault, 'vanthu', ['proposal', 'signature'], (db) => {
    const decided = { level: 'none', recipients: ['Tỉnh ủy Sơn Hà'], copies: 3, copyAllowed: true };
    db.prepare(
      `UPDATE proposal SET state = 'signed', revision = revision + 1, waits_id = clerk_id, decided = ? WHERE id = ?`,
    ).run(JSON.stringify(decided), first.id);
    db.prepare(
      `INSERT INTO signature (id, proposal_id, role, by_id, capacity, position, paper, signed_ms)
       VALUES (?, ?, 'person', ?, 'party-tm', 'Bí thư Đảng ủy', 1, ?)`,
    ).run(`${ID}12`, first.id, id('bithu'), TEST_NOW_MS);
  });
  const seen = { id: first.id, revision: revision + 1 };
  expect(await (await vault.as('vanthu')).call('proposals.register', seen)).toMatchObject(UNSIGNED);
}, 120_000);

it('a permit of a colleague without the right, sealed by that colleague', async () => {
  const permitId = `${ID}98`;
  await forge(vault, 'chuyenvien2', ['copy_permit'], (db) =>
    db
      .prepare(
        `INSERT INTO copy_permit (id, document_id, book_id, kind, medium, asked, permitted, purpose, recipients, place_id,
           device, asked_by, asked_ms, copier_id, state, decided_by, decided_ms, decided_title, rule_id, reason,
           valid_until, rule_pack)
         VALUES (?, ?, NULL, 'certified', 'paper', 9, 9, 'x', 'y', NULL, '', NULL, ?, ?, 'granted', ?, ?, 'Bí thư',
           'TQ-01', '', '2099-01-01', 'x')`,
      )
      .run(permitId, documentId, TEST_NOW_MS, id('chuyenvien'), id('chuyenvien2'), TEST_NOW_MS),
  );
  const colleague = { username: 'chuyenvien2', name: 'Trịnh Quốc Ưng' };
  const entry = { act: 'copy.permit-granted', kind: 'document', id: documentId } as const;
  await sealAlone(vault, colleague, { table: 'copy_permit', key: permitId }, entry);
  expect(await (await vault.as('chuyenvien')).call('copies.make', made(permitId))).toMatchObject(UNSIGNED);
}, 120_000);

it('nor is a copy that was made written down as spoiled, to make room for another', async () => {
  const { id: permitId } = await (
    await vault.as('chuyenvien')
  ).ok('copies.askPermit', { ...wish, documentId });
  const decision = { id: permitId, granted: true, permitted: 1, validUntil: TEST_TODAY, reason: '' };
  await (await vault.as('bithu')).ok('copies.decidePermit', decision);
  await (await vault.as('chuyenvien')).ok('copies.make', made(permitId));
  const isSpoiled =
    "UPDATE copy SET state = 'spoiled', holder_id = NULL, place_id = NULL, moved_act = 'spoiled' WHERE permit_id = ?";
  await forge(vault, 'chuyenvien', ['copy'], (db) => db.prepare(isSpoiled).run(permitId));
  const reply = await (await vault.as('chuyenvien')).call('copies.make', made(permitId));
  expect(reply).toMatchObject({ ok: false, error: { code: 'copy-limit-reached' } });
}, 120_000);

it('nor are copies taken over that their holder never gave', async () => {
  const holder = await vault.as('vanthu');
  const { rows } = await holder.ok('copies.list', {
    view: 'mine',
    personId: null,
    placeId: null,
    words: '',
    after: null,
    limit: 50,
  });
  const copyIds = rows.filter(({ subject }) => subject.id === documentId).map((copy) => copy.id);
  const { id: of } = await holder.ok('copies.offerTransfer', {
    ...HANDED_OVER,
    copyIds,
    receiverId: id('bithu'),
  });
  const accept = async () =>
    (await vault.as('bithu')).call('copies.acceptTransfer', {
      id: of,
      passphrase: TEST_PASSPHRASE,
      copiesSeen: 1,
      seal: 'intact',
    });
  const changes = [
    "giver_signature = CAST(giver_signature || x'00' AS BLOB)",
    `facts = replace(facts, '"seal":""', '"seal":"NP-01"')`,
    `giver_id = '${id('chuyenvien')}'`,
  ];
  for (const change of changes) {
    let before: unknown;
    await forge(vault, 'vanthu', ['transfer'], (db) => {
      before = db.prepare('SELECT giver_id, facts, giver_signature FROM transfer').raw().get();
      db.exec(`UPDATE transfer SET ${change}`);
    });
    expect(await accept()).toMatchObject(UNSIGNED);
    await forge(vault, 'vanthu', ['transfer'], (db) =>
      db.prepare('UPDATE transfer SET giver_id = ?, facts = ?, giver_signature = ?').run(before),
    );
  }
  expect(await accept()).toMatchObject({ ok: true });
}, 120_000);
