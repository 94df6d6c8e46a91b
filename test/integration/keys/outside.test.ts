import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outsideAuthority, type OutsideAuthority } from '../../support/outsideAuthority.ts';
import {
  createTwoStations,
  introduceTo,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type Office,
  type TwoStations,
} from '../../support/twoStations.ts';

const STAFF = ['quantri', 'vanthu', 'lanhdao', 'coyeu'] as const;
const PASSPHRASE = 'Mật khẩu của cơ yếu, số 1 – đường Độc Lập';
const TOLD = 'Đọc 12 từ với đồng chí trực của nơi cấp qua điện thoại cơ yếu';

async function carry(from: Office, to: Office, folder: string): Promise<string> {
  const clerk = await from.clerk();
  const { id } = await registerOutgoing(clerk, { files: [{ name: 'a.pdf', bytes: PDF }] });
  const { envelopes } = await clerk.ok('exchange.send', {
    documentId: id,
    to: [{ stationId: to.stationId }],
  });
  await clerk.ok('exchange.writeFolder', { path: folder });
  await (await to.clerk()).ok('exchange.readFolder', { path: folder });
  const { rows } = await (await to.clerk()).ok('exchange.list', { box: 'in', after: null, limit: 200 });
  const { rows: held } = await (
    await to.clerk()
  ).ok('exchange.list', { box: 'quarantine', after: null, limit: 200 });
  const came = [...rows, ...held].find(
    (row) => row.sequence === envelopes[0]?.sequence && row.kind === 'document',
  );
  return came?.stage ?? 'not there';
}

describe('the office certified by an authority outside', () => {
  let pair: TwoStations;
  let outside: OutsideAuthority;
  beforeAll(async () => {
    outside = outsideAuthority();
    pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    outside.remove();
    await pair.remove();
  });

  /** The two requests of A as files, sign first. */
  async function requests(anew = false): Promise<Buffer[]> {
    const cipher = await pair.a.as('coyeu');
    const { files } = await cipher.ok('keys.askOffice', { path: pair.folder, anew });
    return files.map((file) => {
      const bytes = fs.readFileSync(path.join(pair.folder, file));
      fs.rmSync(path.join(pair.folder, file));
      return bytes;
    });
  }
  function put(name: string, bytes: Uint8Array): string {
    const file = path.join(pair.folder, name);
    fs.writeFileSync(file, bytes);
    return file;
  }

  it('gives out requests that openssl verifies, the same again until new keys are wanted', async () => {
    const [sign, receive] = await requests();
    const file = outside.openssl.put('check.csr', sign ?? '');
    const { output } = outside.openssl.run(
      'req',
      '-in',
      file,
      '-verify',
      '-noout',
      '-text',
      '-nameopt',
      'utf8',
    );
    expect(output).toMatch(/self-signature verify OK/i);
    expect(output).toContain(pair.a.name);
    expect(output).toContain('Digital Signature, Non Repudiation');
    expect(await requests()).toEqual([sign, receive]);
    const anew = await requests(true);
    expect(anew[0]).not.toEqual(sign);
    const clerk = await pair.a.clerk();
    expect(await clerk.call('keys.askOffice', { path: pair.folder, anew: false })).toMatchObject({
      error: { code: 'not-permitted' },
    });
  });

  it('refuses what other offices would refuse, and says what is wrong with it', async () => {
    const [sign] = await requests();
    const cipher = await pair.a.as('coyeu');
    const code = `organizationIdentifier=${pair.a.officeCode}`;
    const usage = 'keyUsage=critical,digitalSignature\nextendedKeyUsage=1.3.6.1.5.5.7.3.36\n';
    const own = fs.readFileSync(outside.openssl.path('sub.csr'));
    const cases: [string, Buffer][] = [
      ['request', outside.issue(own, { extensions: usage, subject: `/C=VN/O=A/${code}/CN=A` })],
      ['root', outside.issue(sign ?? own, { chain: 'leaf' })],
      [
        'office',
        outside.issue(sign ?? own, { subject: '/C=VN/O=A/organizationIdentifier=000.01.00.H99/CN=A' }),
      ],
      ['office', outside.issue(sign ?? own, { subject: `/C=VN/O=A/${code}/serialNumber=1/CN=A` })],
      ['purpose', outside.issue(sign ?? own, { extensions: 'keyUsage=digitalSignature,keyEncipherment\n' })],
      ['extendedKeyUsage', outside.issue(sign ?? own, { extensions: 'keyUsage=digitalSignature\n' })],
    ];
    for (const [reason, bytes] of cases) {
      const reply = await cipher.call('keys.lookAtOfficeFile', {
        path: put('thu.pem', bytes),
        passphrase: null,
      });
      expect(reply).toMatchObject({ error: { code: 'office-certificate-wrong', params: { reason } } });
    }
  });

  it(
    'takes the certificates once the root was compared; both ways go on, and the ledger stays whole',
    async () => {
      const { a, b, folder } = pair;
      const [sign, receive] = await requests();
      const cipher = await a.as('coyeu');
      const file = put(
        'tra-loi.pem',
        Buffer.concat([
          outside.issue(sign ?? Buffer.alloc(0), { chain: 'leaf' }),
          outside.issue(receive ?? Buffer.alloc(0)),
        ]),
      );
      const seen = await cipher.ok('keys.lookAtOfficeFile', { path: file, passphrase: null });
      expect(seen.certificates.map(({ purpose }) => purpose)).toEqual(['sign', 'encrypt']);
      expect(seen.chain).toEqual(['Cấp chứng thư cơ quan', 'Gốc chứng thực thử nghiệm']);
      expect(seen.root.fingerprint.replaceAll(' ', '')).toBe(
        outside.fingerprint().trim().replaceAll(':', ''),
      );
      const take = { path: file, passphrase: null, fingerprint: seen.root.fingerprint };
      for (const [reason, change] of [
        ['compare', { comparedHow: ' ' }],
        ['differs', { comparedHow: TOLD, fingerprint: 'AB'.repeat(32) }],
      ] as const)
        expect(await cipher.call('keys.takeOfficeFile', { ...take, ...change })).toMatchObject({
          error: { code: 'office-certificate-wrong', params: { reason } },
        });
      pair.pass(60_000);
      await cipher.ok('keys.takeOfficeFile', { ...take, comparedHow: TOLD });
      const { certificates, officeRequests } = await cipher.ok('keys.list', {});
      expect(officeRequests).toEqual([]);
      const office = certificates.filter(({ owner }) => owner === 'office');
      expect(office.map(({ purpose, state, issuer }) => `${purpose} ${state} ${issuer}`).sort()).toEqual([
        'encrypt in-force Cấp chứng thư cơ quan',
        `encrypt kept ${a.name} CA`,
        'sign in-force Cấp chứng thư cơ quan',
        `sign kept ${a.name} CA`,
      ]);
      expect(certificates.filter(({ owner }) => owner === 'outside').length).toBe(2);

      // B knows only the old card: it seals for the old certificate, which still opens; what A signs waits
      expect(await carry(b, a, folder)).toBe('checked');
      expect(await carry(a, b, folder)).toBe('quarantined');
      const { self } = await (await a.clerk()).ok('exchange.peers', {});
      expect(self.fingerprint).toBe(seen.root.fingerprint);
      await introduceTo(a, b, folder);
      expect(await carry(a, b, folder)).toBe('checked');
      expect(await carry(b, a, folder)).toBe('checked');
      expect(await (await a.as('quantri')).ok('ledger.verify', {})).toMatchObject({ intact: true });
    },
    PAIR_TIMEOUT_MS,
  );

  it(
    'takes a key file of openssl with a Vietnamese passphrase, and never with another',
    async () => {
      const { a, b, folder } = pair;
      // a key that the authority made itself
      const { openssl } = outside;
      const subject = `/C=VN/O=${a.name}/organizationIdentifier=${a.officeCode}/CN=${a.name}`;
      openssl.run(
        ...['req', '-new', '-newkey', 'rsa:3072', '-nodes', '-keyout', 'p12.key', '-out', 'p12.csr'],
        ...['-utf8', '-subj', subject],
      );
      const made = outside.issue(openssl.get('p12.csr'), {
        extensions: 'keyUsage=critical,digitalSignature\nextendedKeyUsage=1.3.6.1.5.5.7.3.36\n',
      });
      openssl.put('p12.pem', made);
      const packed = openssl.run(
        ...['pkcs12', '-export', '-inkey', 'p12.key', '-in', 'p12.pem', '-out', 'khoa.p12'],
        ...['-passout', `pass:${PASSPHRASE}`, '-name', 'Khóa ký của cơ quan'],
      );
      expect(packed.ok, packed.output).toBe(true);
      const file = put('khoa.p12', openssl.get('khoa.p12'));
      const cipher = await a.as('coyeu');
      const look = (passphrase: string) => cipher.call('keys.lookAtOfficeFile', { path: file, passphrase });
      expect(await look('Mat khau cua co yeu, so 1 – duong Doc Lap')).toMatchObject({
        error: { code: 'wrong-passphrase' },
      });
      // typed with the marks apart, as some keyboards do
      const seen = await look(PASSPHRASE.normalize('NFD'));
      expect(seen).toMatchObject({ ok: true, value: { root: { known: true } } });
      pair.pass(60_000);
      await cipher.ok('keys.takeOfficeFile', {
        path: file,
        passphrase: PASSPHRASE,
        comparedHow: '',
        fingerprint: outside.fingerprint(),
      });
      expect(
        await cipher.call('keys.takeOfficeFile', {
          path: file,
          passphrase: PASSPHRASE,
          comparedHow: '',
          fingerprint: outside.fingerprint(),
        }),
      ).toMatchObject({ error: { code: 'office-certificate-wrong', params: { reason: 'taken' } } });
      // the root is the one that B compared: its card needs no new comparison to be believed
      expect(await carry(a, b, folder)).toBe('checked');

      // the authority takes it back: its list stops the office itself, and reaches B by file
      const list = outside.revoke(made);
      const officer = await a.as('coyeu');
      await officer.ok('keys.readList', { path: list });
      const { certificates, lists } = await officer.ok('keys.list', {});
      expect(lists.map(({ office, revoked }) => `${office} ${revoked}`)).toContain('Cấp chứng thư cơ quan 1');
      const current = certificates.find(
        (one) => one.owner === 'office' && one.purpose === 'sign' && one.state === 'in-force',
      );
      expect(await officer.call('keys.revoke', { id: current?.id ?? '', reason: 'ceased' })).toMatchObject({
        error: { code: 'office-certificate-wrong', params: { reason: 'outside' } },
      });
      expect(await officer.call('exchange.writeCard', { path: path.join(folder, 'the.card') })).toMatchObject(
        {
          error: { code: 'certificate-revoked' },
        },
      );
      expect(await (await b.as('coyeu')).ok('keys.readList', { path: list })).toMatchObject({
        office: a.name,
        revoked: 1,
      });
      // back to the office's own authority
      pair.pass(60_000);
      await officer.ok('keys.renewOffice', {});
      await introduceTo(a, b, folder);
      expect(await carry(a, b, folder)).toBe('checked');
    },
    PAIR_TIMEOUT_MS,
  );
});
