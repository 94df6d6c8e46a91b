import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DraftWords, wordDraft } from '../../support/drafts.ts';
import { proposal, stage, walk } from '../../support/proposals.ts';
import { SAMPLE_ITEMS } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { keepBelowMark } from '../../support/secrecy.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2'],
  });
}, 240_000);
afterAll(() => vault.remove());

async function drafted(change: Partial<DraftWords>, level: 'none' | 'mat' = 'none') {
  const drafter = await vault.as('chuyenvien');
  const file = path.join(vault.dir, '..', 'du-thao.docx');
  fs.writeFileSync(file, await wordDraft({ position: 'BÍ THƯ ĐẢNG ỦY', ...change }));
  const itemRef = level === 'none' ? null : SAMPLE_ITEMS[level];
  const input = proposal(vault, { level, itemRef, file: await stage(drafter, file) });
  if (change.mark !== undefined) await keepBelowMark(drafter, input.file ?? '');
  return drafter.ok('proposals.create', input);
}

it('a Word draft as it should be is presented and signed', async () => {
  const { id } = await drafted({});
  const layout = await (await vault.as('chuyenvien')).ok('proposals.layout', { id });
  expect(layout).toEqual({ read: 'word', pack: 'layout-party@2026.1', findings: [] });
  await walk(vault, id, 1, [
    ['chuyenvien', 'propose'],
    ['lanhdao', 'pass'],
    ['chuyenvien', 'present'],
    ['bithu', 'sign'],
  ]);
});

it('a rule that must hold stops the check; a warning does not; nothing is half done', async () => {
  const { id } = await drafted({ font: 'Arial', size: 13 });
  const revision = await walk(vault, id, 1, [['chuyenvien', 'propose']]);
  const checker = await vault.as('lanhdao');
  expect(await checker.call('proposals.pass', { id, revision, remark: '' })).toMatchObject({
    error: { code: 'layout-broken', params: { count: 1, rule: 'TD-03', what: 'font', line: 1 } },
  });
  const { findings } = await checker.ok('proposals.layout', { id });
  expect(findings.map(({ what, weight }) => [what, weight])).toEqual([
    ['font', 'must'],
    ['size', 'should'],
  ]);
  expect(await checker.ok('proposals.get', { id })).toMatchObject({ state: 'checking', revision });
  const warned = await drafted({ size: 13 });
  await walk(vault, warned.id, 1, [
    ['chuyenvien', 'propose'],
    ['lanhdao', 'pass'],
    ['chuyenvien', 'present'],
  ]);
});

it('a PDF that already has a number where it will be drawn is told to drafter, checker, signer and clerk, and stops nothing', async () => {
  const drafter = await vault.as('chuyenvien');
  const { id } = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
  const told = async (who: string) => (await vault.as(who)).ok('proposals.layout', { id });
  const warned = {
    read: 'other',
    findings: [{ ruleId: 'TK-30', weight: 'should', what: 'number-place', found: 'Số 47-CV/ĐU' }],
  };
  expect(await told('chuyenvien')).toMatchObject(warned);
  const revision = await walk(vault, id, 1, [
    ['chuyenvien', 'propose'],
    ['lanhdao', 'pass'],
    ['chuyenvien', 'present'],
    ['bithu', 'sign'],
  ]);
  expect(await told('lanhdao')).toMatchObject(warned);
  expect(await told('vanthu')).toMatchObject(warned);
  // the clerk can still send it back
  const clerk = await vault.as('vanthu');
  const back = { id, revision, reason: 'Tệp đã ghi sẵn số' };
  await clerk.ok('proposals.return', back);
  expect(await clerk.ok('proposals.get', { id })).toMatchObject({ state: 'draft' });
});

it('a PDF that can not be read says nothing of its number', async () => {
  const drafter = await vault.as('chuyenvien');
  const scan = path.resolve(import.meta.dirname, '../../fixtures/dispatches/d01-scan.pdf');
  const file = await stage(drafter, scan);
  const { id } = await drafter.ok('proposals.create', proposal(vault, { file }));
  expect(await drafter.ok('proposals.layout', { id })).toMatchObject({ read: 'other', findings: [] });
});

it('the words of a classified draft are told to its readers only', async () => {
  const { id } = await drafted({ mark: 'TUYỆT MẬT' }, 'mat');
  const drafter = await vault.as('chuyenvien');
  expect((await drafter.ok('proposals.layout', { id })).findings).toMatchObject([
    { what: 'level-mark', found: 'TUYỆT MẬT', wanted: 'MẬT' },
  ]);
  for (const username of ['chuyenvien2', 'bithu', 'vanthu'])
    expect(await (await vault.as(username)).call('proposals.layout', { id })).toMatchObject({
      error: { code: 'not-found' },
    });
});

it('a Word draft is saved outside by whoever checks it, for it is not shown in the window; a classified one is not', async () => {
  const savedFrom = async (level: 'none' | 'mat') => {
    const { id } = await drafted({}, level);
    await walk(vault, id, 1, [['chuyenvien', 'propose']]);
    const checker = await vault.as('lanhdao');
    const { versionList } = await checker.ok('proposals.get', { id });
    const target = path.join(vault.dir, '..', `luu-${level}.docx`);
    const reply = await checker.call('attachments.saveTo', {
      id: versionList[0]?.file?.id ?? '',
      path: target,
    });
    return { reply, exists: fs.existsSync(target) };
  };
  expect(await savedFrom('none')).toMatchObject({ reply: { ok: true }, exists: true });
  expect(await savedFrom('mat')).toMatchObject({
    reply: { error: { code: 'copy-permit-required' } },
    exists: false,
  });
});
