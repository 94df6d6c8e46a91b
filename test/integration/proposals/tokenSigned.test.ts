import fs from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PdfTools, pdfTools } from '../../support/pdfTools.ts';
import { proposal, signing, stage, walk } from '../../support/proposals.ts';
import { makeSoftToken, type SoftToken, TOKEN_PIN } from '../../support/softToken.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

// what openssl makes is in force from now on
const START = Date.now() + 60_000;
const nowMs = (): number => START;
const PEOPLE = ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien', 'coyeu'];
const UP_TO_SIGNING = [
  ['chuyenvien', 'propose'],
  ['lanhdao', 'pass'],
  ['chuyenvien', 'present'],
] as const;

let vault: TestVault;
let tools: PdfTools;
let persons: SoftToken;
let offices: SoftToken;
beforeAll(async () => {
  tools = pdfTools();
  persons = makeSoftToken({ commonName: 'Bùi Quang Thắng' });
  offices = makeSoftToken({ commonName: 'Ủy ban nhân dân xã Đồng Vàng' });
  vault = await createTestVault({ people: PEOPLE, profile: 'standalone', nowMs });
});
afterAll(async () => {
  await vault.remove();
  tools.remove();
  for (const token of [persons, offices]) token.remove();
});

/** Puts this token in, and binds it where it is not yet. */
async function putIn(token: SoftToken, personId: string | null): Promise<string> {
  const coyeu = await vault.as('coyeu');
  const { module, bound } = await coyeu.ok('tokens.state', {});
  if (module !== token.module) await coyeu.ok('tokens.setModule', { path: token.module });
  const known = bound.find(({ certificate }) => certificate === token.fingerprint);
  if (known !== undefined) return known.id;
  const { id } = await coyeu.ok('tokens.bind', {
    certificate: token.fingerprint,
    owner: personId === null ? 'office' : 'person',
    personId,
    fingerprint: token.fingerprint,
    comparedHow: 'so với giấy của nơi cấp',
  });
  return id;
}

const open = (caller: Caller, id: string) =>
  caller.ok('tokens.open', { id, pin: TOKEN_PIN, mayBeLast: false });

async function issuedBytes(caller: Caller, documentId: string): Promise<Buffer> {
  const { attachments } = await caller.ok('documents.get', { id: documentId });
  const [file] = attachments;
  if (file === undefined) throw new Error('no file');
  await caller.ok('attachments.open', { id: file.id });
  const pieces: Buffer[] = [];
  for (let segment = 0; segment < file.segments; segment += 1) {
    const { dataBase64 } = await caller.ok('attachments.read', { source: 'record', id: file.id, segment });
    pieces.push(Buffer.from(dataBase64, 'base64'));
  }
  return Buffer.concat(pieces);
}

it('is signed with the tokens of person and office; one that fails costs neither signature nor number', async () => {
  const drafter = await vault.as('chuyenvien');
  const made = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
  await walk(vault, made.id, made.revision, UP_TO_SIGNING);

  const person = await putIn(persons, vault.ids['bithu'] ?? '');
  const signer = await vault.as('bithu');
  const input = { ...(await signing(signer, made.id)), token: person };
  expect(await signer.call('proposals.sign', input)).toMatchObject({
    error: { code: 'token-failed', params: { why: 'notOpen' } },
  });
  await open(signer, person);
  persons.fail('gone');
  expect(await signer.call('proposals.sign', input)).toMatchObject({
    error: { code: 'token-failed', params: { why: 'tokenGone' } },
  });
  persons.fail('not');
  expect(await signer.ok('proposals.get', { id: made.id })).toMatchObject({
    state: 'presented',
    revision: input.revision,
  });
  await open(signer, person);
  const { revision } = await signer.ok('proposals.sign', input);

  const office = await putIn(offices, null);
  const clerk = await vault.as('vanthu');
  const numbering = { id: made.id, revision, token: office };
  // a person's token makes no signature of the office
  expect(await clerk.call('proposals.register', { ...numbering, token: person })).toMatchObject({
    error: { code: 'token-certificate-wrong' },
  });
  await open(clerk, office);
  offices.fail('crash');
  expect(await clerk.call('proposals.register', numbering)).toMatchObject({
    error: { code: 'token-failed', params: { why: 'crashed' } },
  });
  offices.fail('not');
  await open(clerk, office);
  const done = await clerk.ok('proposals.register', numbering);
  expect(done).toMatchObject({ code: '01-BC/ĐU', entryNumber: 1 });

  const issued = await issuedBytes(clerk, done.documentId);
  expect(tools.pdfsig(issued)).toEqual(Array.from({ length: 4 }, () => 'Signature is Valid.'));
  const authority = (token: SoftToken): string => fs.readFileSync(token.authorityFile, 'utf8');
  const good = 'CAdES Verification successful';
  const verdicts = (token: SoftToken): boolean[] =>
    tools.openssl(issued, authority(token), START).map((said) => said === good);
  // each by the certificate of its own token, under its own authority
  expect(verdicts(persons)).toEqual([true, false, false, false]);
  expect(verdicts(offices)).toEqual([false, true, true, true]);
  // what the vault keeps beside it is signed by its own keys, and holds
  const { signatures } = await clerk.ok('signatures.report', { documentId: done.documentId });
  expect(signatures.map(({ role, verdict }) => [role, verdict])).toEqual([
    ['person', 'good'],
    ['office', 'good'],
  ]);
});
