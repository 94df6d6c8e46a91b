import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/ipc/contract.ts';
import { forkSigner } from '../../../electron/cli/forkBeside.ts';
import { signCms } from '../../../electron/vault/crypto/cms/sign.ts';
import { cmsSigner } from '../../../electron/vault/signing/signer.ts';
import { createTokens, type Tokens } from '../../../electron/vault/tokens/tokens.ts';
import type { StartSigner } from '../../../electron/vault/tokens/line.ts';
import { withTokenSigner } from '../../../electron/vault/signing/tokenSigner.ts';
import { openPorts } from '../../support/openPorts.ts';
import { isAlive } from '../../support/readers.ts';
import { makeSoftToken, type SoftToken, TOKEN_PIN } from '../../support/softToken.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

// what openssl makes is in force from now on
const nowMs = (): number => Date.now() + 60_000;

let token: SoftToken;
let vault: TestVault;
beforeAll(async () => {
  token = makeSoftToken();
  vault = await createTestVault({ nowMs });
});
afterAll(async () => {
  await vault.remove();
  token.remove();
});
afterEach(() => {
  token.fail('not');
  token.setTries(3);
});

type Found = Output<'tokens.look'>['tokens'][number];

async function officer(module = token.module): Promise<Caller> {
  const coyeu = await vault.as('coyeu');
  const { module: before } = await coyeu.ok('tokens.state', {});
  if (before !== module) await coyeu.ok('tokens.setModule', { path: module });
  return coyeu;
}

async function onlyToken(caller: Caller): Promise<Found> {
  const { tokens } = await caller.ok('tokens.look', {});
  expect(tokens).toHaveLength(1);
  return tokens[0] as Found;
}

/** Bound to a person for one test. */
async function bound(username: string): Promise<string> {
  const coyeu = await officer();
  const { bound: lines } = await coyeu.ok('tokens.state', {});
  for (const { id, endedMs } of lines) if (endedMs === null) await coyeu.ok('tokens.unbind', { id });
  const [found] = (await onlyToken(coyeu)).certificates;
  const { id } = await coyeu.ok('tokens.bind', {
    certificate: token.fingerprint,
    owner: username === 'office' ? 'office' : 'person',
    personId: username === 'office' ? null : (vault.ids[username] ?? ''),
    fingerprint: found?.words ?? '',
    comparedHow: 'đọc cho nhau nghe qua điện thoại',
  });
  return id;
}

/** What the ledger says of tokens, the newest first. */
async function acts(): Promise<unknown[]> {
  await vault.close();
  const { db, close } = await openPorts(vault.dir, 'coyeu', nowMs);
  const found = db
    .prepare(`SELECT act FROM ledger WHERE act LIKE 'tokens.%' ORDER BY seq DESC`)
    .pluck()
    .all();
  close();
  return found;
}

describe('looking at a token', () => {
  it('needs a library that an officer chose, and tells everything but the key', async () => {
    const admin = await vault.as('quantri');
    expect(await admin.call('tokens.look', {})).toMatchObject({
      ok: false,
      error: { code: 'token-failed', params: { why: 'noModule' } },
    });
    const leader = await vault.as('lanhdao');
    expect(await leader.call('tokens.setModule', { path: token.module })).toMatchObject({
      error: { code: 'not-permitted' },
    });
    const found = await onlyToken(await officer());
    expect(found).toMatchObject({ label: 'VGCA Token', triesLeft: 3 });
    expect(found.certificates).toMatchObject([
      { certificate: token.fingerprint, name: 'Lê Đức Toản', fault: null, holder: null },
    ]);
    expect(token.logins()).toBe(0);
  });

  it('names a library that is none, and refuses one that is not there before it is signed for', async () => {
    const coyeu = await officer(path.join(token.folder, 'softhsm2.conf'));
    expect(await coyeu.call('tokens.look', {})).toMatchObject({
      error: { code: 'token-failed', params: { why: 'moduleForeign', module: 'softhsm2.conf' } },
    });
    expect(
      await coyeu.call('tokens.setModule', { path: path.join(token.folder, 'khong-co.so') }),
    ).toMatchObject({ error: { code: 'token-failed', params: { why: 'moduleMissing' } } });
  });
});

describe('binding', () => {
  it('is the cipher officer’s, with the fingerprint compared and said how', async () => {
    const coyeu = await officer();
    const binding = {
      certificate: token.fingerprint,
      owner: 'person' as const,
      personId: vault.ids['lanhdao'] ?? '',
      fingerprint: token.fingerprint,
      comparedHow: 'so với giấy của nơi cấp',
    };
    expect(await coyeu.call('tokens.bind', { ...binding, fingerprint: 'f'.repeat(64) })).toMatchObject({
      error: { code: 'token-certificate-wrong', params: { reason: 'differs' } },
    });
    expect(await coyeu.call('tokens.bind', { ...binding, comparedHow: ' ' })).toMatchObject({
      error: { code: 'bad-input' },
    });
    expect(await coyeu.call('tokens.bind', { ...binding, certificate: '0'.repeat(64) })).toMatchObject({
      error: { code: 'token-certificate-wrong', params: { reason: 'gone' } },
    });
    expect(await coyeu.call('tokens.bind', { ...binding, owner: 'office' })).toMatchObject({
      error: { code: 'bad-input' },
    });
    const { id } = await coyeu.ok('tokens.bind', binding);
    expect(await coyeu.call('tokens.bind', binding)).toMatchObject({
      error: { code: 'token-certificate-wrong', params: { reason: 'taken' } },
    });
    expect((await acts())[0]).toBe('tokens.bound');
    const leader = await vault.as('lanhdao');
    expect((await leader.ok('tokens.state', {})).bound).toMatchObject([
      { id, holder: 'Lê Đức Toản', boundBy: 'Hà Văn Ẩm', endedMs: null },
    ]);
    expect(await leader.call('tokens.bind', binding)).toMatchObject({ error: { code: 'not-permitted' } });
    const clerk = await vault.as('vanthu');
    expect((await clerk.ok('tokens.state', {})).bound).toEqual([]);
  });

  it('ends by the same officer, and what ended stays', async () => {
    const id = await bound('lanhdao');
    const coyeu = await officer();
    await coyeu.ok('tokens.unbind', { id });
    expect(await coyeu.call('tokens.unbind', { id })).toMatchObject({ error: { code: 'not-found' } });
    const leader = await vault.as('lanhdao');
    expect(await leader.call('tokens.open', { id, pin: TOKEN_PIN, mayBeLast: false })).toMatchObject({
      error: { code: 'token-certificate-wrong', params: { reason: 'notBound' } },
    });
    await vault.close();
    const { db, close } = await openPorts(vault.dir, 'coyeu', nowMs);
    for (const sql of [
      `UPDATE token_certificate SET der = x'00'`,
      `UPDATE token_certificate SET ended_ms = NULL, ended_by = NULL`,
      `DELETE FROM token_certificate`,
    ])
      expect(() => db.exec(sql)).toThrow(/fixed|stays|names it/);
    close();
  });

  it.each([
    ['usage', { extensions: ['basicConstraints=CA:FALSE', 'keyUsage=keyEncipherment'] }],
    ['authority', { extensions: ['basicConstraints=CA:TRUE', 'keyUsage=digitalSignature,keyCertSign'] }],
    ['critical', { extensions: ['keyUsage=digitalSignature', '1.2.3.4=critical,ASN1:NULL'] }],
    ['unreadable', { extensions: ['keyUsage=digitalSignature'], rsaBits: 1024 }],
    ['expired', { days: 0 }],
  ] as const)('takes no certificate that nobody can sign with (%s)', async (reason, plan) => {
    const other = makeSoftToken(plan);
    try {
      const coyeu = await officer(other.module);
      expect((await onlyToken(coyeu)).certificates).toMatchObject([{ fault: reason }]);
      expect(
        await coyeu.call('tokens.bind', {
          certificate: other.fingerprint,
          owner: 'office',
          personId: null,
          fingerprint: other.fingerprint,
          comparedHow: 'so giấy',
        }),
      ).toMatchObject({ error: { code: 'token-certificate-wrong', params: { reason } } });
    } finally {
      other.remove();
    }
  });
});

describe('the PIN', () => {
  it('leaves a line when it is wrong, and the last try is not spent unasked', async () => {
    const id = await bound('lanhdao');
    const leader = await vault.as('lanhdao');
    const open = (pin: string, mayBeLast = false) => leader.call('tokens.open', { id, pin, mayBeLast });
    expect(await open('11111111')).toMatchObject({ error: { params: { why: 'pinWrong', tries: 'low' } } });
    expect((await onlyToken(leader)).triesLeft).toBe(2);
    expect(await open('22222222')).toMatchObject({ error: { params: { why: 'pinWrong', tries: 'last' } } });
    expect((await onlyToken(leader)).triesLeft).toBe(1);
    const before = token.logins();
    // another program typed the right one meanwhile: the token says nothing, but what was typed here counts
    token.setTries(3);
    expect(await open(TOKEN_PIN)).toMatchObject({ error: { params: { why: 'lastTry' } } });
    token.setTries(1);
    expect(await open(TOKEN_PIN)).toMatchObject({ error: { params: { why: 'lastTry' } } });
    expect(token.logins()).toBe(before);
    expect(await open(TOKEN_PIN, true)).toMatchObject({ ok: true });
    expect((await onlyToken(leader)).triesLeft).toBe(3);
    expect((await acts()).slice(0, 3)).toEqual(['tokens.opened', 'tokens.pin-refused', 'tokens.pin-refused']);
  });

  it('is told when the token is locked for good, which no try changes', async () => {
    const id = await bound('lanhdao');
    const leader = await vault.as('lanhdao');
    token.setTries(0);
    expect((await onlyToken(leader)).triesLeft).toBe(0);
    expect(await leader.call('tokens.open', { id, pin: TOKEN_PIN, mayBeLast: true })).toMatchObject({
      error: { code: 'token-failed', params: { why: 'pinLocked' } },
    });
  });

  it('opens no token of somebody else', async () => {
    const id = await bound('lanhdao');
    const clerk = await vault.as('vanthu');
    expect(await clerk.call('tokens.open', { id, pin: TOKEN_PIN, mayBeLast: false })).toMatchObject({
      error: { code: 'token-certificate-wrong', params: { reason: 'notBound' } },
    });
    const office = await bound('office');
    const leader = await vault.as('lanhdao');
    expect(await leader.call('tokens.open', { id: office, pin: TOKEN_PIN, mayBeLast: false })).toMatchObject({
      error: { code: 'token-certificate-wrong', params: { reason: 'notBound' } },
    });
  });

  it('stands in no file of the vault and in no error', async () => {
    const id = await bound('lanhdao');
    const leader = await vault.as('lanhdao');
    const reply = await leader.call('tokens.open', { id, pin: '98761234', mayBeLast: false });
    expect(JSON.stringify(reply)).not.toContain('98761234');
    await vault.close();
    const { db, close } = await openPorts(vault.dir, 'coyeu', nowMs);
    const facts = db.prepare(`SELECT group_concat(facts) FROM ledger`).pluck().get();
    expect(String(facts)).not.toContain('98761234');
    close();
  });
});

describe('signing', () => {
  async function signing(username: string, id: string, how: (tokens: Tokens) => Promise<void>) {
    await vault.close();
    const pids: number[] = [];
    const start: StartSigner = async () => {
      const line = await forkSigner();
      pids.push(line.pid);
      return line;
    };
    const tokens = createTokens(start, { look: 20_000, open: 20_000, sign: 1_500 });
    const opened = await openPorts(vault.dir, username, nowMs);
    try {
      await how(tokens);
      return await withTokenSigner({ ...opened.ports, tokens }, id, async (signer) => ({
        cms: await signCms({
          content: Buffer.from('nội dung được ký'),
          detached: true,
          signers: [cmsSigner(signer)],
          signedMs: nowMs(),
        }),
        chain: signer.chain.length,
      }));
    } finally {
      opened.close();
      tokens.close();
      await expect.poll(() => pids.filter(isAlive), { timeout: 5_000 }).toEqual([]);
    }
  }
  const unlocked = (tokens: Tokens): Promise<void> =>
    tokens.open(token.module, token.fingerprint, Buffer.from(TOKEN_PIN), false);

  it.each([['lanhdao'], ['office']])('makes a CMS that openssl verifies (%s)', async (holder) => {
    const id = await bound(holder);
    const { cms, chain } = await signing(holder === 'office' ? 'vanthu' : holder, id, unlocked);
    expect(chain).toBe(0); // nobody compared the authority
    const file = (name: string): string => path.join(token.folder, name);
    fs.writeFileSync(file('signed.cms'), cms);
    fs.writeFileSync(file('content'), 'nội dung được ký');
    const said = execFileSync(
      'openssl',
      [
        'cms',
        '-verify',
        '-binary',
        '-cades',
        '-inform',
        'DER',
        '-in',
        file('signed.cms'),
        '-content',
        file('content'),
        '-CAfile',
        token.authorityFile,
        '-purpose',
        'any',
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    expect(said).toBe('nội dung được ký');
  });

  it.each([
    ['gone', 'tokenGone'],
    ['quietly-gone', 'tokenGone'],
    ['hang', 'hangs'],
    ['crash', 'crashed'],
  ] as const)('fails whole when the token %s, and its process ends', async (fault, why) => {
    const id = await bound('lanhdao');
    await expect(
      signing('lanhdao', id, async (tokens) => {
        await unlocked(tokens);
        token.fail(fault);
      }),
    ).rejects.toMatchObject({ code: 'token-failed', params: { why } });
  });

  it('needs the PIN before, for each act once', async () => {
    const id = await bound('lanhdao');
    await expect(signing('lanhdao', id, () => Promise.resolve())).rejects.toMatchObject({
      params: { why: 'notOpen' },
    });
    await expect(
      signing('lanhdao', id, async (tokens) => {
        await unlocked(tokens);
        tokens.take(token.fingerprint)?.close();
      }),
    ).rejects.toMatchObject({ params: { why: 'notOpen' } });
  });

  it('believes no signature that does not fit certificate and digest', async () => {
    const id = await bound('lanhdao');
    const wrong: Tokens = {
      look: () => Promise.resolve([]),
      open: () => Promise.resolve(),
      take: () => ({ sign: () => Promise.resolve(randomBytes(256)), close: () => undefined }),
      close: () => undefined,
    };
    await vault.close();
    const { ports, close } = await openPorts(vault.dir, 'lanhdao', nowMs);
    await expect(
      withTokenSigner({ ...ports, tokens: wrong }, id, (signer) => signer.sign(randomBytes(32))),
    ).rejects.toMatchObject({ params: { why: 'wrongSignature' } });
    close();
  });
});
