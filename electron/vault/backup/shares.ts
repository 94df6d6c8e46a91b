import { z } from 'zod';
import { AppError, raise } from '../../../shared/errors.ts';
import { loadCertificates, loadIdentity } from '../crypto/x509/bareFiles.ts';
import type { Certificate } from '../crypto/x509/certificates.ts';
import { normaliseRecoveryCode } from '../crypto/recoveryCode.ts';
import { wipe } from '../crypto/primitives.ts';
import { joinShares, splitSecret } from '../crypto/shamir.ts';
import { unwrapKeyWith, wrapKeyFor } from '../crypto/wrap.ts';

/**
 * The printed recovery code in shares at the superior office: each share sealed for one officer's certificate, any k of
 * n give the code again. Whoever holds fewer knows nothing of it. A new code makes all shares of the old one void.
 */
export const ShareFile = z.strictObject({
  format: z.literal(1),
  kind: z.literal('an-thu-recovery-share'),
  officeName: z.string().max(200),
  vaultId: z.string().regex(/^[0-9a-f]{32}$/),
  setId: z.string().regex(/^[0-9a-f]{32}$/),
  position: z.int().min(1).max(16),
  threshold: z.int().min(2).max(16),
  holder: z.string().max(200),
  certificateSha256: z.string().regex(/^[0-9a-f]{64}$/),
  sealed: z.string().max(2000),
});
export type ShareFile = z.infer<typeof ShareFile>;

const context = (file: Pick<ShareFile, 'vaultId' | 'setId' | 'position'>): string =>
  `an-thu/recovery-share/1/${file.vaultId}/${file.setId}/${file.position}`;

export interface SplitOrder {
  readonly code: string;
  readonly officeName: string;
  readonly vaultId: string;
  readonly setId: string;
  readonly threshold: number;
  /** one PEM or DER file with one certificate each */
  readonly certificates: readonly Uint8Array[];
}

/** A share, and whom to call for it when it is needed. */
export interface SplitShare {
  readonly file: ShareFile;
  readonly keeper: string;
}

/** The officer with the office: years later nobody knows from the name alone where to ask. */
function keeperOf({ name }: Certificate): string {
  const { commonName, organization } = name;
  return organization === '' || organization === commonName ? commonName : `${commonName} (${organization})`;
}

/** @throws AppError `bad-input` (threshold, one certificate twice), `certificate-invalid`, `wrong-recovery-code` */
export function splitCode(order: SplitOrder): SplitShare[] {
  const code = normaliseRecoveryCode(order.code) ?? raise('wrong-recovery-code');
  const holders = order.certificates.map(
    (bytes) => loadCertificates(Buffer.from(bytes))[0] ?? raise('certificate-invalid', { reason: 'empty' }),
  );
  if (new Set(holders.map((one) => one.sha256)).size !== holders.length)
    raise('bad-input', { field: 'certificates', rule: 'twice' });
  const secret = Buffer.from(code, 'ascii');
  const shares = splitSecret(secret, holders.length, order.threshold);
  try {
    return holders.map((certificate, index) => {
      const share = shares[index] ?? raise('internal');
      const { officeName, vaultId, setId, threshold } = order;
      const about = { vaultId, setId, position: share.x };
      const file = {
        format: 1 as const,
        kind: 'an-thu-recovery-share' as const,
        officeName,
        ...about,
        threshold,
        holder: certificate.name.commonName,
        certificateSha256: certificate.sha256,
        sealed: wrapKeyFor(certificate, share.y, context(about)).toString('base64'),
      };
      return { file, keeper: keeperOf(certificate) };
    });
  } finally {
    wipe(secret, ...shares.map((share) => share.y));
  }
}

export function parseShare(bytes: Uint8Array): ShareFile {
  try {
    return ShareFile.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (cause) {
    throw new AppError('share-wrong', { reason: 'malformed' }, { cause });
  }
}

/** @throws AppError `share-wrong`: still sealed, or no share at all */
export function parseOpenShare(bytes: Uint8Array): OpenShare {
  let value: unknown = null;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    // what follows says so
  }
  const parsed = OpenShare.safeParse(value);
  if (parsed.success) return parsed.data;
  return raise('share-wrong', { reason: ShareFile.safeParse(value).success ? 'sealed' : 'malformed' });
}

/** A share opened by its holder: what the holder hands over, by hand, when the office has lost its code. */
export const OpenShare = z.strictObject({
  kind: z.literal('an-thu-recovery-open-share'),
  setId: z.string().regex(/^[0-9a-f]{32}$/),
  threshold: z.int().min(2).max(16),
  position: z.int().min(1).max(16),
  share: z.string().max(200),
});
export type OpenShare = z.infer<typeof OpenShare>;

/** @throws AppError `key-not-granted` for another's share, `key-file-unreadable` */
export function openShare(bytes: Uint8Array, keyFile: Uint8Array, passphrase: string): OpenShare {
  const file = parseShare(bytes);
  const identity = loadIdentity(Buffer.from(keyFile), passphrase);
  return openedWith(file, (sealed, about) => unwrapKeyWith(identity.privateKey, sealed, about));
}

/** A share opened with whatever key its holder has. */
export function openedWith(
  file: ShareFile,
  unwrap: (sealed: Uint8Array, context: string) => Buffer,
): OpenShare {
  const share = unwrap(Buffer.from(file.sealed, 'base64'), context(file));
  const { setId, threshold, position } = file;
  return { kind: 'an-thu-recovery-open-share', setId, threshold, position, share: share.toString('base64') };
}

/** The code out of enough opened shares. @throws AppError `shares-insufficient`, `share-wrong` for shares that do not belong together */
export function joinCode(opened: readonly OpenShare[]): string {
  const [first] = opened;
  if (first === undefined) return raise('shares-insufficient', { have: 0 });
  if (opened.some((one) => one.setId !== first.setId)) raise('share-wrong', { reason: 'mixed' });
  if (opened.length < first.threshold)
    raise('shares-insufficient', { have: opened.length, need: first.threshold });
  const shares = opened.map(({ position, share }) => ({ x: position, y: Buffer.from(share, 'base64') }));
  const code = normaliseRecoveryCode(joinShares(shares).toString('latin1'));
  return code ?? raise('shares-insufficient', { have: opened.length, need: first.threshold });
}
