import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseRecordKey } from '../../../electron/vault/knowing/backupKeys.ts';
import { takeActLine } from '../../../electron/vault/registers/actLines.ts';
import { defaultFolder, setsIn } from '../../../electron/vault/backup/places.ts';
import {
  filesUnder,
  type RestoredStation,
  restoreTo,
  rootOf,
  setFolders,
  stageText,
} from '../../support/backups.ts';
import { openPorts } from '../../support/openPorts.ts';
import { textOfPdf } from '../../support/papers.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming, outgoing } from '../../support/registration.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  serviceFor,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

/** Every file of a folder with its content; the lock of a process is none of the vault's. */
const filesOf = (dir: string): Record<string, string> =>
  Object.fromEntries(
    filesUnder(dir)
      .filter((file) => path.basename(file) !== 'lock')
      .map((file) => [path.relative(dir, file), fs.readFileSync(file, 'base64')]),
  );

const WORDS = 'nội dung hư cấu của bản sao';

describe('a station that comes back', () => {
  let vault: TestVault;
  let clerk: Caller;
  let openId = '';
  let secretId = '';
  let [now, restored]: [number, RestoredStation | null] = [TEST_NOW_MS, null];
  const target = () => `${vault.dir}-moi`;
  const read = async (caller: Caller, documentId: string): Promise<string> => {
    const [file] = (await caller.ok('documents.get', { id: documentId })).attachments;
    await caller.ok('attachments.open', { id: file?.id ?? '' });
    const { dataBase64 } = await caller.ok('attachments.read', {
      source: 'record',
      id: file?.id ?? '',
      segment: 0,
    });
    return Buffer.from(dataBase64, 'base64').toString('utf8');
  };

  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', people: ['quantri', 'vanthu'], nowMs: () => now });
    clerk = await vault.as('vanthu');
    const one = await clerk.ok(
      'documents.registerIncoming',
      incoming({ files: [await stageText(clerk, WORDS)] }),
    );
    const two = await clerk.ok(
      'documents.registerIncoming',
      incoming({
        book: 'classified-incoming',
        level: 'mat',
        code: '11-BC/TU',
        files: [await stageText(clerk, `mật: ${WORDS}`)],
      }),
    );
    await clerk.ok('documents.registerOutgoing', outgoing());
    [openId, secretId] = [one.id, two.id];
    await clerk.ok('backup.create', { targetId: 'first' });
    // what the backup will not know
    await clerk.ok('documents.registerIncoming', incoming({ code: '2-CV/TU' }));
    await clerk.ok('documents.registerIncoming', incoming({ code: '3-CV/TU' }));
    await vault.close();
  }, 180_000);
  afterAll(async () => {
    await restored?.service.close();
    await vault.remove();
  });

  it('is found in the folder, before anything is opened', async () => {
    const caller = callerOf(serviceFor(target(), () => now));
    const { sets } = await caller.ok('backup.look', { path: defaultFolder(vault.dir) });
    expect(sets).toHaveLength(1);
    expect(sets[0]).toMatchObject({
      officeName: 'Đảng ủy xã Đồng Vàng',
      people: [{ username: 'quantri' }, { username: 'vanthu' }],
    });
    const alone = await caller.ok('backup.look', { path: sets[0]?.from ?? '' });
    expect(alone.sets).toEqual(sets);
  });

  it('does not come back with a wrong passphrase, nor over a vault that is there', async () => {
    const [from = ''] = setFolders(rootOf(vault));
    const wrong = { from, username: 'vanthu', passphrase: 'không phải mật khẩu', recoveryCode: null };
    const fresh = callerOf(serviceFor(target(), () => now));
    expect(await fresh.call('backup.restore', wrong)).toMatchObject({ error: { code: 'wrong-passphrase' } });
    expect(fs.existsSync(target())).toBe(false);
    const over = callerOf(serviceFor(vault.dir, () => now));
    const right = { ...wrong, passphrase: TEST_PASSPHRASE };
    expect(await over.call('backup.restore', right)).toMatchObject({ error: { code: 'vault-exists' } });
  });

  it('takes the place of a damaged vault, which is kept aside whole', async () => {
    const [from = ''] = setFolders(rootOf(vault));
    const dir = `${vault.dir}-hong`;
    const aside = `${dir}-de-rieng`;
    fs.cpSync(vault.dir, dir, { recursive: true });
    fs.writeFileSync(path.join(dir, 'vault.json'), 'không phải đầu kho');
    const before = filesOf(dir);
    const service = serviceFor(dir, () => now);
    const caller = callerOf(service);
    expect(await caller.ok('vault.inspect', {})).toMatchObject({ state: 'damaged' });
    const input = { from, username: 'vanthu', passphrase: 'không phải mật khẩu', recoveryCode: null, aside };
    expect(await caller.call('backup.restore', input)).toMatchObject({ error: { code: 'wrong-passphrase' } });
    expect(filesOf(dir)).toEqual(before); // nothing moves before the restored one is complete
    expect(fs.existsSync(aside)).toBe(false);
    const done = await caller.ok('backup.restore', { ...input, passphrase: TEST_PASSPHRASE });
    expect(done).toMatchObject({ epoch: 2, aside: path.basename(aside) });
    expect(filesOf(aside)).toEqual(before);
    await caller.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
    expect(await read(caller, openId)).toBe(WORDS);
    await service.close();
  });

  it('does not take the place of a vault that another process has open', async () => {
    const [from = ''] = setFolders(rootOf(vault));
    const dir = `${vault.dir}-dang-mo`;
    fs.cpSync(vault.dir, dir, { recursive: true });
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      fs.writeFileSync(path.join(dir, 'lock'), `${other.pid} `);
      const caller = callerOf(serviceFor(dir, () => now));
      const input = { from, username: 'vanthu', passphrase: TEST_PASSPHRASE, recoveryCode: null };
      const reply = await caller.call('backup.restore', { ...input, aside: `${dir}-de-rieng` });
      expect(reply).toMatchObject({ error: { code: 'vault-in-use' } });
      expect(fs.existsSync(`${dir}-de-rieng`)).toBe(false);
    } finally {
      other.kill();
    }
  });

  it('comes back whole, in a new epoch', async () => {
    now += 3600_000;
    const [from = ''] = setFolders(rootOf(vault));
    restored = await restoreTo(target(), from, 'vanthu', () => now);
    const { caller } = restored;
    expect(await read(caller, openId)).toBe(WORDS);
    expect(await read(caller, secretId)).toBe(`mật: ${WORDS}`);
    expect(await caller.ok('backup.overview', {})).toMatchObject({ epoch: 2 });
    expect(await caller.ok('ledger.verify', {})).toMatchObject({ intact: true });
  });

  it('gives out no number until a person has compared it with the paper', async () => {
    const { caller } = restored ?? expect.fail();
    const refused = { ok: false, error: { code: 'numbers-unconfirmed' } };
    expect(await caller.call('documents.registerIncoming', incoming({ code: '9-CV/TU' }))).toMatchObject(
      refused,
    );
    const sending = await caller.call('documents.registerOutgoing', outgoing());
    expect(sending).toMatchObject({ error: { ...refused.error, params: { book: 'outgoing' } } });
    const { checks } = await caller.ok('backup.numberChecks', {});
    expect(checks.filter(({ kind }) => kind === 'book')).toHaveLength(8);
    const book = checks.find(({ book: kind }) => kind === 'incoming') ?? expect.fail();
    expect(book.known).toBe(1);
    const ground = 'Đối chiếu sổ giấy ngày 24/11/2026';
    expect(await caller.call('backup.confirmNumbers', { id: book.id, last: 0, ground })).toMatchObject({
      error: { code: 'bad-input' },
    });
    // the paper shows two more: they are taken, never given again, and wait to be written again
    expect(await caller.ok('backup.confirmNumbers', { id: book.id, last: 3, ground })).toEqual({
      accounted: 2,
    });
    const next = await caller.ok('documents.registerIncoming', incoming({ code: '9-CV/TU' }));
    expect(next.entryNumber).toBe(4);
  });

  it('takes what stood under a lost number again from the paper, under that very number, once', async () => {
    const { caller } = restored ?? expect.fail();
    const { lost } = await caller.ok('backup.numberChecks', {});
    expect(lost).toMatchObject([{ book: 'incoming', year: 2026, count: 2 }]);
    const { reservations } = await caller.ok('registers.reservations', { bookId: null, held: true });
    expect(reservations.map(({ number, lost: isLost }) => [number, isLost])).toEqual([
      [3, true],
      [2, true],
    ]);
    const idOf = (number: number) => reservations.find((one) => one.number === number)?.id ?? '';
    const again = (number: number, note: string) =>
      incoming({
        code: `${number}-CV/TU`,
        arrivedOn: '2026-11-20',
        documentDate: '2026-11-19',
        note,
        numberFrom: { kind: 'reservation', id: idOf(number) },
      });
    expect(await caller.call('documents.registerIncoming', again(2, ''))).toMatchObject({
      error: { code: 'reason-required' },
    });
    // a day long past needs no leader: the paper shows it, and the comparison was written down
    const two = await caller.ok('documents.registerIncoming', again(2, 'Ghi lại từ sổ giấy'));
    expect(two.entryNumber).toBe(2);
    expect((await caller.ok('documents.get', { id: two.id })).enteredOn).toBe('2026-11-20');
    expect(await caller.call('documents.registerIncoming', again(2, 'Ghi lại lần nữa'))).toMatchObject({
      error: { code: 'number-taken' },
    });
    await caller.ok('registers.release', { id: idOf(3), reason: 'Sổ giấy để trống' });
    // the ledger names it as what it is: never reserved by anybody
    await caller.ok('vault.unlock', { username: 'quantri', passphrase: TEST_PASSPHRASE });
    const { items } = await caller.ok('ledger.list', { actorId: null, act: null, before: null, limit: 9 });
    const released = items.find(({ act }) => act === 'number.released');
    expect(released?.facts).toMatchObject({ number: 3, lost: 1 });
    await caller.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
    expect((await caller.ok('backup.numberChecks', {})).lost).toEqual([]);
    expect(await caller.call('documents.registerIncoming', again(3, 'Ghi lại từ sổ giấy'))).toMatchObject({
      error: { code: 'number-taken' },
    });
    const next = await caller.ok('documents.registerIncoming', incoming({ code: '10-CV/TU' }));
    expect(next.entryNumber).toBe(5);
  });

  it('begins a book of which the backup knows nothing where the paper ends', async () => {
    const { caller } = restored ?? expect.fail();
    const { checks } = await caller.ok('backup.numberChecks', {});
    const book = checks.find(({ book: kind }) => kind === 'classified-outgoing') ?? expect.fail();
    expect(book).toMatchObject({ known: 0, year: 2026 });
    await caller.ok('backup.confirmNumbers', { id: book.id, last: 2, ground: 'Sổ giấy có hai số' });
    const series = checks.filter(({ kind }) => kind === 'series');
    expect(series.length).toBeGreaterThan(0);
    // in the words of the office, not in identifiers
    expect(series[0]?.series).toMatchObject({ counts: 'term', period: '2025-2030', classified: false });
    expect(series.map((one) => one.series?.typeName)).toContain('Báo cáo');
    for (const { id, known } of series)
      await caller.ok('backup.confirmNumbers', { id, last: known + 5, ground: 'Sổ giấy' });
    const outBook = checks.find(({ book: kind }) => kind === 'outgoing') ?? expect.fail();
    await caller.ok('backup.confirmNumbers', { id: outBook.id, last: 1, ground: 'Sổ giấy' });
    const sent = await caller.ok('documents.registerOutgoing', outgoing());
    expect(sent.entryNumber).toBe(2);
    expect(sent.code).toMatch(/^0?7-/);
  });

  it('gives an outgoing document of the paper both its numbers back, and neither to another', async () => {
    const { caller } = restored ?? expect.fail();
    const { reservations } = await caller.ok('registers.reservations', { bookId: null, held: true });
    const lost = reservations.filter(({ kind }) => kind === 'classified-outgoing');
    expect(lost.map(({ number }) => number)).toEqual([2, 1]);
    const again = (number: number, ownNumber: number | null) =>
      outgoing({
        book: 'classified-outgoing',
        level: 'mat',
        documentDate: '2026-11-20',
        note: 'Theo sổ giấy',
        numberFrom: {
          kind: 'reservation',
          ownNumber,
          id: lost.find((one) => one.number === number)?.id ?? '',
        },
      });
    expect(await caller.call('documents.registerOutgoing', again(1, null))).toMatchObject({
      error: { code: 'bad-input', params: { field: 'ownNumber' } },
    });
    const three = await caller.ok('documents.registerOutgoing', again(1, 3));
    expect(three.entryNumber).toBe(1);
    expect(three.code).toMatch(/^0?3-/);
    expect(await caller.call('documents.registerOutgoing', again(2, 3))).toMatchObject({
      error: { code: 'number-taken' },
    });
    expect((await caller.ok('documents.registerOutgoing', again(2, 2))).code).toMatch(/^0?2-/);
    const next = await caller.ok(
      'documents.registerOutgoing',
      outgoing({ book: 'classified-outgoing', level: 'mat' }),
    );
    expect(next).toMatchObject({ entryNumber: 3 });
    expect(next.code).toMatch(/^0?4-/);
  });

  it('takes the numbers of acts that stand on paper, waits for none of them, and prints why they have no line', async () => {
    const { caller } = restored ?? expect.fail();
    const { checks } = await caller.ok('backup.numberChecks', {});
    const acts = checks.find(({ book: kind }) => kind === 'transfer') ?? expect.fail();
    expect(acts.known).toBe(0);
    const ground = 'Sổ chuyển giao giấy có hai dòng';
    expect(await caller.ok('backup.confirmNumbers', { id: acts.id, last: 2, ground })).toEqual({
      accounted: 2,
    });
    expect((await caller.ok('backup.numberChecks', {})).lost.map(({ book }) => book)).not.toContain(
      'transfer',
    );
    const { books } = await caller.ok('registers.books', {});
    const book = books.find(({ kind }) => kind === 'transfer') ?? expect.fail();
    expect(book).toMatchObject({ nextNumber: 3 });
    const printed = { bookId: book.id, fromNumber: 1, toNumber: 2, cover: false };
    const { reportId } = await caller.ok('reports.book', printed);
    const file = path.join(path.dirname(target()), 'so-chuyen-giao.pdf');
    const { dataBase64 } = await caller.ok('reports.read', { reportId, offset: 0 });
    fs.writeFileSync(file, Buffer.from(dataBase64, 'base64'));
    expect(textOfPdf(file).replaceAll(/\s+/g, ' ')).toContain('giấy có hai dòng');
    // the next act goes on behind the paper
    await restored?.service.close();
    const { ports, close } = await openPorts(target(), 'vanthu', () => now);
    const act = { subjectKind: 'act', subjectId: ports.newId(), documentId: null, facts: {} };
    expect(takeActLine(ports, 'transfer', act).number).toBe(3);
    close();
  });

  it('sends envelopes behind those that may have gone since', async () => {
    await restored?.service.close();
    const db = await openRaw(target());
    try {
      // an inspector reads a person's name there, as in every other entry
      expect(
        db
          .prepare(`SELECT l.actor FROM ledger l JOIN person p ON p.id = l.actor_id AND p.full_name = l.actor
                     WHERE l.act = 'vault.restored'`)
          .pluck()
          .all(),
      ).toEqual(['Nguyễn Thị Hường']);
      db.prepare('INSERT INTO sequence_floor (peer_station, floor, epoch) VALUES (?, 100001, 2)').run(
        'tram-khac',
      );
      const insert = (sequence: number) =>
        db
          .prepare(
            `INSERT INTO outbox (id, peer_station, peer_office, peer_name, sequence, kind, level, metadata, signers, files, stage, note, created_ms, at_ms)
           VALUES (?, 'tram-khac', 'x', 'x', ?, 'receipt', 'none', '{}', '[]', '[]', 'queued', '', 1, 1)`,
          )
          .run(String(sequence).padStart(32, '0'), sequence);
      expect(() => insert(1)).toThrow('next number of its recipient');
      expect(insert(100001).changes).toBe(1);
      expect(insert(100002).changes).toBe(1);
    } finally {
      db.close();
    }
  });

  it('keeps the station that was left behind from going on in the same folder', async () => {
    const back = serviceFor(target(), () => now);
    const caller = callerOf(back);
    await caller.ok('vault.unlock', { username: 'quantri', passphrase: TEST_PASSPHRASE });
    await caller.ok('backup.setFolder', { path: defaultFolder(vault.dir), kind: 'second' });
    const { targets } = await caller.ok('backup.overview', {});
    // the copy that the office came back from was tried as no test could
    expect(targets.find(({ kind }) => kind === 'second')).toMatchObject({
      lastTest: null,
      sets: [{ tested: null, restoredMs: expect.any(Number) as number }],
    });
    now += 1000;
    await caller.ok('backup.create', { targetId: targets.find(({ kind }) => kind === 'second')?.id ?? '' });
    await back.close();
    expect(setsIn(rootOf(vault)).map(({ epoch }) => epoch)).toEqual([2, 1]);
    clerk = await vault.as('vanthu');
    expect(await clerk.call('backup.create', { targetId: 'first' })).toMatchObject({
      error: { code: 'station-superseded' },
    });
  });

  it('comes back by the printed code alone', async () => {
    const from = setFolders(rootOf(vault)).at(-1) ?? '';
    const dir = path.join(path.dirname(vault.dir), 'theo-ma');
    const byCode = await restoreTo(dir, from, 'vanthu', () => now, { recoveryCode: vault.recoveryCode });
    expect(await read(byCode.caller, secretId)).toBe(`mật: ${WORDS}`);
    await byCode.service.close();
  });

  it('tells what is lost, and brings the rest', async () => {
    const root = rootOf(vault);
    const from = setFolders(root).at(-1) ?? '';
    const objects = fs
      .readdirSync(path.join(root, 'files'), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile());
    const [victim] = objects.map((one) => path.join(one.parentPath, one.name));
    fs.rmSync(victim ?? '');
    const dir = path.join(path.dirname(vault.dir), 'thieu-tep');
    const service = serviceFor(dir, () => now);
    const done = await callerOf(service).ok('backup.restore', {
      from,
      username: 'vanthu',
      passphrase: TEST_PASSPHRASE,
      recoveryCode: null,
    });
    expect(done).toMatchObject({ files: 2, lostFiles: 1 });
    await service.close();
  });

  it('cannot read what was erased after its backup', async () => {
    const from = setFolders(rootOf(vault)).at(-1) ?? '';
    await vault.close();
    const db = await openRaw(vault.dir);
    db.transaction(() => eraseRecordKey(db, secretId))();
    db.close();
    clerk = await vault.as('vanthu');
    expect((await clerk.ok('backup.overview', {})).targets[0]).toMatchObject({ erasuresWait: true });
    const other = path.join(path.dirname(vault.dir), 'o-usb');
    fs.mkdirSync(other);
    fs.cpSync(rootOf(vault), path.join(other, path.basename(rootOf(vault))), { recursive: true });
    for (const folder of setFolders(path.join(other, path.basename(rootOf(vault)))))
      if (folder.includes('-e2-')) fs.rmSync(folder, { recursive: true });
    await vault.close();
    const admin = await vault.as('quantri');
    await admin.ok('backup.setFolder', { path: other, kind: 'first' });
    now += 24 * 3600_000; // of the same day only the newest would stay
    await admin.ok('backup.create', { targetId: 'first' });
    expect((await admin.ok('backup.overview', {})).targets[0]).toMatchObject({ erasuresWait: false });
    const old = path.join(other, path.basename(rootOf(vault)), path.basename(from));
    const dir = path.join(path.dirname(vault.dir), 'sau-tieu-huy');
    const back = await restoreTo(dir, old, 'vanthu', () => now);
    await expect(read(back.caller, secretId)).rejects.toThrow('key-not-granted');
    await back.service.close();
    const raw = await openRaw(dir);
    const count = (sql: string) => raw.prepare(sql).pluck().get(secretId);
    expect(count('SELECT count(*) FROM content_key_grant WHERE document_id = ?')).toBe(0);
    expect(count('SELECT count(*) FROM content_key_escrow WHERE document_id = ?')).toBe(0);
    expect(
      raw.prepare("SELECT erased FROM station_epoch WHERE backup_id <> 'elsewhere'").pluck().all(),
    ).toEqual([1]);
    raw.close();
  });
});
