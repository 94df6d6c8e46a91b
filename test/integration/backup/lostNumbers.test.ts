import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { restorationSource } from '../../../electron/vault/reports/papers/fromRestoration.ts';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { formatReceiptCode } from '../../../shared/domain/numbering/receiptCode.ts';
import { type RestoredStation, restoreTo, rootOf, setFolders } from '../../support/backups.ts';
import { openPorts } from '../../support/openPorts.ts';
import { gapsOf, savePaper, textOfPdf } from '../../support/papers.ts';
import { incoming, outgoing, TEST_TODAY } from '../../support/registration.ts';
import { submission } from '../../support/submissions.ts';
import {
  type Caller,
  createTestVault,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const GROUND = 'Tập lưu công văn giấy';
describe('numbers given out after the backup, beside the books', () => {
  let vault: TestVault;
  let [now, restored]: [number, RestoredStation | null] = [TEST_NOW_MS, null];
  const target = () => `${vault.dir}-moi`;
  const caller = (): Caller => restored?.caller ?? expect.fail();
  const checkOf = async (subject: { book?: string; type?: string; prefix?: string }) =>
    (await caller().ok('backup.numberChecks', {})).checks.find(
      (check) =>
        (subject.book !== undefined && check.book === subject.book) ||
        (subject.type !== undefined && check.series?.typeName === subject.type) ||
        (subject.prefix !== undefined && check.prefix === subject.prefix),
    ) ?? expect.fail();
  const confirm = async (id: string, last: number): Promise<number> =>
    (await caller().ok('backup.confirmNumbers', { id, last, ground: GROUND })).accounted;

  beforeAll(async () => {
    vault = await createTestVault({
      profile: 'standalone',
      people: ['quantri', 'vanthu', 'tiepnhan'],
      nowMs: () => now,
    });
    const clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerOutgoing', outgoing());
    await clerk.ok('documents.registerIncoming', incoming());
    const intake = await vault.as('tiepnhan');
    await intake.ok('submissions.register', submission({ receivedOn: TEST_TODAY }));
    await (await vault.as('vanthu')).ok('backup.create', { targetId: 'first' });
    await vault.close();
    now += 3600_000;
    const [from = ''] = setFolders(rootOf(vault));
    restored = await restoreTo(target(), from, 'vanthu', () => now);
  }, 240_000);
  afterAll(async () => {
    await restored?.service.close();
    await vault.remove();
  });

  it('asks for the codes of this year too of which the backup knows none', async () => {
    const { checks, gone, minutes } = await caller().ok('backup.numberChecks', {});
    expect(
      checks.filter(({ kind }) => kind === 'receipts').map(({ prefix, known }) => [prefix, known]),
    ).toEqual([
      ['PA/2026', 1],
      ['SK/2026', 0],
      ['VM/2026', 0],
    ]);
    expect({ gone, minutes }).toEqual({ gone: 0, minutes: null });
  });

  it('gives no number of a series that the backup did not know while numbers of its book wait', async () => {
    expect(await confirm((await checkOf({ book: 'outgoing' })).id, 4)).toBe(3);
    expect(await confirm((await checkOf({ type: 'Báo cáo' })).id, 3)).toBe(2);
    const plan = outgoing({ typeId: 'ke-hoach' });
    expect(await caller().call('documents.registerOutgoing', plan)).toMatchObject({
      error: { code: 'numbers-unconfirmed', params: { what: 'waiting', type: 'Kế hoạch', count: 3 } },
    });
    const { reservations } = await caller().ok('registers.reservations', { bookId: null, held: true });
    const idOf = (number: number): string => reservations.find((one) => one.number === number)?.id ?? '';
    const again = { documentDate: '2026-11-20', note: 'Theo sổ giấy' };
    // number 2 of the book was plan 3 on paper: plans 1 and 2 were given out too
    await caller().ok('documents.registerOutgoing', {
      ...plan,
      ...again,
      numberFrom: { kind: 'reservation', ownNumber: 3, id: idOf(2) },
    });
    expect((await caller().call('documents.registerOutgoing', plan)).ok).toBe(false);
    await caller().ok('documents.registerOutgoing', {
      ...outgoing(again),
      numberFrom: { kind: 'reservation', ownNumber: 3, id: idOf(3) },
    });
    await caller().ok('registers.release', { id: idOf(4), reason: 'Sổ giấy để trống' });
    expect((await caller().ok('documents.registerOutgoing', plan)).code).toMatch(/^0?4-KH/);
    expect((await caller().ok('documents.registerOutgoing', outgoing())).code).toMatch(/^0?4-/);
  });

  it('goes on behind the paper with receipt codes, of a kind too that the backup did not know', async () => {
    expect(await confirm((await checkOf({ prefix: 'PA/2026' })).id, 3)).toBe(2);
    expect(await confirm((await checkOf({ prefix: 'SK/2026' })).id, 1)).toBe(1);
    await caller().ok('vault.unlock', { username: 'tiepnhan', passphrase: TEST_PASSPHRASE });
    const next = await caller().ok('submissions.register', submission({ receivedOn: TEST_TODAY }));
    expect(next.receiptCode).toBe(formatReceiptCode({ prefix: 'PA', year: 2026, sequence: 4 }));
    await caller().ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
  });

  it('has every number up to the last one either issued or in the minutes with its reason', async () => {
    const { gone, minutes } = await caller().ok('backup.numberChecks', {});
    expect(gone).toBe(6); // report 2; plans 1, 2; cases PA 2, 3; SK 1
    const of = { subjectKind: 'restoration', subjectId: minutes ?? '' } as const;
    const { papers } = await caller().ok('papers.offered', of);
    expect(papers.map(({ paper }) => paper)).toEqual(['numbers-minutes']);
    const file = path.join(path.dirname(target()), 'doi-chieu-so.pdf');
    await savePaper(caller(), { ...of, paper: 'numbers-minutes', recipient: null, format: 'pdf' }, file);
    const text = textOfPdf(file).replaceAll(/\s+/g, ' ');
    const code = (prefix: string, sequence: number): string =>
      formatReceiptCode({ prefix, year: 2026, sequence });
    for (const words of [code('PA', 2), code('PA', 3), code('SK', 1), GROUND, 'để trống', 'từ bản sao lưu'])
      expect(text).toContain(words);
    expect(await caller().call('papers.offered', { ...of, subjectId: '0'.repeat(32) })).toMatchObject({
      error: { code: 'not-found' },
    });
    await restored?.service.close();
    const { ports, close } = await openPorts(target(), 'vanthu', () => now);
    try {
      const [sheet = expect.fail()] = restorationSource.data(ports, of.subjectId, 'numbers-minutes', null);
      expect(gapsOf(loadRules().asOf(TEST_TODAY).paper('numbers-minutes'), sheet)).toEqual([]);
      const lost = (sheet.tables['lost'] ?? []).map(({ name, numbers, reason }) => [name, numbers, reason]);
      expect(lost).toEqual([
        [expect.stringMatching(/2026$/), '04', expect.stringContaining('Sổ giấy để trống')],
        [expect.stringContaining('Báo cáo'), '02', expect.stringContaining(GROUND)],
        [expect.stringContaining('Kế hoạch'), '01 – 02', expect.stringContaining('đã ghi lại từ bản giấy')],
        ['Mã biên nhận PA/2026', `${code('PA', 2)} – ${code('PA', 3)}`, expect.stringContaining(GROUND)],
        ['Mã biên nhận SK/2026', code('SK', 1), expect.stringContaining(GROUND)],
      ]);
      // nothing between the first number of a series and its next one is left unsaid
      const Missing = z.array(z.int());
      const missing = Missing.parse(
        ports.db
          .prepare(
            `WITH RECURSIVE n(id, number, next) AS (SELECT id, 1, next_number FROM number_series
               UNION ALL SELECT id, number + 1, next FROM n WHERE number + 1 < next)
             SELECT number FROM n WHERE number < next AND NOT EXISTS
               (SELECT 1 FROM document WHERE series_id = n.id AND series_number = n.number) ORDER BY 1`,
          )
          .pluck()
          .all(),
      );
      expect(missing).toEqual([1, 2, 2]);
    } finally {
      close();
      fs.rmSync(file, { force: true });
    }
  });
});
