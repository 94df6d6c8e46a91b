import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  hkdfSync,
} from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import { deriveKey } from './argon.ts';
import { parseCertificate } from './x509/certificates.ts';
import { openCms } from './cms/envelope.ts';
import { verifyCms } from './cms/verify.ts';
import { TEST_CERTIFICATE, TEST_CONTENT, TEST_KEY, TEST_MESSAGE } from './selfTestVectors.ts';

/**
 * Known answers, asked at every start before a key is touched: Electron brings BoringSSL and Node OpenSSL, and a
 * build in which one of them answers differently must not open a vault.
 */
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

const CHECKS: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  // FIPS 180-4, "abc"
  sha256: () =>
    createHash('sha256').update('abc').digest('hex') ===
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',

  // RFC 4231 §4.3
  hmac: () =>
    createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex') ===
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',

  // RFC 5869 A.1, first 32 octets
  hkdf: () => {
    const key = hkdfSync(
      'sha256',
      hex('0b'.repeat(22)),
      hex('000102030405060708090a0b0c'),
      hex('f0f1f2f3f4f5f6f7f8f9'),
      32,
    );
    return Buffer.from(key).equals(hex('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf'));
  },

  // McGrew and Viega (GCM), test case 14: zero key, zero block
  'aes-gcm': () => {
    const cipher = createCipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12), { authTagLength: 16 });
    const sealed = Buffer.concat([cipher.update(Buffer.alloc(16)), cipher.final()]);
    return (
      sealed.equals(hex('cea7403d4d606b6e074ec5d3baf39d18')) &&
      cipher.getAuthTag().equals(hex('d0d1c8a799996bf0265b98b5d48ab919'))
    );
  },

  'aes-gcm-refuses': () => {
    const decipher = createDecipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12), {
      authTagLength: 16,
    });
    decipher.setAuthTag(hex('d0d1c8a799996bf0265b98b5d48ab918')); // last bit turned
    decipher.update(hex('cea7403d4d606b6e074ec5d3baf39d18'));
    try {
      decipher.final();
      return false;
    } catch {
      return true;
    }
  },

  // `openssl kdf … ARGON2ID` (OpenSSL 3.5) says the same: 8 KiB, 1 pass, 1 lane
  argon2id: async () => {
    const key = await deriveKey('mật khẩu', Buffer.alloc(16, 2), { m: 8, t: 1, p: 1 });
    return key.toString('hex') === '9c3a76868c904897e04b88446811ba8492ddc50546f021146eef5b2bec760093';
  },

  // RSA-OAEP, AES-GCM, RSA verification and our own CMS reader, in one message
  cms: () => {
    const privateKey = createPrivateKey({ key: TEST_KEY, format: 'der', type: 'pkcs8' });
    const { content } = openCms(TEST_MESSAGE, [
      { certificate: parseCertificate(TEST_CERTIFICATE), privateKey },
    ]);
    const opened = verifyCms({ message: content, profile: 'exchange', judge: () => undefined });
    return opened.content.toString('utf8') === TEST_CONTENT;
  },
};

let proved = false;

/** As `selfTest`, once a process: the library that it asks stays the same. One that failed is asked again. */
export async function proveAlgorithms(): Promise<void> {
  if (proved) return;
  await selfTest();
  proved = true;
}

/** Throws `self-test-failed` naming the first check that gives another answer. A few milliseconds. */
export async function selfTest(): Promise<void> {
  for (const [check, run] of Object.entries(CHECKS)) {
    let right = false;
    try {
      right = await run();
    } catch (cause) {
      throw new AppError('self-test-failed', { check }, { cause });
    }
    if (!right) throw new AppError('self-test-failed', { check });
  }
}
