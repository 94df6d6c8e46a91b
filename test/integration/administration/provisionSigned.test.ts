import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { signCms } from '../../../electron/vault/crypto/cmsSign.ts';
import sample from '../../../shared/rules/secretLists-sample.json' with { type: 'json' };
import { stealKeys } from '../../support/forge.ts';
import { TEST_NOW_MS } from '../../support/vault.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { introduceTo, openOffice, type Office, PAIR_TIMEOUT_MS } from '../../support/twoStations.ts';

const STAFF = ['quantri', 'vanthu', 'lanhdao', 'coyeu'] as const;
const LISTS = { file: 'dm-bmnn.json', signature: 'dm-bmnn.json.p7s' };
let superior: Office;
let commune: Office;
let disc: string;
beforeAll(async () => {
  disc = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-cap-phat-'));
  superior = await openOffice({ people: STAFF, office: { code: '000.00.20.A10', name: 'Tỉnh ủy Sơn Hà' } });
  commune = await openOffice({ people: STAFF });
  await (
    await superior.as('coyeu')
  ).ok('directory.write', {
    path: path.join(disc, 'danh-muc.json'),
    lines: [superior, commune].map(({ officeCode: code, name }) => ({
      ...{ code, name, from: '2025-07-01', until: null, successor: null, ground: 'QĐ 1-QĐ/TU' },
    })),
  });
  await superior.vault.close();
  const { office } = await stealKeys({ vault: superior.vault }, 'vanthu', TEST_NOW_MS);
  const list = {
    ...sample.lists[0],
    ...{ id: 'dm-cap-phat', code: '07-QĐ/TU', sample: false, effectiveFrom: '2026-03-01' },
  };
  const content = Buffer.from(JSON.stringify({ format: 'an-thu/danh-muc-bmnn', version: 1, lists: [list] }));
  fs.writeFileSync(path.join(disc, LISTS.file), content);
  fs.writeFileSync(
    path.join(disc, LISTS.signature),
    await signCms({ content, detached: true, signers: [office], signedMs: TEST_NOW_MS }),
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
    { kind: 'lists', file: LISTS.file, issuer: superior.officeCode, state: 'waits' },
  ]);
  expect(await admin.ok('provision.apply', { path: file, sha256: waits.sha256 })).toMatchObject({
    signed: 0,
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
    { kind: 'directory', file: 'danh-muc.json', issuer: superior.officeCode, state: 'waits' },
  ]);
  expect(await admin.ok('provision.apply', { path: file, sha256: waits.sha256 })).toMatchObject({
    signed: 0,
  });
  expect((await admin.ok('directory.get', {})).inForce).toBeNull();

  await introduceTo(superior, commune, disc);
  admin = await commune.as('quantri');
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
