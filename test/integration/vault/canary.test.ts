import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incoming } from '../../support/registration.ts';
import { createTestVault, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';
import { ALONE, ALL_DOCUMENTS } from '../../support/inputs.ts';

/** Words that stand in secret places: none of them may be readable anywhere on the disk or in an answer to others. */
const CANARIES = {
  subject: `CANARY-trích-yếu-${randomUUID()}`,
  file: `CANARY-tệp-${randomUUID()}`,
  fileName: `CANARY-tên-${randomUUID()}`,
  direction: `CANARY-bút-phê-${randomUUID()}`,
  sender: `CANARY-người-gửi-${randomUUID()}`,
  draft: `CANARY-nháp-${randomUUID()}`,
  // not the passphrase of all tests, which stands in their sources and in what the runner makes of them
  passphrase: `CANARY-cụm-mật-khẩu-${randomUUID()}`,
} as const;

const formsOf = (text: string): Buffer[] => [
  Buffer.from(text),
  Buffer.from(text.normalize('NFD')),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text).toString('base64').slice(2, -4)),
];

function* filesUnder(folder: string): Generator<string> {
  let entries: fs.Dirent[];
  try {
    entries = fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return; // another test's folder, gone meanwhile
  }
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(full);
    else if (entry.isFile()) yield full;
  }
}

/** Empty for what another test took away meanwhile: its own words are in none of these. */
function bytesOf(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function leaksIn(folders: readonly string[], sinceMs: number): string[] {
  const leaks: string[] = [];
  for (const folder of folders) {
    for (const file of filesUnder(folder)) {
      const stat = fs.statSync(file, { throwIfNoEntry: false });
      if (!stat || stat.mtimeMs < sinceMs || stat.size > 64 * 1024 * 1024) continue;
      const bytes = bytesOf(file);
      for (const [name, text] of Object.entries(CANARIES)) {
        if (formsOf(text).some((form) => bytes.includes(form))) leaks.push(`${name} in ${file}`);
      }
    }
  }
  return leaks;
}

describe('secrets', () => {
  let vault: TestVault;
  const startMs = Date.now() - 1000;
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone' });
  });
  afterAll(() => vault.remove());

  it('lie readable nowhere: database, WAL, files, header, front, temporary folder', async () => {
    await (
      await vault.as('vanthu')
    ).ok('vault.changePassphrase', { current: TEST_PASSPHRASE, next: CANARIES.passphrase });
    const clerk = await vault.as('vanthu', CANARIES.passphrase);
    const staged = await clerk.ok('attachments.stageChunk', {
      stageId: null,
      name: `${CANARIES.fileName}.txt`,
      dataBase64: Buffer.from(`${CANARIES.file}\n`.repeat(4000)).toString('base64'),
      last: true,
    });
    const files = [staged.done?.stageId ?? ''];
    const leader = vault.ids['lanhdao'] ?? '';
    const { id } = await clerk.ok(
      'documents.registerIncoming',
      incoming({
        book: 'classified-incoming',
        level: 'mat',
        subject: CANARIES.subject,
        files,
        presentTo: leader,
      }),
    );
    await clerk.ok('drafts.save', {
      form: 'registerIncoming',
      key: 'x',
      body: JSON.stringify({ subject: CANARIES.draft }),
    });
    await clerk.ok('submissions.register', {
      kind: 'kien-nghi',
      source: 'letter',
      receivedOn: '2026-11-24',
      sender: {
        fullName: CANARIES.sender,
        address: 'Thôn Nà Lạn',
        phone: '0912345678',
        email: '',
        idNumber: '',
      },
      onBehalf: true,
      field: '',
      title: 'Đề nghị lắp điểm truy cập mạng',
      body: 'Kính đề nghị xã lắp điểm truy cập mạng ở nhà văn hóa thôn.',
      note: '',
      files: [],
      phraseConfirmed: false,
    });
    const chief = await vault.as('lanhdao');
    const { revision } = await chief.ok('documents.get', { id });
    await chief.ok('documents.direct', { ...ALONE, id, revision, text: CANARIES.direction, leadId: null });
    const found = await chief.ok('search.query', {
      words: CANARIES.subject.slice(0, 30),
      limit: 10,
      prefix: false,
    });
    expect(found.hits.map((hit) => hit.id)).toContain(id); // the words are there for those who may read them
    expect(leaksIn([vault.dir, os.tmpdir()], startMs)).toEqual([]); // open, with a hot WAL
    await vault.close();
    expect(leaksIn([vault.dir, os.tmpdir()], startMs)).toEqual([]);
  });

  it('do not show to an officer without need-to-know: same answers as if the record were not there', async () => {
    const other = await vault.as('chuyenvien2');
    const answers = [
      await other.call('search.query', { words: CANARIES.subject.slice(0, 30), limit: 10, prefix: false }),
      await other.call('documents.list', { ...ALL_DOCUMENTS, book: 'classified-incoming', limit: 50 }),
      await other.call('documents.counts', { book: 'classified-incoming' }),
      await other.call('desk.summary', { scope: 'office' }),
    ];
    const text = JSON.stringify(answers);
    for (const canary of Object.values(CANARIES)) expect(text).not.toContain(canary);
    expect(answers[0]).toMatchObject({ ok: true, value: { hits: [] } });
    expect(answers[2]).toMatchObject({ ok: true, value: { all: 0 } });
  });

  it('are not in the ledger', async () => {
    const inspector = await vault.as('kiemtra');
    const { items } = await inspector.ok('ledger.list', {
      before: null,
      limit: 200,
      actorId: null,
      act: null,
    });
    const text = JSON.stringify(items);
    for (const canary of Object.values(CANARIES)) expect(text).not.toContain(canary);
  });
});
