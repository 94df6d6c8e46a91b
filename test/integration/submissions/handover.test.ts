import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseData, caseAsData, takeCaseFromData } from '../../../electron/vault/submissions/handover.ts';
import { openPorts } from '../../support/openPorts.ts';
import { type CaseHands, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
let one: CaseHands;
const TRANSFER = { decision: 'transfer', reasonCode: 'L10', note: '', transferTo: 'UBND tỉnh' } as const;
const FROM = { code: '000.09.H99', name: 'UBND xã Nà Lạn' };

beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao'] });
  one = await takeInCase(vault, { receivedOn: '2026-11-24' });
});
afterAll(() => vault.remove());

test('a transferred case goes out as data, and only then; the same data twice is one case', async () => {
  await vault.close();
  const refused = await openPorts(vault.dir, 'tiepnhan');
  expect(() => caseAsData(refused.ports, one.id)).toThrow('illegal-transition');
  refused.close();
  await one.does('tiepnhan', 'submissions.classify', TRANSFER);
  await vault.close();
  const { ports, close } = await openPorts(vault.dir, 'tiepnhan');
  try {
    const data = caseAsData(ports, one.id);
    expect(CaseData.parse(JSON.parse(JSON.stringify(data)))).toEqual(data);
    expect(data.sender.fullName).toBe('Nguyễn Văn Hải');
    const first = takeCaseFromData(ports, data, { from: FROM, files: [] });
    expect(takeCaseFromData(ports, data, { from: FROM, files: [] })).toEqual({ ...first, already: true });
    expect(first).toMatchObject({ already: false });
    const secret = { ...data, receiptCode: 'PA-X', body: 'MẬT\nSố 12-BC/HU' };
    expect(() => takeCaseFromData(ports, secret, { from: FROM, files: [] })).toThrow('secret-mark-found');
  } finally {
    close();
  }
});
