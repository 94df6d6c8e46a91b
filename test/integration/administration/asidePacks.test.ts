import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signCms } from '../../../electron/vault/crypto/cms/sign.ts';
import { sha256Hex } from '../../../electron/vault/crypto/primitives.ts';
import { readableParts } from '../../../electron/vault/rules/aside.ts';
import { createRuleBook } from '../../../electron/vault/rules/ruleBook.ts';
import books from '../../../shared/rules/books-2026.json' with { type: 'json' };
import submission from '../../../shared/rules/submission-2026.json' with { type: 'json' };
import urgency from '../../../shared/rules/urgency-2020.json' with { type: 'json' };
import { stealKeys, type StolenKeys } from '../../support/forge.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { takeInCase, type CaseHands } from '../../support/submissions.ts';
import { registerOutgoing } from '../../support/twoStations.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

const NAME = 'Đảng ủy xã Đồng Vàng';
const FROM = '2026-03-01';
let vault: TestVault;
let keys: StolenKeys;
let disc: string;
let document = '';
let submitted: CaseHands;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien', 'coyeu'],
  });
  await vault.close();
  keys = await stealKeys({ vault }, 'vanthu', TEST_NOW_MS);
  disc = path.join(vault.dir, '..', 'dia');
  fs.mkdirSync(disc);
});
afterAll(() => vault.remove());

const as2027 = (pack: object, change: object = {}): object => ({
  ...pack,
  version: '2027.1',
  effectiveFrom: FROM,
  ...change,
});
const signatureOf = (content: Buffer): Promise<Buffer> =>
  signCms({ content, detached: true, signers: [keys.office], signedMs: TEST_NOW_MS });

/** A provisioning file with these packs, each signed by the office. */
async function fileWith(...packs: object[]): Promise<string> {
  const rulePacks = [];
  for (const [n, pack] of packs.entries()) {
    const content = Buffer.from(JSON.stringify(pack));
    const names = { file: `bo-${n}.json`, signature: `bo-${n}.json.p7s` };
    fs.writeFileSync(path.join(disc, names.file), content);
    fs.writeFileSync(path.join(disc, names.signature), await signatureOf(content));
    rulePacks.push(names);
  }
  const { office } = await (await vault.as('quantri')).ok('vault.session', {});
  const file = path.join(disc, 'cap-phat.json');
  const head = {
    office: { name: NAME, code: office.code },
    people: [{ username: 'quantri', roles: ['admin'] }],
  };
  fs.writeFileSync(file, JSON.stringify({ format: 'an-thu/provision/1', vault: head, rulePacks }));
  return file;
}

/** What this program finds when another one wrote the pack: the row as that one signed and kept it. */
async function writtenByAnother(kind: string, pack: object): Promise<void> {
  await vault.close();
  const body = Buffer.from(JSON.stringify(pack));
  const db = await openRaw(vault.dir);
  try {
    db.exec('DROP TRIGGER rule_pack_fixed');
    db.prepare('UPDATE rule_pack SET body = ?, signature = ?, sha256 = ? WHERE pack = ?').run(
      ...[body.toString('utf8'), await signatureOf(body), sha256Hex(body), kind],
    );
    db.exec(
      "CREATE TRIGGER rule_pack_fixed BEFORE UPDATE ON rule_pack BEGIN SELECT RAISE(ABORT, 'a rule pack is fixed'); END",
    );
  } finally {
    db.close();
  }
}

const form = { ...books.rules.find(({ kind }) => kind === 'form'), id: 'SO-77', formId: 'so-cua-tinh' };

it('packs that this program reads are in force, and records remember them', async () => {
  const all = [as2027(urgency), as2027(submission), as2027(books, { rules: [...books.rules, form] })];
  const file = await fileWith(...all);
  const admin = await vault.as('quantri');
  const { sha256 } = await admin.ok('provision.look', { path: file });
  expect(await admin.ok('provision.apply', { path: file, sha256 })).toMatchObject({ signed: 3 });
  expect((await admin.ok('rules.list', {})).aside).toEqual([]);
  document = (await registerOutgoing(await vault.as('vanthu'), { subject: 'Theo bộ của tỉnh' })).id;
  submitted = await takeInCase(vault, { receivedOn: '2026-11-24' });
  expect((await submitted.see('lanhdao')).rulePack).toContain('submission@2027.1');
});

it('what this program can not use is set aside with its reason; the pack before it counts and nothing stops', async () => {
  await writtenByAnother('urgency', as2027(urgency, { rules: urgency.rules.slice(1) }));
  await writtenByAnother('submission', as2027(submission, { schema: 2, hours: 'sáng' }));
  await writtenByAnother('books', as2027(books, { rules: [form, { ...form, id: 'SO-78', columns: 'mới' }] }));
  const clerk = await vault.as('vanthu');
  const { rules, aside } = await clerk.ok('rules.list', {});
  const common = { issuer: NAME, from: FROM };
  expect(aside).toEqual([
    { ...common, id: 'urgency@2027.1', title: urgency.title, reason: 'incomplete', rule: 'thuong' },
    { ...common, id: 'submission@2027.1', title: submission.title, reason: 'newer', rule: '' },
    { ...common, id: 'books@2027.1', title: books.title, reason: 'form', rule: 'rules.1.columns' },
  ]);
  const inForce = new Set(rules.map(({ pack }) => pack));
  for (const id of ['urgency@2020.1', 'submission@2026.1', 'books@2026.1']) expect(inForce).toContain(id);

  // records keep what applied to them, and go on
  expect((await clerk.ok('documents.get', { id: document })).rulePack).toContain('urgency@2027.1');
  expect((await submitted.see('lanhdao')).rulePack).toContain('submission@2027.1');
  expect(await (await vault.as('lanhdao')).ok('rules.caseDiff', {})).toMatchObject({ total: 0 });
  const next = await registerOutgoing(await vault.as('vanthu'), { subject: 'Sau khi bỏ riêng' });
  expect((await (await vault.as('vanthu')).ok('documents.get', { id: next.id })).rulePack).toContain(
    'urgency@2020.1',
  );

  const admin = await vault.as('quantri');
  const { findings } = await admin.ok('health.check', {});
  expect(findings.find(({ part }) => part === 'rules')).toMatchObject({
    state: 'warn',
    tells: 'incomplete',
    count: 3,
    params: { packs: 'urgency@2027.1, submission@2027.1, books@2027.1' },
  });
  expect(await admin.ok('ledger.verify', {})).toMatchObject({ intact: true });
});

it('the ledger says once, of each pack and reason, that it was set aside', async () => {
  await vault.as('vanthu'); // sign-ins are many
  const admin = await vault.as('quantri');
  const list = { actorId: null, act: 'rule-pack.set-aside', before: null, limit: 20 };
  const { items } = await admin.ok('ledger.list', list);
  const told = items.map(({ facts }) => `${facts['pack']} ${facts['reason']}`);
  expect(told).toContain('urgency@2027.1 incomplete');
  expect(told).toHaveLength(3);
});

it('a pack of a newer program is refused on arrival in its own words, the number of one set aside is not used again', async () => {
  const refusal = async (pack: object): Promise<unknown> => {
    const file = await fileWith(pack);
    return (await vault.as('quantri')).call('provision.look', { path: file });
  };
  expect(await refusal(as2027(urgency, { version: '2027.2', schema: 2 }))).toMatchObject({
    error: { code: 'rule-pack-refused', params: { reason: 'newer' } },
  });
  expect(await refusal(as2027(urgency))).toMatchObject({
    error: { code: 'rule-pack-refused', params: { reason: 'aside', pack: 'urgency@2027.1' } },
  });
  const file = await fileWith(as2027(urgency, { version: '2027.2', schema: 1 }));
  const admin = await vault.as('quantri');
  const { sha256, signed } = await admin.ok('provision.look', { path: file });
  expect(signed).toMatchObject([{ state: 'takes' }]);
  await admin.ok('provision.apply', { path: file, sha256 });
  expect((await admin.ok('rules.list', {})).rules.map(({ pack }) => pack)).toContain('urgency@2027.2');
});

it('the form of a book that is still whole is found for the books that remember it, and a row is never gone', async () => {
  await vault.close();
  const db = await openRaw(vault.dir);
  try {
    expect(db.prepare('SELECT count(*) FROM rule_pack').pluck().get()).toBe(4);
  } finally {
    db.close();
  }
  const { forms, title } = readableParts(JSON.stringify({ title: 'x', rules: [form, { kind: 'form' }, 7] }));
  const kept = {
    id: 'books@2027.1',
    title,
    issuer: NAME,
    from: FROM,
    reason: 'form',
    rule: '',
    forms,
  } as const;
  expect(createRuleBook([], [kept]).form('so-cua-tinh')).toEqual(form);
  expect(readableParts('không phải JSON')).toEqual({ title: '', forms: [] });
});
