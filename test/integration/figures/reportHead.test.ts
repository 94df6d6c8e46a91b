import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const DAY_MS = 86_400_000;
/** Wednesday 25/11/2026, 9:41 in Hà Nội */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => nowMs,
  });
});
afterAll(() => vault.remove());

const ASK = {
  scope: 'office',
  format: 'docx',
  period: { kind: 'year', on: '2026-11-25' },
  filter: { group: 'all', kind: null, source: null, field: null, holderId: null },
} as const;

test('a report begins with what changed, what is still overdue, who waits longest, and a chart of the periods', async () => {
  const quick = await takeInCase(vault);
  const old = await takeInCase(vault, {
    receivedOn: '2026-11-02',
    title: 'Đề nghị lắp thêm trạm phát',
    body: 'Thôn chưa có sóng.',
  });
  await answered(vault, quick, 'Đường dự phòng lắp xong.');
  await quick.does('tiepnhan', 'submissions.deliver', {
    receiptId: quick.id,
    channel: 'post',
    documentCode: '',
    note: '',
  });
  nowMs += 30 * DAY_MS;
  const documentOf = async (published: boolean): Promise<string> => {
    const leader = await vault.as('lanhdao');
    const { reportId } = await leader.ok('figures.report', { ...ASK, published });
    const file = path.join(vault.dir, '..', `bao-cao-${String(published)}.docx`);
    await leader.ok('reports.saveTo', { reportId, path: file });
    return execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8' });
  };
  const xml = await documentOf(false);
  const text = xml.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(text).toContain(
    'Kỳ này tiếp nhận 2 hồ sơ, nhiều hơn kỳ trước 2; trả lời 1 hồ sơ, đúng hạn 100 %; còn 1 hồ sơ quá hạn chưa trả lời.',
  );
  expect(text).not.toContain('quá hạn nhất'); // in an office without units none of them is late
  expect(text).toContain(`Hồ sơ chờ lâu nhất: ${old.receiptCode}, tiếp nhận ngày 02/11/2026, đã 53 ngày.`);
  // the bars are words that the official can edit, coloured
  expect(xml).toContain('w:fill="2F5D9B"');
  expect(text.indexOf('Câu trả lời qua các kỳ')).toBeLessThan(text.indexOf('1. Cân đối của kỳ'));
  // for everybody to read nothing is told of one case or one unit
  const published = await documentOf(true);
  expect(published).not.toContain(old.receiptCode);
  expect(published).not.toContain('quá hạn nhất');
});
