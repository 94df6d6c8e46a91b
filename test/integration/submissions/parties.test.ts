import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { savePaper, textOfPdf } from '../../support/papers.ts';
import { type CaseHands, submission, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Who sends where it is not one person: a group, an organisation, nobody who is named. */
const NOW = Date.UTC(2026, 10, 25, 2, 41);
const NOTHING = { fullName: '', address: '', phone: '', email: '', idNumber: '' };
const SENDER = submission().sender;
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => NOW,
  });
});
afterAll(() => vault.remove());

const ofCase = (one: CaseHands) => ({ subjectKind: 'submission', subjectId: one.id }) as const;
const offered = async (who: string, one: CaseHands) =>
  (await (await vault.as(who)).ok('papers.offered', ofCase(one))).papers.map(({ paper }) => paper);
async function words(one: CaseHands, paper: Input<'papers.make'>['paper']): Promise<string> {
  const file = path.join(vault.dir, `${one.id}-${paper}.pdf`);
  await savePaper(
    await vault.as('tiepnhan'),
    { ...ofCase(one), paper, recipient: null, format: 'pdf' },
    file,
  );
  return textOfPdf(file).replaceAll(/\s+/g, ' ');
}

test('a receipt bears the own name in full, and only who may see it can make one', async () => {
  const one = await takeInCase(vault);
  expect(await words(one, 'receipt-slip')).toContain('Nguyễn Văn Hải');
  expect(await offered('tiepnhan', one)).toContain('receipt-slip');
  expect(await offered('chuyenvien', one)).not.toContain('receipt-slip');
});

test('a group stands on its papers by who speaks for it and how many they are', async () => {
  const one = await takeInCase(vault, {
    sender: { ...SENDER, party: { kind: 'group', people: '5 hộ' } },
  });
  expect(await words(one, 'receipt-slip')).toContain('Nguyễn Văn Hải, đại diện 5 hộ');
  expect((await one.see('chuyenvien')).senderMasked).toMatchObject({
    fullName: 'N••••• V•• H••',
    party: { kind: 'group', people: '5 hộ' },
  });
});

test('an organisation is shown by its name; who speaks for it is a person, and masked', async () => {
  const party = { kind: 'organisation', representative: 'Lò Thị Ón' } as const;
  const one = await takeInCase(vault, { sender: { ...SENDER, fullName: 'Hợp tác xã Nà Lạn', party } });
  expect(await words(one, 'acknowledgement-letter')).toContain('Hợp tác xã Nà Lạn, người đại diện Lò Thị Ón');
  const seen = JSON.stringify((await one.see('chuyenvien')).senderMasked);
  expect(seen).toContain('Hợp tác xã Nà Lạn');
  expect(seen).not.toContain('Lò');
});

test('nobody who is named is told anything, and nothing of the sender is asked for', async () => {
  const sender = { ...NOTHING, party: { kind: 'unnamed' } as const };
  const intake = await vault.as('tiepnhan');
  const meeting = { source: 'voters-meeting' } as const;
  expect(
    await intake.call('submissions.register', submission({ ...meeting, sender: NOTHING })),
  ).toMatchObject({ ok: false, error: { code: 'sender-details-missing' } });
  const one = await takeInCase(vault, { ...meeting, sender });
  const named = await takeInCase(vault, meeting);
  expect(await offered('tiepnhan', one)).toEqual(['receipt-slip', 'status-sheet']);
  expect(await words(one, 'receipt-slip')).toContain('không nêu tên');
  const { duties } = await (
    await vault.as('tiepnhan')
  ).ok('submissions.duties', { duty: 'acknowledge', from: 0 });
  const owed = duties.flatMap(({ cases }) => cases.map(({ row }) => row.id));
  expect(owed).toContain(named.id);
  expect(owed).not.toContain(one.id);
  expect(await one.see('tiepnhan')).toMatchObject({ unacknowledged: [] });
  const clocks = async (of: CaseHands) => (await of.see('tiepnhan')).clocks.map(({ clock }) => clock);
  expect(await clocks(named)).toContain('acknowledge');
  expect(await clocks(one)).not.toContain('acknowledge');
  const told = { ids: [one.id], channel: 'post' as const };
  expect(await (await vault.as('tiepnhan')).call('submissions.acknowledge', told)).toMatchObject({
    ok: false,
  });
});

test('whoever denounces somebody is shown the right way, on a paper of its own', async () => {
  const one = await takeInCase(vault, {
    title: 'Đơn tố cáo',
    body: 'Tôi tố cáo ông trưởng thôn thu tiền sai quy định.',
  });
  expect((await offered('tiepnhan', one)).slice(0, 2)).toEqual(['receipt-slip', 'guidance-letter']);
  expect(await words(one, 'guidance-letter')).toContain('gửi đơn đến nơi tiếp công dân');
  expect(await offered('tiepnhan', await takeInCase(vault))).not.toContain('guidance-letter');
});
