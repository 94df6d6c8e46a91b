import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { workbookOf } from '../../support/zip.ts';
import { NEAR_TITLE, type NearLetter, nearLetters } from '../../support/nearLetters.ts';
import { takeInCase } from '../../support/submissions.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

const NOW = Date.UTC(2026, 10, 25, 2, 41);
const COUNT = 40;
let vault: TestVault;
let folder: string;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao'], nowMs: () => NOW });
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-near-'));
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await vault.remove();
});

const DECIDED: Omit<Input<'intake.takeRows'>, 'stageId' | 'mapping' | 'from' | 'count'> = {
  kindForMissing: null,
  kindOfLines: [],
  undatedAsToday: false,
  receivedAs: 'today',
  confirmedLines: [],
  leftOutLines: [],
  note: '',
};

async function imports(clerk: Caller, letters: readonly NearLetter[]): Promise<void> {
  const head = [
    'Mã phản ánh',
    'Loại',
    'Tiêu đề',
    'Nội dung',
    'Họ và tên',
    'Địa chỉ',
    'Điện thoại',
    'Nguồn tiếp nhận',
  ];
  const rows = letters.map(({ name, title, body }, at) => [
    `G-${String(at)}`,
    'Phản ánh',
    title,
    body,
    name,
    'Thôn Nà Lạn, xã Đồng Vàng',
    '0912000111',
    'Cổng PAKN',
  ]);
  const file = path.join(folder, 'bon-muoi-thu.xlsx');
  fs.writeFileSync(file, workbookOf([head, ...rows]));
  const { stageId } = await clerk.ok('attachments.stagePath', { path: file });
  const { mapping, total } = await clerk.ok('intake.preview', {
    stageId,
    mapping: null,
    from: 0,
    count: 200,
  });
  expect(total).toBe(letters.length);
  for (let from: number | null = 0; from !== null;) {
    const reply: { next: number | null; rows: { outcome: string }[] } = await clerk.ok('intake.takeRows', {
      stageId,
      mapping,
      from,
      count: 25,
      ...DECIDED,
    });
    expect(reply.rows.filter(({ outcome }) => outcome !== 'taken')).toEqual([]);
    from = reply.next;
  }
}

describe('one letter in forty wordings', () => {
  test('is one group of reception: others about another place or with another wish stay out', async () => {
    const clerk = await vault.as('tiepnhan');
    await imports(clerk, nearLetters(COUNT));
    const strangers = await Promise.all(
      [
        nearLetters(1, undefined, NEAR_TITLE.replace('Nà Lạn', 'Nà Mẫu')),
        nearLetters(
          1,
          'đường vào thôn Nà Lạn bị sạt lở từ tháng 9, xe không qua được. Đề nghị không sửa mà làm đường mới qua đồi.',
        ),
      ]
        .flat()
        .concat(nearLetters(2).map((one) => ({ ...one, body: one.body.replaceAll('Nà Lạn', 'Bản Mới') })))
        .map(({ title, body }) => takeInCase(vault, { title, body })),
    );
    const { groups } = await (await vault.as('tiepnhan')).ok('submissions.alikeGroups', {});
    expect(groups[0]).toMatchObject({ others: COUNT - 1 });
    const { id = '' } = groups[0] ?? {};
    const { others, left } = await (await vault.as('tiepnhan')).ok('submissions.alike', { id });
    expect([others.length, left]).toEqual([COUNT - 1, 0]);
    // what differs is told without names, greetings and numbers of houses
    for (const { apart } of others) expect(apart).toEqual([]);
    for (const stranger of strangers) expect(others.map((one) => one.id)).not.toContain(stranger.id);
  });

  test('becomes one case by those that a person chose, and all its senders are told', async () => {
    const clerk = await vault.as('tiepnhan');
    const { groups } = await clerk.ok('submissions.alikeGroups', {});
    const { id = '' } = groups[0] ?? {};
    const { others } = await clerk.ok('submissions.alike', { id });
    const [without, ...chosen] = others.map((one) => one.id);
    for (let from = 0; from < chosen.length; from += 20) {
      const ids = chosen.slice(from, from + 20);
      expect(await clerk.ok('submissions.mergeSame', { id, ids, note: '' })).toEqual({
        merged: ids.length,
        refused: [],
      });
    }
    const seen = await clerk.ok('submissions.get', { id });
    expect(seen.duplicates.map((one) => one.id)).not.toContain(without);
    expect([seen.duplicates.length, seen.sameOpen]).toEqual([COUNT - 2, 1]);
    expect(seen.unacknowledged).toHaveLength(COUNT - 1);
    expect(seen.unacknowledged.every(({ reach }) => reach.way === 'portal')).toBe(true);
    const ids = seen.unacknowledged.map((one) => one.id);
    await clerk.ok('submissions.acknowledge', { ids, channel: 'portal' });
    expect((await clerk.ok('submissions.get', { id })).unacknowledged).toEqual([]);
  });

  test('one that is not of the wording is refused by itself', async () => {
    const clerk = await vault.as('tiepnhan');
    const { groups } = await clerk.ok('submissions.alikeGroups', {});
    const { id = '' } = groups[0] ?? {};
    const other = await takeInCase(vault, {
      title: 'Đèn đường tổ 5 hỏng',
      body: 'Đèn đường tổ 5 hỏng một tháng nay.',
    });
    const reply = await clerk.call('submissions.mergeSame', { id, ids: [other.id], note: '' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'stale-revision', params: { id: other.id } } });
  });
});
