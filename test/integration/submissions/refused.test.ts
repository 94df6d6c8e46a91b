import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { savePaper, textOfPdf } from '../../support/papers.ts';
import { takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao'],
    nowMs: () => Date.UTC(2026, 10, 25, 2, 41),
  });
});
afterAll(() => vault.remove());

async function sheetOf(reasonCode: string): Promise<string> {
  const one = await takeInCase(vault, { title: `Từ chối vì ${reasonCode}` });
  const refusal = { decision: 'propose-refusal', reasonCode, note: 'Việc nội bộ', transferTo: null } as const;
  await one.does('tiepnhan', 'submissions.classify', refusal);
  await one.does('lanhdao', 'submissions.decideRefusal', { approve: true, note: '' });
  const file = path.join(vault.dir, `${one.id}.pdf`);
  const paper = { subjectKind: 'submission', subjectId: one.id, paper: 'status-sheet' } as const;
  await savePaper(await vault.as('tiepnhan'), { ...paper, recipient: null, format: 'pdf' }, file);
  return textOfPdf(file).replaceAll(/\s+/g, ' ');
}

test('the sheet of the sender says why a case was refused, and of a complaint where to go with it', async () => {
  const complaint = await sheetOf('L2');
  expect(complaint).toContain('Lý do: Là khiếu nại, tố cáo.');
  expect(complaint).toMatch(/gửi đơn đến nơi tiếp công dân/);
  expect(complaint).not.toContain('Việc nội bộ');
  const outside = await sheetOf('L1');
  expect(outside).toContain('Lý do: Không thuộc phạm vi khoa học, công nghệ');
  expect(outside).not.toContain('tiếp công dân');
});
