import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoredZip, StoredZipWriter } from '../../../electron/vault/archive/zipFile.ts';
import { namedFiles } from '../../../electron/vault/backup/set/snapshot.ts';
import { runCli } from '../../../electron/cli/run.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { endDossier, incoming, outgoing, SAMPLE_ITEMS } from '../../support/registration.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';
import { lookAt } from '../../support/secrecy.ts';
import { testKeyPair } from '../../support/keyPool.ts';

const SCRIPT = path.resolve(import.meta.dirname, '../../../build/tools/verifyArchive.mjs');
const CANARY = 'tuyệt đối không lộ câu này';
/** Of a document that was classified after it had been entered in an open book. */
const LATER = 'nội dung về sau mới thuộc danh mục phải bảo vệ';
const FIRST = { dossierCode: '05.01.2026', dossierTitle: 'Chuyển đổi số năm 2026' };
const SECOND = { dossierCode: '05.02.2026', dossierTitle: 'Hồ sơ còn dở' };
const MIXED = { dossierCode: '05.03.2026', dossierTitle: 'Hồ sơ có tài liệu để riêng' };

const contentOf = (file: string): Record<string, Buffer> => {
  const zip = new StoredZip(file);
  try {
    return Object.fromEntries([...zip.entries.keys()].map((name) => [name, zip.whole(name, 1e8)]));
  } finally {
    zip.close();
  }
};
const registersIn = (file: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(contentOf(file))
      .filter(([name]) => name.startsWith('registers/'))
      .map(([name, bytes]) => [name, bytes.toString('utf8')]),
  );

async function writeZip(file: string, parts: Record<string, Buffer>): Promise<void> {
  const fd = fs.openSync(file, 'w');
  const zip = new StoredZipWriter(
    (bytes) => void fs.writeSync(fd, bytes),
    (bytes, position) => void fs.writeSync(fd, bytes, 0, bytes.length, position),
  );
  for (const [name, bytes] of Object.entries(parts)) await zip.add(name, (push) => push(bytes));
  zip.finish();
  fs.closeSync(fd);
}

async function fileAway(clerk: Caller, seen: { id: string; revision: number }, dossier: typeof FIRST) {
  return clerk.ok('documents.file', { ...seen, ...dossier });
}

describe('nộp lưu', () => {
  let office: TestVault;
  let archive: TestVault;
  let folder: string;
  let written: Output<'archive.writeTo'>;
  let bookIds: string[];
  let first: string;
  const at = (name: string): string => path.join(folder, name);

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-archive-'));
    office = await createTestVault({ profile: 'standalone', people: ['quantri', 'vanthu', 'lanhdao'] });
    archive = await createTestVault({
      people: ['quantri', 'vanthu'],
      office: { name: 'Lưu trữ Đảng ủy xã Đồng Vàng', code: '000.09.09.H99' },
    });
    const clerk = await office.as('vanthu');
    const scan = at('ban scan số 1.pdf');
    fs.writeFileSync(scan, Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(2_500_000, 7)]));
    const { stageId } = await clerk.ok('attachments.stagePath', { path: scan });
    await lookAt(clerk, stageId);
    const one = await clerk.ok('documents.registerIncoming', incoming({ files: [stageId], note: 'Bì rách' }));
    first = one.id;
    await clerk.ok('documents.correct', {
      id: one.id,
      revision: 1,
      field: 'issuer',
      value: 'Tỉnh ủy Sơn La',
      reason: 'Gõ sai tên',
    });
    const closed = await clerk.ok('documents.close', { id: one.id, revision: 2, note: 'Để biết' });
    await fileAway(clerk, closed, FIRST);
    const out = await clerk.ok('documents.registerOutgoing', outgoing());
    const issued = await clerk.ok('documents.issue', { id: out.id, revision: 1 });
    await fileAway(clerk, issued, FIRST);
    const open = await clerk.ok('documents.registerIncoming', incoming({ code: '12-CV/TU' }));
    const done = await clerk.ok('documents.close', { id: open.id, revision: 1, note: 'Để biết' });
    const kept = await fileAway(clerk, done, SECOND);
    await clerk.ok('documents.reopen', { ...kept, reason: 'Chưa trả lời hết' });
    const mixed = await clerk.ok('documents.registerIncoming', incoming({ code: '13-CV/TU' }));
    await fileAway(
      clerk,
      await clerk.ok('documents.close', { id: mixed.id, revision: 1, note: 'Để biết' }),
      MIXED,
    );
    const secret = await clerk.ok('documents.registerIncoming', {
      ...incoming({ book: 'classified-incoming', code: '14-CV/TU', level: 'mat', subject: CANARY }),
      copyNumber: '01',
    });
    await fileAway(
      clerk,
      await clerk.ok('documents.close', { id: secret.id, revision: 1, note: 'Để biết' }),
      MIXED,
    );
    const cancelled = await clerk.ok('documents.registerIncoming', incoming({ code: '15-CV/TU' }));
    await clerk.ok('documents.cancelEntry', { id: cancelled.id, revision: 1, reason: 'Vào sổ hai lần' });
    const raised = await clerk.ok(
      'documents.registerIncoming',
      incoming({ code: '16-CV/TU', issuer: 'Cơ quan không ai được biết', subject: LATER, note: LATER }),
    );
    const ended = await clerk.ok('documents.close', { id: raised.id, revision: 1, note: 'Để biết' });
    await clerk.ok('protection.propose', {
      ...ended,
      leaderId: office.ids['lanhdao'] ?? '',
      change: {
        kind: 'adjusted',
        toLevel: 'mat',
        itemRef: SAMPLE_ITEMS.mat,
        erase: false,
        sampleConfirmed: true,
        code: '12-QĐ/ĐU',
        decidedOn: '2026-11-24',
        ground: 'Nội dung thuộc danh mục',
      },
    });
    const leader = await office.as('lanhdao');
    const { revision, proposal } = await leader.ok('protection.get', { id: raised.id });
    await leader.ok('protection.decide', { id: raised.id, revision, proposalId: proposal?.id ?? '' });
    const { books } = await (await office.as('vanthu')).ok('registers.books', {});
    bookIds = books.filter(({ kind }) => kind === 'incoming' || kind === 'outgoing').map(({ id }) => id);
  }, 240_000);
  afterAll(async () => {
    await office.remove();
    await archive.remove();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('shows what can go, what is held back and why', async () => {
    const clerk = await office.as('vanthu');
    const choices = await clerk.ok('archive.choices', { year: 2026 });
    expect(
      choices.dossiers.map(({ code, documents, unfinished, apart, held }) => [
        ...[code, documents, unfinished, apart, held],
      ]),
    ).toEqual([
      ['05.01.2026', 2, 0, 0, 'notclosed'],
      ['05.02.2026', 0, 1, 0, 'unfinished'],
      ['05.03.2026', 1, 0, 1, 'notclosed'],
    ]);
    expect(choices.books.map(({ kind, held }) => [kind, held])).toEqual([
      ['incoming', 'open'],
      ['outgoing', 'open'],
      ['classified-incoming', 'apart'],
    ]);
    expect(choices.unfiled).toBe(0);
    expect(JSON.stringify(choices)).not.toContain(CANARY);
    for (const username of ['lanhdao', 'quantri'])
      expect(await (await office.as(username)).call('archive.choices', { year: 2026 })).toMatchObject({
        ok: false,
        error: { code: 'not-permitted' },
      });
  });

  it('refuses an unfinished dossier and an open book, and leaves no file', async () => {
    const clerk = await office.as('vanthu');
    const ask = { path: at('no.zip'), year: 2026, dossiers: [SECOND.dossierCode], bookIds: [] };
    expect(await clerk.call('archive.writeTo', ask)).toMatchObject({
      error: { code: 'archive-not-ready', params: { reason: 'unfinished', what: '05.02.2026' } },
    });
    expect(
      await clerk.call('archive.writeTo', { ...ask, dossiers: [FIRST.dossierCode] }),
      'a dossier that nobody closed',
    ).toMatchObject({ error: { code: 'archive-not-ready', params: { reason: 'notclosed' } } });
    expect(await clerk.call('archive.writeTo', { ...ask, dossiers: [], bookIds })).toMatchObject({
      error: { code: 'archive-not-ready', params: { reason: 'open' } },
    });
    expect(await clerk.call('archive.writeTo', { ...ask, dossiers: [] })).toMatchObject({
      error: { code: 'archive-empty' },
    });
    expect(fs.readdirSync(folder)).toEqual(['ban scan số 1.pdf']);
  });

  it('writes a signed package of finished dossiers and closed books; the ledger tells', async () => {
    const clerk = await office.as('vanthu');
    for (const bookId of bookIds) await clerk.ok('registers.close', { bookId });
    for (const { dossierCode } of [FIRST, MIXED]) await endDossier(clerk, dossierCode);
    written = await clerk.ok('archive.writeTo', {
      path: at('nop-luu.zip'),
      year: 2026,
      bookIds,
      dossiers: [FIRST.dossierCode, MIXED.dossierCode],
    });
    expect(written.counts).toEqual({ dossiers: 2, documents: 3, files: 1, registers: 2 });
    const parts = contentOf(at('nop-luu.zip'));
    expect(Object.keys(parts)).toEqual([
      ...['manifest.json', 'manifest.p7s', 'root.pem', 'dossiers.jsonl', 'documents.jsonl'],
      ...['registers/incoming-2026-1.jsonl', 'registers/outgoing-2026-1.jsonl'],
      ...['muc-luc.pdf', 'bien-ban.pdf', `files/${first}/1.pdf`],
    ]);
    const everything = Buffer.concat(Object.values(parts)).toString('utf8');
    expect(everything).not.toContain(CANARY);
    for (const secret of ['14-CV/TU', '16-CV/TU', LATER, 'Cơ quan không ai được biết'])
      expect(everything, secret).not.toContain(secret);
    const incomingBook = parts['registers/incoming-2026-1.jsonl']?.toString('utf8').trim().split('\n') ?? [];
    expect(incomingBook).toHaveLength(1 + 5);
    expect(incomingBook[1]).toContain('["Tỉnh ủy Sơn Hà",1],["Tỉnh ủy Sơn La",0]');
    expect(JSON.parse(incomingBook[4] ?? '')).toMatchObject({ number: 4, cancelled: true, withheld: false });
    // classified afterwards: its number goes, so that none is missing, and not one of its words
    expect(JSON.parse(incomingBook[5] ?? '')).toEqual({
      number: 5,
      enteredOn: '2026-11-24',
      cancelled: false,
      withheld: true,
      cells: [],
    });
    const { packages } = await clerk.ok('archive.packages', {});
    expect(packages).toMatchObject([{ id: written.packageId, direction: 'out', sha256: written.sha256 }]);
    const { items } = await clerk
      .ok('ledger.list', {
        actorId: null,
        act: 'archive.written',
        before: null,
        limit: 5,
      })
      .catch(() => ({ items: [] }));
    expect(items.length).toBeLessThanOrEqual(1);
    const after = await clerk.ok('archive.choices', { year: 2026 });
    expect(after.dossiers.map(({ sentDocuments }) => sentDocuments)).toEqual([2, 0, 1]);
    expect(after.books.map(({ sentMs }) => sentMs !== null)).toEqual([true, true, false]);
    const leader = await office.as('lanhdao');
    const told = { actorId: null, act: 'archive.written', before: null, limit: 5 };
    expect((await leader.ok('ledger.list', told)).items).toMatchObject([
      { facts: { year: 2026, dossiers: 2, documents: 3, registers: 2, sha256: written.sha256 } },
    ]);
  });

  it('is checked by plain Node, by openssl and by the command line', async () => {
    const checked = spawnSync(process.execPath, [SCRIPT, at('nop-luu.zip')], { encoding: 'utf8' });
    expect(checked.status).toBe(0);
    const verdict = JSON.parse(checked.stdout) as Record<string, unknown>;
    expect(verdict).toMatchObject({ ok: true, dossiers: 2, files: 1, manifestSha256: written.sha256 });
    const parts = contentOf(at('nop-luu.zip'));
    for (const name of ['manifest.json', 'manifest.p7s', 'root.pem'])
      fs.writeFileSync(at(name), parts[name] ?? '');
    execFileSync('openssl', [
      ...['cms', '-verify', '-inform', 'DER', '-in', at('manifest.p7s'), '-content', at('manifest.json')],
      ...['-CAfile', at('root.pem'), '-purpose', 'any', '-attime', String(TEST_NOW_MS / 1000), '-binary'],
      ...['-out', at('out.json')],
    ]);
    expect(execFileSync('unzip', ['-tq', at('nop-luu.zip')], { encoding: 'utf8' })).toContain('No errors');
    const said: string[] = [];
    const terminal = {
      out: (line: string) => void said.push(line),
      readStdin: () => Buffer.alloc(0),
      nowMs: () => TEST_NOW_MS,
      appVersion: '0',
      newKeyPair: testKeyPair,
    };
    const root = String(verdict['root']);
    expect(
      await runCli(terminal, ['archive', 'verify', '--in', at('nop-luu.zip'), '--authority', root]),
    ).toBe(0);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({
      value: { counts: written.counts, root: { compared: true } },
    });
    const other = root.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    expect(
      await runCli(terminal, ['archive', 'verify', '--in', at('nop-luu.zip'), '--authority', other]),
    ).toBe(1);
  });

  it('every change of a package is found, by both checkers, and nothing is taken in', async () => {
    const parts = contentOf(at('nop-luu.zip'));
    const clerk = await archive.as('vanthu');
    const changes: Record<string, Record<string, Buffer>> = {};
    for (const [name, bytes] of Object.entries(parts)) {
      const flipped = Buffer.from(bytes);
      const middle = Math.floor(flipped.length / 2);
      flipped[middle] = (flipped[middle] ?? 0) ^ 1;
      changes[`flipped ${name}`] = { ...parts, [name]: flipped };
      changes[`without ${name}`] = Object.fromEntries(Object.entries(parts).filter(([one]) => one !== name));
    }
    changes['one more'] = { ...parts, 'files/x.txt': Buffer.from('x') };
    changes['a step upwards'] = { ...parts, '../x.txt': Buffer.from('x') };
    for (const [what, changed] of Object.entries(changes)) {
      const file = at('changed.zip');
      await writeZip(file, changed);
      const script = spawnSync(process.execPath, [SCRIPT, file], { encoding: 'utf8' });
      expect([what, script.status === 0]).toEqual([what, false]);
      expect([what, (await clerk.call('archive.look', { path: file })).ok]).toEqual([what, false]);
    }
    const whole = fs.readFileSync(at('nop-luu.zip'));
    for (const cut of [0, 21, 22, 5_000, whole.length - 1]) {
      fs.writeFileSync(at('changed.zip'), whole.subarray(0, cut));
      expect((await clerk.call('archive.look', { path: at('changed.zip') })).ok).toBe(false);
    }
    expect((await clerk.ok('archive.packages', {})).packages).toEqual([]);
  });

  it('is taken into an empty vault once its root was compared; its registers are equal to the byte', async () => {
    const clerk = await archive.as('vanthu');
    const file = at('nop-luu.zip');
    const look = await clerk.ok('archive.look', { path: file });
    expect(look).toMatchObject({
      office: { name: 'Đảng ủy xã Đồng Vàng' },
      counts: written.counts,
      taken: false,
      root: { known: false },
    });
    const take = { path: file, fingerprint: look.root.fingerprint, comparedHow: '' };
    const refused = async (change: Partial<typeof take>, reason: string): Promise<void> =>
      expect(await clerk.call('archive.takeFrom', { ...take, ...change })).toMatchObject({
        error: { code: 'archive-not-taken', params: { reason } },
      });
    await refused({}, 'compare');
    await refused({ fingerprint: '00', comparedHow: 'Gọi điện' }, 'differs');
    await clerk.ok('archive.takeFrom', { ...take, comparedHow: 'Gọi điện cho văn thư xã' });
    await refused({ comparedHow: 'Gọi điện' }, 'already');
    await clerk.ok('archive.writeAgain', { path: at('again.zip'), packageId: look.packageId });
    expect(registersIn(at('again.zip'))).toEqual(registersIn(file));
    expect(Object.keys(registersIn(file))).toHaveLength(2);
    expect(fs.readFileSync(at('again.zip')).equals(fs.readFileSync(file))).toBe(true);
    const held = await clerk.ok('archive.dossiers', { packageId: look.packageId });
    expect(held.dossiers.map(({ code, documents }) => [code, documents])).toEqual([
      ['05.01.2026', 2],
      ['05.03.2026', 1],
    ]);
    expect(held.registers).toMatchObject([
      { kind: 'incoming', lines: 5, withheld: 1 },
      { kind: 'outgoing', lines: 1 },
    ]);
    const home = await office.as('vanthu');
    expect(await home.call('archive.takeFrom', { ...take, comparedHow: 'x' })).toMatchObject({
      error: { params: { reason: 'own' } },
    });
  });

  it('what was taken in is looked at document by document, its files opened with a line in the ledger', async () => {
    let clerk = await archive.as('vanthu');
    const { packageId } = written;
    const of = { packageId, dossier: FIRST.dossierCode };
    const { documents } = await clerk.ok('archive.documents', of);
    const scanned = documents.find(({ id }) => id === first);
    expect(documents).toHaveLength(2);
    expect(scanned).toMatchObject({ issuer: 'Tỉnh ủy Sơn La', files: [{ name: 'ban scan số 1.pdf' }] });
    const file = { packageId, path: scanned?.files[0]?.path ?? '' };
    const read = (segment: number) => clerk.call('archive.readFile', { ...file, segment });
    expect(await read(0)).toMatchObject({ error: { code: 'not-permitted' } });
    expect(await clerk.ok('archive.openFile', file)).toMatchObject({
      kind: 'pdf',
      mime: 'application/pdf',
      sizeBytes: 2_500_009,
    });
    const pieces: Buffer[] = [];
    for (let segment = 0; segment < 3; segment += 1) {
      const { dataBase64, segments } = await clerk.ok('archive.readFile', { ...file, segment });
      expect(segments).toBe(3);
      pieces.push(Buffer.from(dataBase64, 'base64'));
    }
    expect(Buffer.concat(pieces).equals(fs.readFileSync(at('ban scan số 1.pdf')))).toBe(true);
    // the papers of the package and what is no document of it are not opened this way
    for (const path of ['muc-luc.pdf', 'files/khong-co/1.pdf', 'manifest.json'])
      expect(await clerk.call('archive.openFile', { packageId, path })).toMatchObject({
        error: { code: 'not-found' },
      });
    expect(await (await archive.as('quantri')).call('archive.documents', of)).toMatchObject({
      error: { code: 'not-permitted' },
    });
    clerk = await archive.as('vanthu'); // another session opens it again
    expect(await read(0)).toMatchObject({ error: { code: 'not-permitted' } });
    await archive.close();
    const db = await openRaw(archive.dir);
    try {
      const told = db.prepare("SELECT facts FROM ledger WHERE act = 'archive.file-opened'").pluck().all();
      expect(told.map((facts) => JSON.parse(String(facts)) as unknown)).toEqual([
        { dossier: FIRST.dossierCode, code: '1215-CV/TU', number: 1 },
      ]);
    } finally {
      db.close();
    }
    const giver = await office.as('vanthu'); // of what was handed over from here the records are still here
    expect(await giver.call('archive.documents', of)).toMatchObject({ error: { code: 'not-found' } });
  });

  it('what was taken in is part of a backup and stays after the sweep of a sign-in', async () => {
    const clerk = await archive.as('vanthu');
    const { packages } = await clerk.ok('archive.packages', {});
    await clerk.ok('archive.writeAgain', { path: at('later.zip'), packageId: packages[0]?.id ?? '' });
    expect(fs.readFileSync(at('later.zip')).equals(fs.readFileSync(at('nop-luu.zip')))).toBe(true);
    await archive.close();
    const db = await openRaw(archive.dir);
    try {
      const blobs = namedFiles(db, archive.dir).filter(({ place }) => place === 'blob');
      // the scan and the two printed papers
      expect(blobs.map(({ path: file }) => fs.existsSync(file))).toEqual([true, true, true]);
    } finally {
      db.close();
    }
  });

  it('the papers of a package: minutes and list, from the record', async () => {
    const clerk = await office.as('vanthu');
    const subject = { subjectKind: 'archive', subjectId: written.packageId } as const;
    for (const paper of ['archive-minutes', 'archive-list'] as const) {
      const made = await clerk.ok('papers.make', { ...subject, paper, recipient: null, format: 'pdf' });
      expect(made.pages).toBeGreaterThan(0);
    }
  });
});
