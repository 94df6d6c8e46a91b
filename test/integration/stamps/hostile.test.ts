import dns from 'node:dns';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { forkStamper } from '../../../electron/cli/forkBeside.ts';
import { askForStamp } from '../../../electron/egress/timeStamp.ts';
import { createStamps } from '../../../electron/vault/stamps/stamps.ts';
import { type PdfAuthorities, pdfAuthorities } from '../../support/pdfAuthorities.ts';
import {
  behaviours,
  certifyStampers,
  STAMPER,
  startStampAuthority,
  type TimeStampAuthority,
} from '../../support/timeStampAuthority.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  serviceFor,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const START = Date.now() + 60_000;

let by: PdfAuthorities;
let authority: TimeStampAuthority;
let vault: TestVault;
/** the clock of the machine is moved by hand */
let aheadMs = 0;

beforeAll(async () => {
  by = pdfAuthorities();
  const root = certifyStampers(by);
  authority = await startStampAuthority(by);
  vault = await createTestVault({ people: ['quantri', 'vanthu'], nowMs: () => START + aheadMs });
  const admin = await vault.as('quantri');
  const file = path.join(vault.dir, '..', 'goc.crt');
  fs.writeFileSync(file, root);
  await admin.ok('signatureTrust.load', { path: file });
  const { authorities } = await admin.ok('signatureTrust.list', {});
  const { id, fingerprint } = authorities[0] ?? { id: '', fingerprint: '' };
  await admin.ok('signatureTrust.trust', { id, fingerprint, comparedHow: 'công văn của nơi đóng dấu' });
}, 60_000);
afterAll(async () => {
  await authority.remove();
  await vault.remove();
  by.remove();
});

async function clerkAt(url: string): Promise<Caller> {
  const clerk = await vault.as('vanthu');
  if ((await clerk.ok('timeStamps.get', {})).url !== url) await clerk.ok('timeStamps.set', { url });
  return clerk;
}

describe('an authority for time stamps', () => {
  it('is set by who sets the relay, asked a digest and nothing else, and its stamp is taken', async () => {
    const admin = await vault.as('quantri');
    expect(await admin.call('timeStamps.set', { url: authority.url })).toMatchObject({
      error: { code: 'not-permitted' },
    });
    const clerk = await clerkAt(authority.url);
    expect(await clerk.ok('timeStamps.try', {})).toMatchObject({ authority: STAMPER.name, fault: null });
    const [question] = authority.asked;
    // version, algorithm, 32 bytes of a digest, 8 random ones, the wish for a certificate
    expect(question).toHaveLength(69);
    for (const url of ['ftp://tsa', 'http://ai@tsa/', 'http://tsa/#a', 'tsa.ca.gov.vn'])
      expect(await clerk.call('timeStamps.set', { url })).toMatchObject({ error: { code: 'bad-input' } });
  });

  test.each([
    ['rejects', 'request-rejected'],
    ['otherNonce', 'wrong-nonce'],
    ['otherImprint', 'wrong-imprint'],
    ['broken', 'wrong-signature'],
    ['unfit', 'unfit-certificate'],
    ['loose', 'unfit-certificate'],
    ['stranger', 'authority-unknown'],
    ['garbage', 'not-a-stamp'],
    ['more', 'not-a-stamp'],
    ['page', 'not-a-stamp'],
    ['tenMegabytes', 'too-large'],
    ['redirects', 'http-refused'],
  ] as const)('that %s is told by %s', async (how, fault) => {
    const clerk = await clerkAt(authority.url);
    authority.behave(behaviours(by)[how]);
    expect(await clerk.ok('timeStamps.try', {})).toEqual({ timeMs: null, authority: null, fault });
    authority.behave(behaviours(by).good);
  });

  it('whose time is another than that of the machine is told so', async () => {
    const clerk = await clerkAt(authority.url);
    aheadMs = 3_600_000;
    expect(await clerk.ok('timeStamps.try', {})).toMatchObject({ fault: 'wrong-time' });
    aheadMs = 0;
  });

  it('is spoken with over https under a root that is trusted here, and under no other', async () => {
    const known = await startStampAuthority(by, 'Máy dấu');
    const stranger = await startStampAuthority(by, 'Máy lạ');
    try {
      expect(await (await clerkAt(known.url)).ok('timeStamps.try', {})).toMatchObject({ fault: null });
      expect(await (await clerkAt(stranger.url)).ok('timeStamps.try', {})).toMatchObject({
        fault: 'server-not-trusted',
      });
      expect(stranger.asked).toEqual([]);
    } finally {
      await known.remove();
      await stranger.remove();
    }
  });

  it('that is away or never answers costs no more than the time it is given', async () => {
    const clerk = await clerkAt('http://127.0.0.1:1/');
    expect(await clerk.ok('timeStamps.try', {})).toMatchObject({ fault: 'unreachable' });
    authority.behave(behaviours(by).hangs);
    const stamps = createStamps(forkStamper, 2_500, true);
    const question = { url: authority.url, request: new Uint8Array([0x30, 0]), roots: [] };
    expect(await stamps.ask('connected', question)).toEqual({ fault: 'too-slow' });
    // locked meanwhile: nobody waits any longer
    const waiting = stamps.ask('connected', question);
    stamps.close();
    expect(await waiting).toEqual({ fault: 'no-process' });
  });
});

it('a machine that no rule leaves a network asks nobody', async () => {
  const alone = await createTestVault({ people: ['quantri', 'vanthu'], profile: 'standalone' });
  try {
    const clerk = await alone.as('vanthu');
    expect(await clerk.call('timeStamps.set', { url: authority.url })).toMatchObject({
      error: { code: 'channel-not-allowed' },
    });
  } finally {
    await alone.remove();
  }
});

describe('an address of this machine', () => {
  it('is refused before it is set, and the passphrase is asked for every other', async () => {
    await vault.close();
    const service = serviceFor(vault.dir, () => START + aheadMs, undefined, null, false);
    const clerk = callerOf(service);
    await clerk.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
    for (const url of [
      'http://127.0.0.1:22/',
      'http://localhost/',
      'http://169.254.169.254/latest/meta-data/',
      'http://[::1]:8080/',
      'http://[::ffff:127.0.0.1]/',
    ])
      expect(await clerk.call('timeStamps.set', { url }), url).toMatchObject({
        error: { code: 'bad-input', params: { rule: 'local-address' } },
      });
    const other = { url: 'http://tsa.example.vn/' };
    expect(await service.call('window', 'timeStamps.set', other)).toMatchObject({
      error: { code: 'passphrase-needed' },
    });
    await service.close();
  });

  it('is not asked by the process with sockets either, whatever name leads there', async () => {
    const before = authority.asked.length;
    const stamps = createStamps(forkStamper, 5_000);
    const question = { request: new Uint8Array(69), roots: [] };
    expect(await stamps.ask('connected', { ...question, url: authority.url })).toEqual({
      fault: 'unreachable',
    });
    const byName = authority.url.replace('127.0.0.1', 'localhost');
    expect(await stamps.ask('connected', { ...question, url: byName })).toEqual({ fault: 'unreachable' });
    stamps.close();
    expect(authority.asked.length).toBe(before);
  });

  it('is seen in what a resolver answers', async () => {
    const resolver = dns.lookup;
    const asked: string[] = [];
    Object.assign(dns, {
      lookup: (name: string, _options: object, answer: (error: null, found: object[]) => void) => {
        asked.push(name);
        answer(null, [{ address: '127.0.0.1', family: 4 }]);
      },
    });
    try {
      const url = authority.url.replace('127.0.0.1', 'tsa.example.vn');
      const question = { url, request: new Uint8Array(69), roots: [], withinMs: 5_000, mayBeLocal: false };
      expect(await askForStamp(question)).toEqual({ kind: 'unstamped', fault: 'unreachable' });
      expect(asked).toEqual(['tsa.example.vn']);
    } finally {
      Object.assign(dns, { lookup: resolver });
    }
  });
});
