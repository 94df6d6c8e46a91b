import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { incoming } from '../../support/registration.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  serviceFor,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const SECRET = 'Phương án bố trí nhân sự chủ chốt nhiệm kỳ mới';
const FIRST = 'cụm đầu tiên của người mới';
const OWN = 'cụm riêng của người mới';
type Settle = Input<'succession.settle'>;

describe('succession in one act', () => {
  let vault: TestVault;
  let documentId: string;
  beforeAll(async () => {
    // no cipher officer: nobody but the one clerk holds the office's key
    vault = await createTestVault({
      profile: 'standalone',
      people: ['quantri', 'vanthu', 'bithu', 'lanhdao', 'chuyenvien', 'kiemtra'],
    });
    const clerk = await vault.as('vanthu');
    const { id } = await clerk.ok(
      'documents.registerIncoming',
      incoming({ book: 'classified-incoming', level: 'toi-mat', subject: SECRET, presentTo: id_('bithu') }),
    );
    documentId = id;
    // on the clerk's own desk
    await clerk.ok('documents.registerIncoming', incoming({ code: '1216-CV/TU' }));
  }, 180_000);
  afterAll(() => vault.remove());
  const id_ = (username: string): string => vault.ids[username] ?? expect.fail(username);

  const newClerk = {
    kind: 'new',
    username: 'vanthumoi',
    fullName: 'Lường Thị Ánh',
    position: 'Văn thư',
    firstPassphrase: FIRST,
  } as const;
  async function settling(caller: Caller, who: string, change: Partial<Settle> = {}): Promise<Settle> {
    const { revision, roles } = await caller.ok('succession.look', { personId: id_(who) });
    return {
      personId: id_(who),
      revision,
      why: 'died',
      decision: 'QĐ 45-QĐ/ĐU, 24/11/2026',
      successor: newClerk,
      roles,
      exception: null,
      withReading: true,
      passphrase: TEST_PASSPHRASE,
      secondUsername: 'bithu',
      secondPassphrase: TEST_PASSPHRASE,
      recoveryCode: null,
      ...change,
    };
  }
  const codeOf = async (caller: Caller, input: Settle): Promise<unknown> => {
    const reply = await caller.call('succession.settle', input);
    return reply.ok ? 'ok' : reply.error.code;
  };
  /** A new person's first day: the passphrase that was handed over is changed. */
  async function signIn(username: string): Promise<Caller> {
    await vault.close();
    const caller = callerOf(serviceFor(vault.dir));
    await caller.ok('vault.unlock', { username, passphrase: FIRST });
    await caller.ok('vault.changePassphrase', { current: FIRST, next: OWN });
    return caller;
  }

  it('says what hangs on the one clerk, in figures', async () => {
    const admin = await vault.as('quantri');
    const seen = await admin.ok('succession.look', { personId: id_('vanthu') });
    expect(seen).toMatchObject({
      roles: ['clerk'],
      only: ['clerk'],
      documents: 1,
      contentKeys: 1,
      onlyKeys: expect.arrayContaining(['office', 'register']),
    });
    expect(seen.seconds.map(({ username }) => username).sort()).toEqual(['bithu', 'lanhdao']);
    expect(JSON.stringify(seen)).not.toContain('Phương án');
    expect(
      await (await vault.as('chuyenvien')).call('succession.look', { personId: id_('vanthu') }),
    ).toMatchObject({
      error: { code: 'not-permitted' },
    });
  });

  it('is what a refused leave leads to; the law on secrets is its ground only where secrets are held', async () => {
    const clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerIncoming', incoming({ code: '1218-CV/TU', presentTo: id_('lanhdao') }));
    const admin = await vault.as('quantri');
    const { people } = await admin.ok('people.list', {});
    const revision = people.find(({ id }) => id === id_('lanhdao'))?.revision ?? 0;
    const reply = await admin.call('people.leave', {
      id: id_('lanhdao'),
      revision,
      reason: 'Chuyển công tác',
    });
    expect(reply).toMatchObject({ error: { code: 'not-handed-over' } });
    expect(reply.ok ? null : reply.error.params).toEqual({
      copies: 0,
      transfers: 0,
      carryOuts: 0,
      documents: 1,
      submissions: 0,
    });
  });

  it('takes two different officers, one a leader, neither of them the successor, each by the own passphrase', async () => {
    const admin = await vault.as('quantri');
    const tries: readonly (readonly [Partial<Settle>, string])[] = [
      [{ secondUsername: 'quantri' }, 'separation-of-duties'],
      [{ secondUsername: 'vanthu' }, 'separation-of-duties'],
      [{ secondUsername: 'chuyenvien' }, 'second-not-leader'],
      [{ secondUsername: 'kiemtra' }, 'separation-of-duties'],
      [{ successor: { kind: 'existing', id: id_('bithu') } }, 'separation-of-duties'],
      [{ successor: { kind: 'existing', id: id_('vanthu') } }, 'separation-of-duties'],
      [{ passphrase: 'không phải cụm này' }, 'wrong-passphrase'],
      [{ secondPassphrase: 'không phải cụm này' }, 'wrong-passphrase'],
      [{ recoveryCode: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH' }, 'wrong-recovery-code'],
      [{ revision: 99 }, 'stale-revision'],
      [{ roles: ['clerk', 'admin'] }, 'separation-of-duties'],
      [{ successor: { ...newClerk, firstPassphrase: 'ngắn quá' } }, 'weak-passphrase'],
    ];
    for (const [change, code] of tries)
      expect(await codeOf(admin, await settling(admin, 'vanthu', change)), JSON.stringify(change)).toBe(code);
    // nothing of it remained: the clerk signs in, and there is no new name
    const clerk = await vault.as('vanthu');
    const { people } = await clerk.ok('people.list', {});
    expect(people.map(({ username }) => username)).not.toContain('vanthumoi');
  });

  it('with the recovery code the new clerk has posts, keys, work and reading of the one who died; the old slot is gone', async () => {
    const admin = await vault.as('quantri');
    const done = await admin.ok(
      'succession.settle',
      await settling(admin, 'vanthu', { recoveryCode: vault.recoveryCode }),
    );
    expect(done).toMatchObject({ documents: 1, contentKeys: 1, left: { contentKeys: 0, officeKeys: [] } });
    expect(done.officeKeys).toEqual(expect.arrayContaining(['office', 'register', 'emergency-b']));
    expect(await admin.call('documents.get', { id: documentId })).toMatchObject({
      error: { code: 'not-permitted' },
    });

    const clerk = await signIn('vanthumoi');
    const opened = await clerk.ok('documents.get', { id: documentId });
    expect(opened.subject).toBe(SECRET);
    expect(JSON.stringify(await clerk.ok('access.readers', { documentId }))).toContain('QĐ 45-QĐ/ĐU');
    expect(await clerk.ok('documents.counts', { book: 'incoming' })).toMatchObject({
      mine: 1,
    });
    await clerk.ok('documents.registerIncoming', incoming({ code: '1217-CV/TU' }));
    const { people } = await clerk.ok('people.list', {});
    expect(people.find(({ username }) => username === 'vanthumoi')?.waitsForOfficeKey).toBe(false);
    expect(people.find(({ username }) => username === 'vanthu')).toMatchObject({
      state: 'left',
      roles: ['clerk'],
    });
    await clerk.call('vault.lock', {});

    const gone = callerOf(serviceFor(vault.dir));
    expect(
      await gone.call('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE }),
    ).toMatchObject({
      error: { code: 'wrong-passphrase' },
    });
    const leader = await vault.as('bithu');
    expect(await leader.ok('ledger.verify', {})).toMatchObject({ intact: true, acts: { found: 0 } });
    const { items: trail } = await leader.ok('ledger.list', {
      before: null,
      limit: 50,
      actorId: null,
      act: null,
    });
    expect(trail.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['succession.settled', 'person.added', 'person.left', 'document.taken-over']),
    );
    expect(trail.find(({ act }) => act === 'succession.settled')?.facts).toMatchObject({
      second: 'Bùi Quang Thắng',
      to: 'Lường Thị Ánh',
      decision: 'QĐ 45-QĐ/ĐU, 24/11/2026',
      left: 0,
      code: 1,
    });
  });

  it('the one administrator: a leader and another officer appoint the next one, who then can appoint', async () => {
    const leader = await vault.as('bithu');
    const successor = { ...newClerk, username: 'quantrimoi', fullName: 'Tòng Văn Inh', position: 'Quản trị' };
    const next = { successor, secondUsername: 'lanhdao', withReading: false };
    // neither leader holds the issuing key: without the code nobody new can be certified
    expect(await codeOf(leader, await settling(leader, 'quantri', next))).toBe('key-not-granted');
    const done = await leader.ok('succession.settle', {
      ...(await settling(leader, 'quantri', next)),
      recoveryCode: vault.recoveryCode,
    });
    expect(done.officeKeys).toContain('authority');
    const admin = await signIn('quantrimoi');
    for (const [username, role] of [
      ['coyeu2', 'cipher'],
      ['luutru', 'archivist'],
    ] as const)
      await admin.ok('people.add', {
        username,
        fullName: 'Hà Văn Ẩm',
        position: 'Cán bộ',
        roles: [role],
        firstPassphrase: FIRST,
        exception: null,
      });
    await admin.call('vault.lock', {});
  });

  it('without the code, what neither officer holds is said and left; nobody stays without an administrator', async () => {
    const leader = await vault.as('bithu');
    const toSpecialist = {
      successor: { kind: 'existing', id: id_('chuyenvien') } as const,
      roles: ['specialist' as const],
    };
    const { people } = await leader.ok('people.list', {});
    const admin = people.find(({ username }) => username === 'quantrimoi') ?? expect.fail();
    expect(
      await codeOf(leader, {
        ...(await settling(leader, 'lanhdao', {
          ...toSpecialist,
          secondUsername: 'vanthumoi',
          secondPassphrase: OWN,
        })),
        personId: admin.id,
        revision: admin.revision,
      }),
    ).toBe('last-administrator');
    const clerk = people.find(({ username }) => username === 'vanthumoi') ?? expect.fail();
    const input = await settling(leader, 'lanhdao', {
      successor: { ...newClerk, username: 'vanthumoi2' },
      roles: ['clerk'],
      why: 'left',
      secondUsername: 'quantrimoi',
      secondPassphrase: OWN,
    });
    const settling_ = { ...input, personId: clerk.id, revision: clerk.revision };
    // the office's keys would be gone with the clerk: refused until somebody else has them
    expect(await codeOf(leader, settling_)).toBe('last-key-holder');
    await leader.call('vault.lock', {});
    const passing = callerOf(serviceFor(vault.dir));
    await passing.ok('vault.unlock', { username: 'vanthumoi', passphrase: OWN });
    await passing.call('vault.lock', {});
    const again = await vault.as('bithu');
    const done = await again.ok('succession.settle', settling_);
    expect(done.left.officeKeys).toEqual(expect.arrayContaining(['office', 'register']));
    expect(done).toMatchObject({ contentKeys: 1, left: { contentKeys: 0 } }); // the leader read it too
  });
});
