import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealTo, stealKeys } from '../../support/forge.ts';
import { putForgery, sampleManifest } from '../../support/forgery.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { takeInCase } from '../../support/submissions.ts';
import {
  carry,
  createTwoStations,
  type Office,
  PAIR_TIMEOUT_MS,
  registerOutgoing,
  stage,
  type TwoStations,
} from '../../support/twoStations.ts';
import { zipOf } from '../../support/zip.ts';

const STAFF = ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'] as const;

let pair: TwoStations;
let forged = 900;
beforeAll(async () => {
  pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

const word = (text: string): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: `<w:document><w:p><w:t>${text}</w:t></w:p></w:document>` },
  ]);
const back = (office: Office) => office.vault.at('vanthu');
const fresh = (office: Office): Office => ({ ...office, clerk: () => back(office) });

/**
 * A case comes by envelope with a file that the office it came from did not search: an older program, or another one.
 * @returns the envelope as it waits at the other office
 */
async function comes(title: string, file: { name: string; bytes: Buffer }): Promise<string> {
  const clerk = await back(pair.a);
  const stageId = await stage(clerk, file.name, file.bytes);
  // the other office did not search it; here that takes an answer
  await clerk.call('secrecy.answer', {
    answer: 'no-mark',
    stages: [stageId],
    reason: 'Máy nơi gửi không dò',
  });
  const document = await registerOutgoing(clerk, { change: { files: [stageId] } });
  const one = await takeInCase(pair.a.vault, { receivedOn: '2026-11-24', title });
  await one.does('tiepnhan', 'submissions.classify', {
    decision: 'transfer',
    reasonCode: 'L10',
    note: '',
    transferTo: pair.b.name,
  });
  const db = await openRaw(pair.a.vault.dir);
  // this program fixes a file to its record at once: the trigger is set aside for the other one
  const trigger = db
    .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'attachment_fixed'`)
    .pluck()
    .get() as string;
  db.exec('DROP TRIGGER attachment_fixed');
  db.prepare(`UPDATE attachment SET owner_kind = 'submission', owner_id = ? WHERE owner_id = ?`).run(
    one.id,
    document.id,
  );
  db.exec(trigger);
  db.close();
  const sender = await back(pair.a);
  await sender.ok('exchange.sendTransfer', { submissionId: one.id, stationId: pair.b.stationId });
  await carry(pair, fresh(pair.a), fresh(pair.b));
  const { rows } = await (await back(pair.b)).ok('exchange.list', { box: 'in', after: null, limit: 50 });
  return rows.find(({ title: said }) => said?.includes(title))?.envelopeId ?? '';
}

it('a file with a mark of secrecy keeps a transferred case out, and leaves a trace but no file', async () => {
  const envelopeId = await comes('Đường truyền thôn Nà Lạn', { name: 'kem.docx', bytes: word('TỐI MẬT') });
  const clerk = await back(pair.b);
  const reply = await clerk.call('exchange.takeSubmission', { envelopeId, phraseConfirmed: true });
  expect(reply).toMatchObject({ ok: false, error: { code: 'secret-mark-found', params: { found: 'mark' } } });
  const list = await clerk.ok('submissions.list', {
    group: 'all',
    state: null,
    personId: null,
    overdue: false,
    words: 'Nà Lạn',
    after: null,
    limit: 10,
  });
  expect(list.rows).toEqual([]);
  expect((await clerk.ok('exchange.get', { envelopeId })).stage).toBe('checked');
  const db = await openRaw(pair.b.vault.dir);
  const count = (sql: string): unknown => db.prepare(sql).pluck().get();
  expect(count('SELECT count(*) FROM stage')).toBe(0);
  expect(count(`SELECT count(*) FROM ledger WHERE act = 'submission.refused-secret-mark'`)).toBe(1);
  db.close();
  await clerk.ok('exchange.refuse', { envelopeId, reason: 'Trong tệp kèm có dấu mật', note: '' });
});

it('a file that speaks of secrets is read by a person first', async () => {
  const envelopeId = await comes('Hỏi về quy định', {
    name: 'hoi.docx',
    bytes: word('Có nói tới bí mật nhà nước ở xã'),
  });
  const clerk = await back(pair.b);
  const reply = await clerk.call('exchange.takeSubmission', { envelopeId, phraseConfirmed: false });
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'secret-mark-found', params: { found: 'phrase' } },
  });
  await clerk.ok('exchange.takeSubmission', { envelopeId, phraseConfirmed: true });
});

it('a file without words is taken in when a person says that it was looked at, and the answer is kept', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const envelopeId = await comes('Ảnh chụp hiện trường', { name: 'anh-chup.png', bytes: png });
  const clerk = await back(pair.b);
  const without = await clerk.call('exchange.takeSubmission', { envelopeId, phraseConfirmed: false });
  expect(without).toMatchObject({ ok: false, error: { code: 'secrecy-not-checked', params: { files: 1 } } });
  await clerk.ok('exchange.takeSubmission', { envelopeId, phraseConfirmed: false, lookedAt: true });
  const db = await openRaw(pair.b.vault.dir);
  expect(db.prepare(`SELECT answer, by_id IS NOT NULL FROM secrecy_answer`).raw().all()).toEqual([
    ['looked', 1],
  ]);
  db.close();
});

it.each<[string, { reason?: string; field?: string; address?: string }]>([
  ['the reason for which it was sent', { reason: 'MẬT\nVề việc bố trí lực lượng' }],
  ['its field', { field: 'TỐI MẬT' }],
  ['the address of its sender', { address: 'TỐI MẬT' }],
])('a mark in %s keeps a case out', async (_where, { address = 'Thôn Nà Lạn', ...said }) => {
  const [ours, theirs] = [
    await stealKeys(pair.a, 'vanthu', pair.nowMs()),
    await stealKeys(pair.b, 'vanthu', pair.nowMs()),
  ];
  const metadata = {
    receiptCode: 'PA-2026-00900',
    kind: 'phan-anh',
    title: 'Đường hỏng',
    body: 'Đường thôn Nà Lạn hỏng.',
    field: '',
    receivedOn: '2026-11-24',
    onBehalf: false,
    note: '',
    reason: '',
    files: 0,
    sender: { fullName: 'Lò Văn Bình', address, phone: '', email: '', idNumber: '' },
    ...said,
  };
  const manifest = sampleManifest(pair.a, pair.b, (forged += 1), pair.nowMs(), {
    kind: 'submission',
    metadata,
  });
  const signers = [ours.person, ours.office];
  await putForgery(pair, pair.b, { signers, sealedFor: sealTo(theirs), manifest });
  const clerk = await back(pair.b);
  expect(await clerk.ok('exchange.readFolder', { path: pair.folder })).toMatchObject({ read: 1 });
  const { rows } = await clerk.ok('exchange.list', { box: 'in', after: null, limit: 50 });
  const envelopeId = rows.find(
    ({ stage: at, kind }) => kind === 'submission' && at === 'checked',
  )?.envelopeId;
  const asked = { envelopeId: envelopeId ?? '', phraseConfirmed: true };
  expect(await clerk.call('exchange.takeSubmission', asked)).toMatchObject({
    ok: false,
    error: { code: 'secret-mark-found', params: { found: 'mark' } },
  });
  await clerk.ok('exchange.refuse', { envelopeId: asked.envelopeId, reason: 'Có dấu mật', note: '' });
});
