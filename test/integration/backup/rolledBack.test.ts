import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { headBeside } from '../../../electron/vault/backup/keptHead.ts';
import { restoreTo, rootOf, setFolders, stageText } from '../../support/backups.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  serviceFor,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const DAY_MS = 24 * 3600 * 1000;
const SECRET_WORDS = 'mật, chỉ bản sao mới có';
const HOUR_MS = 3600 * 1000;
let vault: TestVault;
let profileDir = '';
let now = TEST_NOW_MS;
afterEach(async () => {
  await vault.remove();
  fs.rmSync(profileDir, { recursive: true });
});

/** A real vault with a folder of the account beside it. */
async function begin(options: { training?: boolean } = {}): Promise<Caller> {
  now = TEST_NOW_MS;
  const people = ['quantri', 'vanthu', 'lanhdao'];
  profileDir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-ho-so-'));
  vault = await createTestVault({
    profile: 'standalone',
    people,
    nowMs: () => (now += 1000),
    profileDir,
    ...options,
  });
  return vault.as('vanthu');
}

const beside = (): string => headBeside(vault.dir);
const kept = (): string => path.join(path.dirname(vault.dir), 'ban-cu');
let next = 0;
const today = (more: Parameters<typeof incoming>[0]) =>
  incoming({ arrivedOn: civilDateAt(now), documentDate: civilDateAt(now), ...more });
const register = (caller: Caller) =>
  caller.call('documents.registerIncoming', today({ code: `${(next += 1)}-TB/TU` }));

async function registered(caller: Caller, times: number): Promise<number[]> {
  const numbers: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const reply = await register(caller);
    if (!reply.ok) throw new Error(reply.error.code);
    numbers.push(reply.value.entryNumber);
  }
  return numbers;
}

/** What a restored disk, a helpful technician or a bad colleague does. */
async function putBack(work: () => Promise<void>, with_: { beside: boolean }): Promise<void> {
  await vault.close();
  const files = with_.beside ? [vault.dir, beside()] : [vault.dir];
  for (const file of files)
    fs.cpSync(file, path.join(kept(), path.basename(file)), { recursive: true, preserveTimestamps: true });
  await work();
  await vault.close();
  for (const file of files) {
    fs.rmSync(file, { recursive: true });
    fs.cpSync(path.join(kept(), path.basename(file)), file, { recursive: true, preserveTimestamps: true });
  }
}

/** How often the ledger tells that the vault was behind; nobody is signed in afterwards. */
async function alarms(): Promise<number> {
  await vault.close();
  const db = await openRaw(vault.dir);
  try {
    return Number(db.prepare("SELECT count(*) FROM ledger WHERE act = 'vault.behind'").pluck().get());
  } finally {
    db.close();
  }
}

const epochOf = async (caller: Caller): Promise<number> => (await caller.ok('backup.overview', {})).epoch;

/** A medium that does not answer before it is told to. */
function slowMedium(act: 'stat' | 'readdir', isMeant: (file: fs.PathLike) => boolean) {
  const real = fs.promises[act] as (file: fs.PathLike) => Promise<unknown>;
  let answer: () => void = () => undefined;
  const waits = new Promise<void>((resolve) => (answer = resolve));
  const slow = async (file: fs.PathLike): Promise<unknown> => {
    if (isMeant(file)) await waits;
    return real(file);
  };
  Object.assign(fs.promises, { [act]: slow });
  return { answer: () => answer(), heal: () => void Object.assign(fs.promises, { [act]: real }) };
}

describe('a vault whose folder was put back to an older copy', () => {
  it('gives no number twice, tells of the newer backup, and leaves that backup where it is', async () => {
    let clerk = await begin();
    expect(await registered(clerk, 3)).toEqual([1, 2, 3]);
    await clerk.ok('backup.create', { targetId: 'first' });
    let [newer, secretId] = ['', ''];
    await putBack(
      async () => {
        now += DAY_MS;
        clerk = await vault.as('vanthu');
        expect(await registered(clerk, 3)).toEqual([4, 5, 6]);
        const file = await stageText(clerk, 'chỉ bản sao mới có');
        await clerk.ok('documents.registerIncoming', today({ code: '7-CV/TU', files: [file] }));
        const sealed = await stageText(clerk, SECRET_WORDS);
        const classified = { book: 'classified-incoming', level: 'mat', code: '1-BC/TU' } as const;
        const secret = { ...today(classified), files: [sealed] };
        secretId = (await clerk.ok('documents.registerIncoming', secret)).id;
        newer = (await clerk.ok('backup.create', { targetId: 'first' })).name;
      },
      { beside: true },
    );
    now += HOUR_MS;
    clerk = await vault.as('vanthu');
    expect(await register(clerk)).toMatchObject({
      error: { code: 'numbers-unconfirmed', params: { why: 'behind' } },
    });
    expect(await epochOf(clerk)).toBe(2);
    const { behind, checks } = await clerk.ok('backup.numberChecks', {});
    expect(behind).toMatchObject({ backup: { name: newer, folder: '' } });
    expect(behind?.missing).toBeGreaterThan(4);
    expect(checks.length).toBeGreaterThan(0);
    const { findings } = await clerk.ok('health.check', {});
    expect(findings.find(({ part }) => part === 'numbers')).toMatchObject({
      state: 'bad',
      tells: 'behind-backup',
    });
    // another backup of the same day pushes neither the newer one out, nor a file that it names
    now += HOUR_MS;
    expect(await clerk.ok('backup.create', { targetId: 'first' })).toMatchObject({ removed: 0 });
    expect(setFolders(rootOf(vault)).map((folder) => path.basename(folder))).toContain(newer);
    const tested = await clerk.ok('backup.test', { targetId: 'first', name: newer });
    expect(tested).toMatchObject({ good: true, files: 2 });
    // nor is a key of it lost: whoever restores it reads what is secret in it
    await vault.close();
    const elsewhere = path.join(path.dirname(vault.dir), 've-lai');
    const back = await restoreTo(elsewhere, path.join(rootOf(vault), newer), 'vanthu', () => (now += 1000));
    const { attachments } = await back.caller.ok('documents.get', { id: secretId });
    const asked = { source: 'record', id: attachments[0]?.id ?? '', segment: 0 } as const;
    await back.caller.ok('attachments.open', { id: asked.id });
    expect((await back.caller.ok('attachments.read', asked)).dataBase64).toBe(
      Buffer.from(SECRET_WORDS).toString('base64'),
    );
    await back.service.close();
    clerk = await vault.as('vanthu');
    // it is told once: the next morning begins no new life
    const told = (await clerk.ok('ledger.verify', {})).entries;
    now += DAY_MS;
    clerk = await vault.as('vanthu');
    expect(await register(clerk)).toMatchObject({ error: { code: 'numbers-unconfirmed' } });
    expect(await epochOf(clerk)).toBe(2);
    expect((await clerk.ok('ledger.verify', {})).entries - told).toBeLessThan(3);
    // and once a person has compared, the work goes on behind the paper
    for (const { id, kind, book } of (await clerk.ok('backup.numberChecks', {})).checks)
      if (kind !== 'book' || book === 'incoming')
        await clerk.ok('backup.confirmNumbers', { id, last: book === 'incoming' ? 7 : 0, ground: 'Sổ giấy' });
    expect(await registered(clerk, 1)).toEqual([8]);
  }, 120_000);

  it('twice goes on behind the life that was given up in between', async () => {
    let clerk = await begin();
    await registered(clerk, 1);
    await putBack(
      async () => {
        clerk = await vault.as('vanthu');
        await registered(clerk, 1);
      },
      { beside: false },
    );
    clerk = await vault.as('vanthu');
    expect(await epochOf(clerk)).toBe(2);
    await clerk.ok('backup.create', { targetId: 'first' });
    await vault.close();
    fs.rmSync(vault.dir, { recursive: true });
    fs.cpSync(path.join(kept(), path.basename(vault.dir)), vault.dir, { recursive: true });
    for (let n = 0; n < 2; n += 1) {
      clerk = await vault.as('vanthu');
      expect(await register(clerk)).toMatchObject({ error: { code: 'numbers-unconfirmed' } });
      expect(await epochOf(clerk)).toBe(3);
    }
    expect(await clerk.ok('backup.create', { targetId: 'first' })).toMatchObject({ removed: 0 });
    expect(setFolders(rootOf(vault))).toHaveLength(2);
  }, 120_000);

  it('keeps what it does not know even where its own epoch is the same', async () => {
    let clerk = await begin({ training: true }); // which is not told, and goes on in the same life
    await registered(clerk, 1);
    const made: string[] = [];
    await putBack(
      async () => {
        clerk = await vault.as('vanthu');
        await registered(clerk, 2);
        made.push((await clerk.ok('backup.create', { targetId: 'first' })).name);
        now += HOUR_MS;
        await registered(clerk, 1);
        made.push((await clerk.ok('backup.create', { targetId: 'first' })).name);
      },
      { beside: false },
    );
    // of one day the older goes in an ordinary life; here both are of a life that this vault never had
    const lying = () => setFolders(rootOf(vault)).map((folder) => path.basename(folder));
    const newest = made.at(-1) ?? '';
    expect(lying()).toEqual([newest]);
    clerk = await vault.as('vanthu');
    for (let day = 0; day < 3; day += 1) {
      now += HOUR_MS;
      await clerk.ok('backup.create', { targetId: 'first' });
    }
    expect(lying()).toContain(newest);
    expect(lying()).toHaveLength(2); // of its own only the last of the day
  }, 120_000);

  it('is known for it by the account of the operating system, where no backup can be reached', async () => {
    let clerk = await begin();
    await registered(clerk, 3);
    await putBack(
      async () => {
        clerk = await vault.as('vanthu');
        await registered(clerk, 2);
      },
      { beside: true },
    );
    clerk = await vault.as('vanthu');
    expect(await register(clerk)).toMatchObject({ error: { code: 'numbers-unconfirmed' } });
    const { behind } = await clerk.ok('backup.numberChecks', {});
    expect(behind).toMatchObject({ where: 'profile', backup: null });
    const { findings } = await clerk.ok('health.check', {});
    expect(findings.find(({ part }) => part === 'numbers')).toMatchObject({ tells: 'behind' });
    expect(await alarms()).toBe(1);
    // the next sign-in finds its own head there
    clerk = await vault.as('vanthu');
    expect(await register(clerk)).toMatchObject({ error: { code: 'numbers-unconfirmed' } });
    expect(await alarms()).toBe(1);
  }, 120_000);

  it('is known for it by the note beside it, where only the folder was put back', async () => {
    let clerk = await begin();
    await registered(clerk, 1);
    await putBack(
      async () => {
        clerk = await vault.as('vanthu');
        await registered(clerk, 1);
      },
      { beside: false },
    );
    // another account than the one that worked
    const service = serviceFor(vault.dir, () => (now += 1000));
    const other = callerOf(service);
    await other.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
    expect(await register(other)).toMatchObject({ error: { code: 'numbers-unconfirmed' } });
    expect((await other.ok('backup.numberChecks', {})).behind).toMatchObject({ where: 'beside' });
    await service.close();
  }, 120_000);
});

describe('no alarm is raised', () => {
  it('by ordinary days, a process that was killed, or a note that is damaged or of another vault', async () => {
    let clerk = await begin();
    for (let day = 0; day < 3; day += 1) {
      await registered(clerk, 2);
      await clerk.ok('backup.create', { targetId: 'first' });
      now += DAY_MS;
      clerk = await vault.as('vanthu');
    }
    // killed after a commit, before the note: what lies on the disk then is a ledger that is further than the note
    await registered(clerk, 2);
    const killed = path.join(path.dirname(vault.dir), 'bi-ngat');
    fs.cpSync(vault.dir, killed, { recursive: true });
    fs.cpSync(beside(), headBeside(killed));
    fs.writeFileSync(path.join(killed, 'lock'), '999999 1 open');
    const service = serviceFor(killed, () => (now += 1000));
    const back = callerOf(service);
    await back.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
    expect((await registered(back, 1))[0]).toBe(9);
    expect(await epochOf(back)).toBe(1);
    await service.close();
    await vault.close();
    for (const bytes of [Buffer.from('{"epoch":1,"seq":999}'), Buffer.alloc(5000, 1), Buffer.alloc(0)]) {
      fs.writeFileSync(beside(), bytes);
      clerk = await vault.as('vanthu');
      await registered(clerk, 1);
      expect(await epochOf(clerk)).toBe(1);
      await vault.close();
    }
    expect(fs.statSync(beside()).size).toBeLessThan(400); // and it is written anew
  }, 120_000);

  it('by a station that came back from a backup, and from an older one of two', async () => {
    let clerk = await begin();
    await registered(clerk, 2);
    await clerk.ok('backup.create', { targetId: 'first' });
    const [older = ''] = setFolders(rootOf(vault));
    now += DAY_MS;
    await registered(clerk, 2);
    await clerk.ok('backup.create', { targetId: 'first' });
    await vault.close();
    // in the same place, so that the note beside it knows more than what comes back
    const aside = `${vault.dir}-de-rieng`;
    fs.renameSync(vault.dir, aside);
    const restored = await restoreTo(vault.dir, older, 'vanthu', () => (now += 1000));
    expect(await epochOf(restored.caller)).toBe(2);
    for (const { id, book } of (await restored.caller.ok('backup.numberChecks', {})).checks)
      await restored.caller.call('backup.confirmNumbers', {
        id,
        last: book === 'incoming' ? 4 : 0,
        ground: 'Sổ',
      });
    expect(await registered(restored.caller, 1)).toEqual([5]);
    await restored.caller.ok('backup.create', { targetId: 'first' });
    await restored.service.close();
    clerk = await vault.as('vanthu');
    await registered(clerk, 1);
    expect(await epochOf(clerk)).toBe(2);
    // a second time from the same one: a life behind both
    await vault.close();
    fs.rmSync(vault.dir, { recursive: true });
    const again = await restoreTo(vault.dir, older, 'vanthu', () => (now += 1000));
    expect(await epochOf(again.caller)).toBe(3);
    expect((await again.caller.ok('backup.overview', {})).restoredMs).not.toBeNull();
    await again.caller.ok('backup.create', { targetId: 'first' });
    await again.service.close();
    clerk = await vault.as('vanthu');
    expect(await epochOf(clerk)).toBe(3);
    expect(await alarms()).toBe(0);
  }, 120_000);

  it('in a training vault, which its exercises put back and forth', async () => {
    let clerk = await begin({ training: true });
    await registered(clerk, 2);
    await vault.close();
    fs.cpSync(vault.dir, kept(), { recursive: true });
    clerk = await vault.as('vanthu');
    await registered(clerk, 2);
    await vault.close();
    fs.rmSync(vault.dir, { recursive: true });
    fs.cpSync(kept(), vault.dir, { recursive: true });
    clerk = await vault.as('vanthu');
    expect(await registered(clerk, 1)).toEqual([3]);
    expect(await epochOf(clerk)).toBe(1);
    expect(fs.existsSync(beside())).toBe(false);
  }, 120_000);
});

describe('media', () => {
  it('that does not answer holds up neither the sign-in nor, for long, the first act', async () => {
    const admin = await begin().then(() => vault.as('quantri'));
    const slow = path.join(path.dirname(vault.dir), 'o-cham');
    fs.mkdirSync(slow);
    const { targetId } = await admin.ok('backup.setFolder', { path: slow, kind: 'second' });
    await admin.ok('backup.create', { targetId });
    await vault.close();
    const [root = ''] = fs.readdirSync(slow);
    const [set = ''] = fs.readdirSync(path.join(slow, root)).filter((name) => /^\d{8}-/.test(name));
    const manifest = path.join(slow, root, set, 'manifest.ant');
    const medium = slowMedium('stat', (file) => file === manifest);
    try {
      const began = performance.now();
      const clerk = await vault.as('vanthu');
      expect(performance.now() - began).toBeLessThan(2_500); // well below what the first act may wait
      await clerk.ok('backup.overview', {});
      const first = performance.now();
      await registered(clerk, 1);
      expect(performance.now() - first).toBeLessThan(6_000);
    } finally {
      medium.answer();
      medium.heal();
    }
  }, 120_000);

  it('that comes only when the account has told already still says where what is missing can be had', async () => {
    let clerk = await begin();
    await registered(clerk, 1);
    let newer = '';
    await putBack(
      async () => {
        clerk = await vault.as('vanthu');
        await registered(clerk, 1);
        newer = (await clerk.ok('backup.create', { targetId: 'first' })).name;
      },
      { beside: true },
    );
    const away = `${rootOf(vault)}-o-tu-khac`;
    fs.renameSync(rootOf(vault), away);
    clerk = await vault.as('vanthu');
    expect(await register(clerk)).toMatchObject({ error: { code: 'numbers-unconfirmed' } });
    expect((await clerk.ok('backup.numberChecks', {})).behind).toMatchObject({
      where: 'profile',
      backup: null,
    });
    await vault.close();
    fs.renameSync(away, away.replace('-o-tu-khac', ''));
    for (let n = 0; n < 2; n += 1) {
      clerk = await vault.as('vanthu');
      expect(await register(clerk)).toMatchObject({ error: { code: 'numbers-unconfirmed' } });
      const { behind } = await clerk.ok('backup.numberChecks', {});
      expect(behind).toMatchObject({ where: 'profile', backup: { name: newer } });
      expect(await epochOf(clerk)).toBe(2);
    }
    expect(await alarms()).toBe(2);
  }, 120_000);

  it('that come late, after a vault was put back, are asked before the first number', async () => {
    let clerk = await begin();
    await registered(clerk, 1);
    await clerk.ok('backup.create', { targetId: 'first' });
    await vault.close();
    const old = kept();
    fs.cpSync(vault.dir, old, { recursive: true });
    clerk = await vault.as('vanthu');
    await registered(clerk, 2);
    now += HOUR_MS;
    await clerk.ok('backup.create', { targetId: 'first' });
    await vault.close();
    fs.rmSync(vault.dir, { recursive: true });
    fs.cpSync(old, vault.dir, { recursive: true });
    fs.rmSync(beside(), { force: true });
    const medium = slowMedium('readdir', () => true);
    try {
      const service = serviceFor(vault.dir, () => (now += 1000)); // no account remembers, the medium is slow
      clerk = callerOf(service);
      await clerk.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
      expect(await epochOf(clerk)).toBe(1);
      const registering = register(clerk);
      medium.answer();
      expect(await registering).toMatchObject({ error: { code: 'numbers-unconfirmed' } });
      expect(await epochOf(clerk)).toBe(2);
      await service.close();
    } finally {
      medium.heal();
    }
  }, 120_000);
});
