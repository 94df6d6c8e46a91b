import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  issueCertificate,
  type CertificateRole,
  type IssueRequest,
} from '../../../electron/vault/crypto/x509/authority.ts';
import type { Certificate } from '../../../electron/vault/crypto/x509/certificates.ts';
import { AppError } from '../../../shared/errors.ts';

/** A small PKI of our own over the RSA-3072 test keys of test/fixtures/cms, so that no test waits for key generation. */
export const CMS_FIXTURES = join(import.meta.dirname, '../../fixtures/cms');

export const NOW_MS = Date.UTC(2026, 5, 1, 1, 0, 0);
export const DAY_MS = 86_400_000;

type KeyName = 'root' | 'issuing' | `${'a' | 'b' | 'c'}-${'sign' | 'enc'}`;

export function testKey(name: KeyName): KeyObject {
  return createPrivateKey(readFileSync(join(CMS_FIXTURES, `keys/test-key-${name}.pem`)));
}

export interface Holder {
  readonly certificate: Certificate;
  readonly privateKey: KeyObject;
}

export const OFFICE_A = {
  commonName: 'Đảng ủy xã An Mẫu',
  organization: 'Đảng ủy xã An Mẫu',
  officeCode: 'M01.02',
};
export const OFFICE_B = {
  commonName: 'Văn phòng Tỉnh ủy Đông Mẫu',
  organization: 'Văn phòng Tỉnh ủy Đông Mẫu',
  officeCode: 'M01',
};
export const PERSON_A = { ...OFFICE_A, commonName: 'Nguyễn Thị Ngữ', personId: 'ngu' };

export function issue(
  role: CertificateRole,
  key: KeyName,
  issuer?: Holder,
  more: Partial<IssueRequest> = {},
): Holder {
  const privateKey = testKey(key);
  const certificate = issueCertificate({
    role,
    subject: OFFICE_A,
    publicKey: createPublicKey(privateKey),
    fromMs: NOW_MS - 100 * DAY_MS,
    toMs: NOW_MS + 1000 * DAY_MS,
    issuerKey: issuer?.privateKey ?? privateKey,
    ...(issuer ? { issuer: issuer.certificate } : {}),
    ...more,
  });
  return { certificate, privateKey };
}

/** Two offices, each with its own authority; office A with a person. */
export function makePki() {
  const rootA = issue('authority', 'root');
  const rootB = issue('authority', 'issuing', undefined, { subject: OFFICE_B });
  return {
    rootA,
    rootB,
    officeA: issue('signing', 'a-sign', rootA),
    officeAReads: issue('encryption', 'a-enc', rootA),
    personA: issue('signing', 'c-sign', rootA, { subject: PERSON_A }),
    officeB: issue('signing', 'b-sign', rootB, { subject: OFFICE_B }),
    officeBReads: issue('encryption', 'b-enc', rootB, { subject: OFFICE_B }),
    stranger: issue('encryption', 'c-enc', rootB, { subject: OFFICE_B }),
  };
}
export type TestPki = ReturnType<typeof makePki>;

/** Code and reason of the refusal that `run` ends in; '' when it ends well. Anything but an AppError fails the test. */
export function refusalOf(run: () => unknown): string {
  try {
    run();
    return '';
  } catch (error) {
    return describe(error);
  }
}

export async function refusalOfAsync(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return '';
  } catch (error) {
    return describe(error);
  }
}

function describe(error: unknown): string {
  if (!(error instanceof AppError)) throw error;
  const { reason } = error.params;
  return reason === undefined || reason === error.code ? error.code : `${error.code} ${reason}`;
}
