import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/ipc/contract.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import { incoming } from '../../support/registration.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

/**
 * An explanation is worth something only when it is what happens: for every person and every record, what the leader is
 * told about that person is compared with what that person gets when he asks himself.
 */

const PDF = fs.readFileSync(path.resolve(import.meta.dirname, '../../fixtures/dispatches/d01.pdf'));
const PEOPLE = ['quantri', 'vanthu', 'vanthu2', 'lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2', 'kiemtra'];
type Explained = Output<'access.explainRecord'>;

async function stage(clerk: Caller): Promise<string> {
  const dataBase64 = PDF.toString('base64');
  const reply = await clerk.ok('attachments.stageChunk', {
    stageId: null,
    name: 'to-trinh.pdf',
    dataBase64,
    last: true,
  });
  return reply.stageId;
}

describe('why somebody sees or does something', () => {
  let vault: TestVault;
  let open: string;
  let secret: string;
  const id = (username: string): string => vault.ids[username] ?? expect.fail(username);

  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone' });
    const clerk = await vault.as('vanthu');
    const register = async (change: Parameters<typeof incoming>[0]): Promise<string> =>
      (await clerk.ok('documents.registerIncoming', incoming({ ...change, files: [await stage(clerk)] }))).id;
    open = await register({ presentTo: id('bithu') });
    secret = await register({
      book: 'classified-incoming',
      level: 'mat',
      code: '77-TTr/TU',
      presentTo: id('bithu'),
      subject: 'Phương án nhân sự',
    });
    const leader = await vault.as('bithu');
    for (const documentId of [open, secret]) {
      const { revision } = await leader.ok('documents.get', { id: documentId });
      await leader.ok('documents.direct', {
        id: documentId,
        revision,
        text: 'Giao xử lý',
        leadId: id('chuyenvien'),
        supportIds: [],
        dueOn: '2026-11-30',
        dueTime: null,
      });
    }
    const change = { documentId: secret, personId: id('vanthu2') };
    await leader.ok('access.grant', { ...change, ground: 'Phiếu giao việc 9' });
    await leader.ok('access.grant', { ...change, personId: id('lanhdao'), ground: 'Ý kiến ngày 24/11' });
    await leader.ok('access.withdraw', { ...change, personId: id('lanhdao'), ground: 'Xong việc' });
  });
  afterAll(() => vault.remove());

  const explained = async (documentId: string): Promise<Map<string, Explained>> => {
    const leader = await vault.as('bithu');
    const answers = new Map<string, Explained>();
    for (const username of PEOPLE)
      answers.set(username, await leader.ok('access.explainRecord', { documentId, personId: id(username) }));
    return answers;
  };

  it.each(['open', 'secret'] as const)('is what happens to everybody (%s record)', async (which) => {
    const documentId = which === 'open' ? open : secret;
    const attachmentId = await (async () => {
      const { attachments } = await (await vault.as('bithu')).ok('documents.get', { id: documentId });
      return attachments[0]?.id ?? expect.fail('no file');
    })();
    const said = await explained(documentId);
    for (const username of PEOPLE) {
      const person = await vault.as(username);
      const record = await person.call('documents.get', { id: documentId });
      const file = await person.call('attachments.open', { id: attachmentId });
      const answer = said.get(username);
      expect([username, answer?.line.allowed], 'the line').toEqual([username, record.ok]);
      expect([username, answer?.content.allowed], 'the content').toEqual([username, file.ok]);
      if (record.ok) {
        const acts = new Set(answer?.acts.map(({ act }) => act));
        expect(answer?.acts).toEqual(record.value.offers.filter(({ act }) => acts.has(act)));
        expect(acts.size).toBeGreaterThan(0);
      } else expect(answer?.acts).toEqual([]);
    }
    const allowed = [...said.values()].filter((answer) => answer.content.allowed).length;
    expect(allowed).toBeGreaterThan(1);
    expect(allowed).toBeLessThan(PEOPLE.length);
  });

  it('names what opened or shut it, with its ground', async () => {
    const said = await explained(secret);
    const failing = (username: string) =>
      said.get(username)?.content.steps.filter((step) => step.passed === false) ?? [];
    const part = (username: string) =>
      said.get(username)?.content.steps.find((step) => step.check === 'part');
    expect(part('vanthu2')).toMatchObject({ passed: true, how: 'granted', ground: 'Phiếu giao việc 9' });
    expect(part('lanhdao')).toMatchObject({ passed: false, how: 'withdrawn', ground: 'Xong việc' });
    expect(part('chuyenvien')).toMatchObject({ passed: true, how: 'directed' });
    expect(failing('quantri').map(({ check }) => check)).toContain('post');
    expect(failing('chuyenvien2').map(({ check }) => check)).toEqual(['part', 'key']);
    expect(failing('kiemtra').map(({ check }) => check)).toContain('content');
    expect(said.get('kiemtra')?.line).toMatchObject({ allowed: true });
  });

  it('is for a leader who knows of the record and for its holder; to the others it does not exist', async () => {
    const ask = async (username: string, documentId = secret) =>
      (await vault.as(username)).call('access.explainRecord', { documentId, personId: id('bithu') });
    expect(await ask('chuyenvien')).toMatchObject({ ok: true });
    expect(await ask('vanthu')).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
    expect(await ask('quantri')).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
    for (const username of ['lanhdao', 'chuyenvien2']) {
      const nothing = await ask(username, '0'.repeat(32));
      const something = await ask(username);
      const bare = (reply: typeof something) => JSON.stringify(reply).replaceAll(/[0-9a-f]{32}/g, '');
      expect(something).toMatchObject({ ok: false, error: { code: 'not-found' } });
      expect(bare(something)).toBe(bare(nothing));
    }
  });

  it('tells the administrator posts, unit, delegation and what the machine holds, of each work why', async () => {
    const admin = await vault.as('quantri');
    const unit = await admin.ok('units.save', {
      id: null,
      name: 'Văn phòng Đảng ủy',
      fromOn: '2026-01-01',
      toOn: null,
    });
    await admin.ok('units.assign', { personId: id('chuyenvien'), unitId: unit.id, fromOn: '2026-01-01' });
    const officer = await admin.ok('access.explainPerson', { personId: id('chuyenvien') });
    expect(officer.standing).toMatchObject({ unit: 'Văn phòng Đảng ủy', roles: ['specialist'], visit: null });
    expect(officer.seesAllLines).toBe(false);
    for (const { right, allowed, reason, roles } of officer.rights) {
      expect([right, allowed]).toEqual([right, mayCall(right, ['specialist'])]);
      expect(reason).toBe(allowed ? null : 'role');
      expect(roles.length).toBeGreaterThan(0);
    }
    expect(officer.holding.map(({ level, holding }) => `${level} ${holding}`)).toContain(
      'tuyet-mat register-only',
    );
    const leader = await admin.ok('access.explainPerson', { personId: id('bithu') });
    expect(leader).toMatchObject({ mayGrant: true, mayRead: true });
  });
});
