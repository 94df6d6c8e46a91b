import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { signCms } from '../../../electron/vault/crypto/cms/sign.ts';
import urgency from '../../../shared/rules/urgency-2020.json' with { type: 'json' };
import sample from '../../../shared/rules/secretLists-sample.json' with { type: 'json' };
import { stealKeys, type StolenKeys } from '../../support/forge.ts';
import { TEST_TODAY } from '../../support/registration.ts';
import { TEST_NOW_MS } from '../../support/vault.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  registerOutgoing,
  introduceTo,
  openOffice,
  type Office,
  PAIR_TIMEOUT_MS,
} from '../../support/twoStations.ts';

const STAFF = ['quantri', 'vanthu', 'lanhdao', 'coyeu'] as const;
const LISTS = { file: 'dm-bmnn.json', signature: 'dm-bmnn.json.p7s' };
let superior: Office;
let commune: Office;
let disc: string;
let keys: StolenKeys;
beforeAll(async () => {
  disc = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-cap-phat-'));
  superior = await openOffice({ people: STAFF, office: { code: '000.00.20.A10', name: 'Tỉnh ủy Sơn Hà' } });
  commune = await openOffice({ people: STAFF });
  await (
    await superior.as('coyeu')
  ).ok('directory.write', {
    path: path.join(disc, 'danh-muc.json'),
    lines: [superior, commune].map(({ officeCode: code, name }) => ({
      code,
      name,
      from: '2025-07-01',
      until: null,
      successor: null,
      ground: 'QĐ 1-QĐ/TU',
    })),
  });
  await superior.vault.close();
  keys = await stealKeys({ vault: superior.vault }, 'vanthu', TEST_NOW_MS);
  const list = {
    ...sample.lists[0],
    id: 'dm-cap-phat',
    code: '07-QĐ/TU',
    sample: false,
    effectiveFrom: '2026-03-01',
  };
  const content = Buffer.from(JSON.stringify({ format: 'an-thu/danh-muc-bmnn', version: 1, lists: [list] }));
  fs.writeFileSync(path.join(disc, LISTS.file), content);
  fs.writeFileSync(
    path.join(disc, LISTS.signature),
    await signCms({ content, detached: true, signers: [keys.office], signedMs: TEST_NOW_MS }),
  );
}, PAIR_TIMEOUT_MS);
afterAll(async () => {
  await superior.vault.remove();
  await commune.vault.remove();
  fs.rmSync(disc, { recursive: true, force: true });
});

function fileFor(change: object): string {
  const file = path.join(disc, 'cap-phat.json');
  const vault = {
    office: { name: commune.name, code: commune.officeCode },
    people: [{ username: 'quantri', roles: ['admin'] }],
  };
  fs.writeFileSync(file, JSON.stringify({ format: 'an-thu/provision/1', vault, ...change }));
  return file;
}

it('danh mục on the disc wait for the card of their issuer; without its signature nothing is taken', async () => {
  const file = fileFor({ secretLists: [LISTS] });
  const admin = await commune.as('quantri');
  const waits = await admin.ok('provision.look', { path: file });
  expect(waits.signed).toEqual([
    { kind: 'lists', file: LISTS.file, issuer: superior.officeCode, state: 'waits', from: null },
  ]);
  expect(await admin.ok('provision.apply', { path: file, sha256: waits.sha256 })).toMatchObject({
    signed: 0,
    parts: waits.signed,
  });
  const unsigned = fileFor({ secretLists: [{ file: LISTS.file }] });
  expect(await admin.call('provision.look', { path: unsigned })).toMatchObject({
    error: { code: 'provision-refused', params: { reason: 'form' } },
  });
});

it('a directory on the disc waits until the card of its issuer was compared, then the same file brings it', async () => {
  const file = fileFor({ directory: 'danh-muc.json' });
  let admin = await commune.as('quantri');
  const waits = await admin.ok('provision.look', { path: file });
  expect(waits.signed).toEqual([
    { kind: 'directory', file: 'danh-muc.json', issuer: superior.officeCode, state: 'waits', from: null },
  ]);
  expect(await admin.ok('provision.apply', { path: file, sha256: waits.sha256 })).toMatchObject({
    signed: 0,
  });
  expect((await admin.ok('directory.get', {})).inForce).toBeNull();

  await introduceTo(superior, commune, disc);
  admin = await commune.as('quantri');
  // a superior that first run named issues rules, with or without a directory
  const rules = fileFor({ rulePacks: [await packOnDisc('khan-2027.1.json', RULES, keys.office)] });
  expect((await admin.ok('provision.look', { path: rules })).signed).toMatchObject([{ state: 'takes' }]);
  fileFor({ directory: 'danh-muc.json' });
  const { sha256, signed } = await admin.ok('provision.look', { path: file });
  expect(signed).toMatchObject([{ issuer: superior.name, state: 'takes' }]);
  expect(await admin.ok('provision.apply', { path: file, sha256 })).toMatchObject({ signed: 1 });
  expect((await admin.ok('directory.get', {})).inForce).toMatchObject({ issuer: superior.name, offices: 2 });
  expect((await admin.ok('provision.look', { path: file })).signed).toMatchObject([{ state: 'known' }]);
  expect(await admin.ok('provision.apply', { path: file, sha256 })).toMatchObject({ signed: 0 });
});

it('danh mục of a known issuer come into force with its signature, and an altered one stops the file', async () => {
  const file = fileFor({ secretLists: [LISTS] });
  let admin = await commune.as('quantri');
  const { sha256, signed } = await admin.ok('provision.look', { path: file });
  expect(signed).toMatchObject([{ issuer: superior.name, state: 'takes' }]);
  expect(await admin.ok('provision.apply', { path: file, sha256 })).toMatchObject({ signed: 1 });
  const { lists } = await (await commune.clerk()).ok('protection.lists', {});
  expect(lists.find(({ id }) => id === 'dm-cap-phat')).toMatchObject({ signedBy: superior.name });
  admin = await commune.as('quantri');
  expect((await admin.ok('provision.look', { path: file })).signed).toMatchObject([{ state: 'known' }]);

  const text = fs.readFileSync(path.join(disc, LISTS.file), 'utf8');
  fs.writeFileSync(path.join(disc, 'dm-sua.json'), text.replace('dm-cap-phat', 'dm-gia-mao'));
  const forged = fileFor({ secretLists: [{ ...LISTS, file: 'dm-sua.json' }] });
  expect(await admin.call('provision.look', { path: forged })).toMatchObject({
    error: { code: 'list-signature-invalid' },
  });
});

it('an altered directory stops the whole file: the days in it are not entered either', async () => {
  const text = fs.readFileSync(path.join(disc, 'danh-muc.json'), 'utf8');
  fs.writeFileSync(path.join(disc, 'sua.json'), text.replace('Sơn Hà', 'Sơn Hạ'));
  const day = { date: '2027-02-05', kind: 'off', note: 'nghỉ bù' };
  const file = fileFor({ directory: 'sua.json', calendar: [day] });
  const admin = await commune.as('quantri');
  expect(await admin.call('provision.look', { path: file })).toMatchObject({
    error: { code: 'signature-invalid' },
  });
  const whole = fileFor({ calendar: [day] });
  const { sha256 } = await admin.ok('provision.look', { path: whole });
  fileFor({ directory: 'sua.json', calendar: [day] });
  expect(await admin.call('provision.apply', { path: file, sha256 })).toMatchObject({ ok: false });
  fileFor({ calendar: [day] });
  expect((await admin.ok('provision.look', { path: whole })).calendar).toMatchObject([{ known: false }]);
});

const RULES = {
  ...urgency,
  version: '2027.1',
  effectiveFrom: '2026-03-01',
  title: 'Mức khẩn do tỉnh ban hành',
};

/** A rule pack and its signature beside the provisioning file. */
async function packOnDisc(name: string, pack: object, by: Parameters<typeof signCms>[0]['signers'][number]) {
  const content = Buffer.from(JSON.stringify(pack));
  fs.writeFileSync(path.join(disc, name), content);
  const signature = `${name}.p7s`;
  fs.writeFileSync(
    path.join(disc, signature),
    await signCms({ content, detached: true, signers: [by], signedMs: TEST_NOW_MS }),
  );
  return { file: name, signature };
}

it('a rule pack of the superior counts from its day, in a vault with records not before today, and stays', async () => {
  const first = await packOnDisc('khan-2027.1.json', RULES, keys.office);
  const file = fileFor({ rulePacks: [first] });
  let admin = await commune.as('quantri');
  const { sha256, signed } = await admin.ok('provision.look', { path: file });
  expect(signed).toEqual([
    { kind: 'rules', file: first.file, issuer: superior.name, state: 'takes', from: '2026-03-01' },
  ]);
  expect(await admin.ok('provision.apply', { path: file, sha256 })).toMatchObject({ signed: 1 });
  const before = (await (await commune.clerk()).ok('rules.list', {})).rules.map(({ pack }) => pack);
  expect(before).toContain('urgency@2027.1');
  expect(before).not.toContain('urgency@2020.1');
  admin = await commune.as('quantri');
  expect((await admin.ok('provision.look', { path: file })).signed).toMatchObject([{ state: 'known' }]);

  // what is registered remembers it; a newer one counts from today and leaves the day before alone
  const clerk = await commune.clerk();
  const { id } = await registerOutgoing(clerk, { subject: 'Theo bộ quy tắc mới' });
  expect((await clerk.ok('documents.get', { id })).rulePack).toContain('urgency@2027.1');
  const second = await packOnDisc('khan-2027.2.json', { ...RULES, version: '2027.2' }, keys.office);
  admin = await commune.as('quantri');
  const newer = fileFor({ rulePacks: [second, first] });
  const look = await admin.ok('provision.look', { path: newer });
  expect(look.signed).toMatchObject([{ state: 'takes', from: TEST_TODAY }, { state: 'known' }]);
  await admin.ok('provision.apply', { path: newer, sha256: look.sha256 });
  const after = await (await commune.clerk()).ok('rules.list', {});
  expect(after.rules.filter(({ pack }) => pack === 'urgency@2027.2')).not.toEqual([]);
  expect(await (await commune.clerk()).ok('ledger.verify', {})).toMatchObject({ intact: true });
});

it('what the superior signs with its own command is what the office below takes; nothing else is signed', async () => {
  const cipher = await superior.as('coyeu');
  const file = path.join(disc, 'khan-2027.9.json');
  fs.writeFileSync(file, JSON.stringify({ ...RULES, version: '2027.9' }));
  expect(await cipher.ok('provision.sign', { path: file })).toMatchObject({
    signature: `${file}.p7s`,
    kind: 'rules',
    what: 'urgency@2027.9',
  });
  expect(await cipher.ok('provision.sign', { path: path.join(disc, LISTS.file) })).toMatchObject({
    kind: 'lists',
  });
  const letter = path.join(disc, 'thư.json');
  for (const text of ['{"ký": "gì cũng được"}', 'không phải JSON']) {
    fs.writeFileSync(letter, text);
    expect(await cipher.call('provision.sign', { path: letter })).toMatchObject({
      error: { code: 'rule-pack-refused', params: { reason: 'form' } },
    });
  }
  expect(fs.existsSync(`${letter}.p7s`)).toBe(false);

  // looked at first; what changed since is not signed, and an earlier signature outlives a failure
  const seen = await cipher.ok('provision.lookToSign', { path: file });
  expect(seen).toMatchObject({
    name: 'khan-2027.9.json',
    kind: 'rules',
    what: 'urgency@2027.9',
    parts: [{ id: 'urgency@2027.9', title: RULES.title, from: RULES.effectiveFrom, to: null }],
  });
  const earlier = fs.readFileSync(`${file}.p7s`);
  for (const [input, params] of [
    [{ path: file, sha256: 'f'.repeat(64) }, { reason: 'altered' }],
    [{ path: file, signature: file }, { field: 'signature' }],
    [{ path: file, signature: disc }, {}],
  ] as const)
    expect(await cipher.call('provision.sign', input)).toMatchObject({ ok: false, error: { params } });
  expect(fs.readFileSync(`${file}.p7s`)).toEqual(earlier);
  expect(fs.readdirSync(disc).filter((name) => name.includes('.part'))).toEqual([]);
  const elsewhere = path.join(disc, 'chu-ky.p7s');
  await cipher.ok('provision.sign', { path: file, sha256: seen.sha256, signature: elsewhere });
  expect(fs.existsSync(elsewhere)).toBe(true);

  // no more than the office below would read: a pack of more than 1 MiB is refused, danh mục may be larger
  const large = path.join(disc, 'khan-lon.json');
  fs.writeFileSync(large, `${JSON.stringify({ ...RULES, version: '2027.9' })}${' '.repeat(1024 * 1024)}`);
  expect(await cipher.call('provision.lookToSign', { path: large })).toMatchObject({
    error: { code: 'too-large', params: { what: 'file', maxBytes: 1024 * 1024 } },
  });
  const lists = path.join(disc, 'dm-lon.json');
  fs.writeFileSync(
    lists,
    `${fs.readFileSync(path.join(disc, LISTS.file), 'utf8')}${' '.repeat(2 * 1024 * 1024)}`,
  );
  expect(await cipher.ok('provision.lookToSign', { path: lists })).toMatchObject({ kind: 'lists' });
  await superior.vault.close();
  const packs = [{ file: path.basename(file), signature: `${path.basename(file)}.p7s` }];
  const admin = await commune.as('quantri');
  expect((await admin.ok('provision.look', { path: fileFor({ rulePacks: packs }) })).signed).toMatchObject([
    { kind: 'rules', issuer: superior.name, state: 'takes' },
  ]);
});

it('a pack that is forged, personal, incomplete or of nobody above stops the whole file', async () => {
  const refusal = async (change: object, params: object) => {
    const admin = await commune.as('quantri');
    const day = { date: '2027-02-06', kind: 'off', note: 'nghỉ bù' };
    expect(
      await admin.call('provision.look', { path: fileFor({ calendar: [day], ...change }) }),
    ).toMatchObject({
      error: params,
    });
  };
  const good = await packOnDisc('khan-2027.3.json', { ...RULES, version: '2027.3' }, keys.office);
  const forged = path.join(disc, 'khan-gia.json');
  fs.writeFileSync(forged, fs.readFileSync(path.join(disc, good.file), 'utf8').replace('tỉnh', 'huyện'));
  await refusal({ rulePacks: [{ ...good, file: 'khan-gia.json' }] }, { code: 'rule-pack-refused' });
  const personal = await packOnDisc('khan-ca-nhan.json', { ...RULES, version: '2027.3' }, keys.person);
  await refusal({ rulePacks: [personal] }, { code: 'rule-pack-refused', params: { reason: 'person' } });
  const changed = await packOnDisc(
    'khan-doi.json',
    { ...RULES, version: '2027.2', rules: RULES.rules.map((rule) => ({ ...rule, title: `${rule.title}!` })) },
    keys.office,
  );
  await refusal({ rulePacks: [changed] }, { code: 'rule-pack-refused', params: { reason: 'changed' } });
  const short = await packOnDisc(
    'khan-thieu.json',
    { ...RULES, version: '2027.4', rules: RULES.rules.slice(1) },
    keys.office,
  );
  await refusal({ rulePacks: [short] }, { code: 'rule-pack-invalid' });
  const form = await packOnDisc('khan-mau.json', { ...RULES, version: 'mới' }, keys.office);
  await refusal({ rulePacks: [form] }, { code: 'rule-pack-refused', params: { reason: 'form' } });
  // being trusted makes nobody an issuer of rules
  const beside = await openOffice({
    people: ['quantri', 'vanthu'],
    office: { code: '000.00.20.A11', name: 'Đảng ủy xã Bên Sông' },
  });
  await introduceTo(beside, commune, disc);
  await beside.vault.close();
  const theirs = await stealKeys({ vault: beside.vault }, 'vanthu', TEST_NOW_MS);
  await beside.vault.remove();
  const foreign = await packOnDisc('khan-xa-ben.json', { ...RULES, version: '2027.5' }, theirs.office);
  await refusal({ rulePacks: [foreign] }, { code: 'rule-pack-refused', params: { reason: 'issuer' } });
});
