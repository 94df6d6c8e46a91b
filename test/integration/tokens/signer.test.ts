import { createPublicKey, randomBytes, verify, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { FromSigner, type ToSigner } from '../../../shared/ipc/signerProtocol.ts';
import { forkSigner } from '../../../electron/cli/forkBeside.ts';
import { makeSoftToken, type SoftToken, TOKEN_PIN } from '../../support/softToken.ts';
import { isAlive } from '../../support/readers.ts';

let token: SoftToken;
beforeAll(() => {
  token = makeSoftToken();
});
afterAll(() => token.remove());

type Line = Awaited<ReturnType<typeof forkSigner>>;
const lines: Line[] = [];
afterEach(() => {
  for (const line of lines.splice(0)) line.end();
  token.fail('not');
  token.setTries(3);
});

async function signer(): Promise<{
  ask(message: ToSigner): Promise<FromSigner | 'gone'>;
  readonly line: Line;
}> {
  const line = await forkSigner();
  lines.push(line);
  let answer: (message: FromSigner | 'gone') => void = () => undefined;
  line.onMessage((message) => answer(FromSigner.parse(message)));
  line.onGone(() => answer('gone'));
  return {
    line,
    ask: (message) =>
      new Promise((resolve) => {
        answer = resolve;
        line.post(message);
      }),
  };
}

const open = (pin = TOKEN_PIN, more: Partial<Extract<ToSigner, { kind: 'open' }>> = {}): ToSigner => ({
  kind: 'open',
  id: 1,
  module: token.module,
  certificate: token.fingerprint,
  pin: new Uint8Array(Buffer.from(pin)),
  mayBeLast: false,
  ...more,
});
const look = (module = token.module): ToSigner => ({ kind: 'look', id: 1, module });

it('lists what stands on a token without a PIN', async () => {
  const { ask } = await signer();
  const answer = await ask(look());
  expect(answer).toMatchObject({ kind: 'tokens', tokens: [{ label: 'VGCA Token', tries: 'ample' }] });
  if (answer === 'gone' || answer.kind !== 'tokens') throw new Error('no tokens');
  expect(answer.tokens[0]?.serial).toMatch(/^[0-9a-f]{16}$/);
  expect(answer.tokens[0]?.certificates.map((der) => Buffer.from(der))).toEqual([token.certificate]);
  expect(token.logins()).toBe(0);
});

it('signs a digest with the key of the certificate, PKCS#1 v1.5 with SHA-256', async () => {
  const { ask } = await signer();
  const [text, digest] = [Buffer.from('an thư'), new Uint8Array(32)];
  digest.set(await crypto.subtle.digest('SHA-256', text).then((made) => new Uint8Array(made)));
  expect(await ask(open())).toEqual({ kind: 'opened', id: 1 });
  const signed = await ask({ kind: 'sign', id: 2, digest });
  if (signed === 'gone' || signed.kind !== 'signed') throw new Error(JSON.stringify(signed));
  const key = createPublicKey(
    new X509Certificate(token.certificate).publicKey.export({ format: 'pem', type: 'spki' }),
  );
  expect(verify('sha256', text, key, signed.signature)).toBe(true);
});

it('tells each wrong PIN with what is left, and never spends the last try unasked', async () => {
  const { ask } = await signer();
  expect(await ask(open('11111111'))).toMatchObject({ fault: 'pinWrong', tries: 'low' });
  expect(await ask(open('22222222'))).toMatchObject({ fault: 'pinWrong', tries: 'last' });
  const before = token.logins();
  expect(await ask(open('33333333'))).toMatchObject({ fault: 'lastTry', tries: 'last' });
  expect(token.logins()).toBe(before);
  expect(await ask(open(TOKEN_PIN, { mayBeLast: true }))).toEqual({ kind: 'opened', id: 1 });
  expect(token.triesLeft()).toBe(3);
});

it('locks with the third wrong PIN, and tries none on a locked token', async () => {
  const { ask } = await signer();
  token.setTries(1);
  expect(await ask(open('33333333', { mayBeLast: true }))).toMatchObject({
    fault: 'pinWrong',
    tries: 'locked',
  });
  const before = token.logins();
  expect(await ask(open(TOKEN_PIN, { mayBeLast: true }))).toMatchObject({ fault: 'pinLocked' });
  expect(token.logins()).toBe(before);
});

it('spends no try on a PIN of a length that the token does not take', async () => {
  const { ask } = await signer();
  const before = token.logins();
  expect(await ask(open('12'))).toMatchObject({ fault: 'pinLength' });
  expect(token.logins()).toBe(before);
});

it.each(['gone', 'quietly-gone'] as const)(
  'says that a token was pulled out while it signed (%s)',
  async (how) => {
    const { ask } = await signer();
    await ask(open());
    token.fail(how);
    expect(await ask({ kind: 'sign', id: 2, digest: randomBytes(32) })).toMatchObject({
      fault: 'tokenGone',
    });
  },
);

it('ends with a library that breaks down', async () => {
  const { ask } = await signer();
  await ask(open());
  token.fail('crash');
  expect(await ask({ kind: 'sign', id: 2, digest: randomBytes(32) })).toBe('gone');
});

it('tells modules that are missing, of 32 bit, of another machine, or no PKCS#11', async () => {
  const file = (name: string, bytes: Buffer): string => {
    const full = path.join(token.folder, name);
    fs.writeFileSync(full, bytes);
    return full;
  };
  const elf = Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(57)]);
  const [small, foreign] = [Buffer.from(elf), Buffer.from(elf)];
  small[4] = 1;
  foreign.writeUInt16LE(0x15, 18);
  const libc = ['/lib/x86_64-linux-gnu/libc.so.6', '/lib/aarch64-linux-gnu/libc.so.6', '/lib64/libc.so.6'];
  const cases: [string, string][] = [
    ['moduleMissing', path.join(token.folder, 'none.so')],
    ['module32Bit', file('small.so', small)],
    ['moduleForeign', file('foreign.so', foreign)],
    ['moduleForeign', file('text.so', Buffer.from('not a library'))],
    ['moduleForeign', token.folder],
    ['moduleForeign', libc.find((name) => fs.existsSync(name)) ?? ''],
  ];
  for (const [fault, module] of cases) {
    const { ask } = await signer();
    expect([module, await ask(look(module))]).toMatchObject([module, { kind: 'failed', fault }]);
  }
});

it('knows no key of a certificate that is on no token', async () => {
  const { ask } = await signer();
  const other = '0'.repeat(64);
  expect(await ask(open(TOKEN_PIN, { certificate: other }))).toMatchObject({ fault: 'otherToken' });
});

it('ends at a message that is out of order or not of the protocol', async () => {
  for (const message of [
    { kind: 'sign', id: 1, digest: randomBytes(32) },
    { kind: 'sign', id: 1, digest: randomBytes(20) },
    { kind: 'look', id: 1, module: 'libsofthsm2.so' },
    { kind: 'look', id: 1, module: token.module, more: 1 },
  ]) {
    const { ask } = await signer();
    expect(await ask(message as ToSigner)).toBe('gone');
  }
});

it('ends when it is told to', async () => {
  const { ask, line } = await signer();
  await ask(open());
  expect(await ask({ kind: 'close' })).toBe('gone');
  await expect.poll(() => isAlive(line.pid)).toBe(false);
});
