import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outsideAuthority, type OutsideAuthority } from '../../support/outsideAuthority.ts';
import {
  createTwoStations,
  deliver,
  introduceTo,
  PAIR_TIMEOUT_MS,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';

const PASSPHRASE = 'Mật khẩu của văn thư, số 1 – đường Độc Lập';
const TOLD = 'Đọc 12 từ với đồng chí trực của nơi cấp';

describe('people certified by an authority outside', () => {
  let pair: TwoStations;
  let outside: OutsideAuthority;
  beforeAll(async () => {
    outside = outsideAuthority();
    pair = await createTwoStations({ a: { people: ['quantri', 'vanthu', 'lanhdao', 'coyeu'] } });
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    outside.remove();
    await pair.remove();
  });
  function put(name: string, bytes: Uint8Array): string {
    const file = path.join(pair.folder, name);
    fs.writeFileSync(file, bytes);
    return file;
  }
  async function requests(anew = false): Promise<Buffer[]> {
    const clerk = await pair.a.clerk();
    const { files } = await clerk.ok('keys.askOwn', { path: pair.folder, anew });
    return files.map((file) => {
      const bytes = fs.readFileSync(path.join(pair.folder, file));
      fs.rmSync(path.join(pair.folder, file));
      return bytes;
    });
  }
  const mine = async () => {
    const clerk = await pair.a.clerk();
    const { userId } = await clerk.ok('vault.session', {});
    const { certificates } = await clerk.ok('keys.list', {});
    return certificates.filter(({ personId, state }) => personId === userId && state === 'in-force');
  };

  it(
    'a person writes requests and takes the answer, once the cipher officer has compared the authority',
    async () => {
      const { a, b, folder } = pair;
      const [sign, receive] = await requests();
      expect(await requests()).toEqual([sign, receive]);
      const shown = outside.openssl.run(
        ...['req', '-in', outside.openssl.put('nguoi.csr', sign ?? ''), '-verify', '-noout', '-text'],
        ...['-nameopt', 'utf8'],
      );
      expect(shown.output).toMatch(/self-signature verify OK/i);
      const answer = put(
        'tra-loi.pem',
        Buffer.concat([
          outside.issue(sign ?? Buffer.alloc(0), { chain: 'leaf' }),
          outside.issue(receive ?? Buffer.alloc(0)),
        ]),
      );
      const clerk = await a.clerk();
      const seen = await clerk.ok('keys.lookAtOwnFile', { path: answer, passphrase: null });
      expect(seen.certificates.map(({ purpose }) => purpose)).toEqual(['sign', 'encrypt']);
      const take = { path: answer, passphrase: null, fingerprint: seen.root.fingerprint };
      expect(await clerk.call('keys.takeOwnFile', { ...take, comparedHow: TOLD })).toMatchObject({
        error: { code: 'office-certificate-wrong', params: { reason: 'unknownRoot' } },
      });
      expect(await clerk.call('keys.takeAuthorityFile', { ...take, comparedHow: TOLD })).toMatchObject({
        error: { code: 'not-permitted' },
      });

      const { openssl } = outside;
      const authority = put('noi-cap.pem', Buffer.concat([openssl.get('sub.pem'), openssl.get('root.pem')]));
      const cipher = await a.as('coyeu');
      // the office's own answer is none of an authority
      expect(await cipher.call('keys.lookAtAuthorityFile', { path: answer, passphrase: null })).toMatchObject(
        {
          error: { code: 'office-certificate-wrong', params: { reason: 'root' } },
        },
      );
      const known = await cipher.ok('keys.lookAtAuthorityFile', { path: authority, passphrase: null });
      const compare = { path: authority, passphrase: null, fingerprint: known.root.fingerprint };
      expect(await cipher.call('keys.takeAuthorityFile', { ...compare, comparedHow: '' })).toMatchObject({
        error: { code: 'office-certificate-wrong', params: { reason: 'compare' } },
      });
      await cipher.ok('keys.takeAuthorityFile', { ...compare, comparedHow: TOLD });

      // another person's request, and a file for somebody else, are none of the leader's
      const leader = await a.as('lanhdao');
      expect(await leader.call('keys.lookAtOwnFile', { path: answer, passphrase: null })).toMatchObject({
        error: { code: 'office-certificate-wrong', params: { reason: 'request' } },
      });
      pair.pass(60_000);
      const again = await a.clerk();
      await again.ok('keys.takeOwnFile', { ...take, comparedHow: '' });
      expect((await mine()).map(({ purpose, issuer }) => `${purpose} ${issuer}`).sort()).toEqual([
        ...['encrypt Cấp chứng thư cơ quan', 'sign Cấp chứng thư cơ quan'],
      ]);

      // the partner believes the clerk's signature by the office's new card, and only by it
      await introduceTo(a, b, folder);
      const { id } = await registerOutgoing(await a.clerk());
      const carried = await deliver(pair, a, b, id);
      const { rows } = await (await b.clerk()).ok('exchange.list', { box: 'in', after: null, limit: 50 });
      expect(rows.find(({ envelopeId }) => envelopeId === carried.in)).toMatchObject({ stage: 'checked' });
      // keys that were passed on before the change open with the old key; a new sign-in finds all of them
      await a.vault.close();
      const back = await a.vault.as('vanthu');
      expect(await back.ok('ledger.verify', {})).toMatchObject({ intact: true });
      await registerOutgoing(back);
    },
    PAIR_TIMEOUT_MS,
  );

  it(
    'takes a key file with a Vietnamese passphrase for the person it names, and stops signing once it was revoked',
    async () => {
      const { a } = pair;
      const { openssl } = outside;
      await a.vault.close();
      const clerk = await a.vault.as('vanthu');
      const name = (await mineOf(clerk)).name;
      const make = (who: string, file: string): { path: string; leaf: Buffer } => {
        openssl.run(
          ...['req', '-new', '-newkey', 'rsa:3072', '-nodes', '-keyout', 'p.key', '-out', 'p.csr', '-utf8'],
          '-subj',
          `/C=VN/O=${a.name}/organizationIdentifier=${a.officeCode}/serialNumber=VN-0123/CN=${who}`,
        );
        const leaf = outside.issue(openssl.get('p.csr'), {
          extensions: 'keyUsage=critical,digitalSignature\nextendedKeyUsage=1.3.6.1.5.5.7.3.36\n',
        });
        openssl.put('p.pem', leaf);
        openssl.run(
          ...['pkcs12', '-export', '-inkey', 'p.key', '-in', 'p.pem', '-out', 'p.p12'],
          ...['-passout', `pass:${PASSPHRASE}`],
        );
        return { path: put(file, openssl.get('p.p12')), leaf };
      };
      const other = make('Người khác', 'khac.p12');
      expect(
        await clerk.call('keys.lookAtOwnFile', { path: other.path, passphrase: PASSPHRASE }),
      ).toMatchObject({ error: { code: 'office-certificate-wrong', params: { reason: 'person' } } });
      const own = make(name, 'toi.p12');
      pair.pass(60_000);
      await clerk.ok('keys.takeOwnFile', {
        path: own.path,
        passphrase: PASSPHRASE,
        comparedHow: '',
        fingerprint: outside.fingerprint(),
      });
      const { id } = await registerOutgoing(clerk);
      const to = [{ stationId: pair.b.stationId }];
      await clerk.ok('exchange.send', { documentId: id, to });
      await clerk.ok('exchange.writeFolder', { path: pair.folder });
      const list = outside.revoke(own.leaf);
      await clerk.ok('keys.readList', { path: list });
      const next = await registerOutgoing(clerk);
      expect(await clerk.call('exchange.send', { documentId: next.id, to })).toMatchObject({
        error: { code: 'certificate-revoked', params: { owner: 'person' } },
      });
    },
    PAIR_TIMEOUT_MS,
  );

  async function mineOf(clerk: Awaited<ReturnType<TwoStations['a']['clerk']>>): Promise<{ name: string }> {
    const { userId } = await clerk.ok('vault.session', {});
    const { certificates } = await clerk.ok('keys.list', {});
    return certificates.find(({ personId }) => personId === userId) ?? { name: '' };
  }
});
