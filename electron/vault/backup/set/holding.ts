import fs from 'node:fs';
import { AppError, raise } from '../../../../shared/errors.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { loadCertificates } from '../../crypto/x509/bareFiles.ts';
import type { Certificate } from '../../crypto/x509/certificates.ts';
import { fingerprintOf } from '../../crypto/fingerprint.ts';
import { toPem } from '../../crypto/pem.ts';
import { readSmallFile } from '../../disk/smallFile.ts';
import { encryptionCertificate, unwrapForPerson } from '../../people/credentials.ts';
import { about, handlers, preparedCommand } from '../../ports.ts';
import { writeDurable } from './bytes.ts';
import { folderError } from '../places.ts';
import { joinCode, type OpenShare, openedWith, parseOpenShare, parseShare } from '../shares.ts';

const MAX_BYTES = 64 * 1024;

/** The one certificate of a file. @throws AppError `certificate-invalid`, `file-unreadable` */
export const readHolder = (path: string): Certificate =>
  loadCertificates(readSmallFile(path, MAX_BYTES))[0] ?? raise('certificate-invalid', { reason: 'empty' });

/** Enough opened shares out of files. @throws AppError `share-wrong`, `shares-insufficient` */
export const joinFiles = (paths: readonly string[]): Output<'backup.joinShares'> => ({
  recoveryCode: joinCode(paths.map((path) => parseOpenShare(readSmallFile(path, MAX_BYTES)))),
});

/** What the holder of a share does on the own station, and what is asked of a holder beforehand. */
export const holdingHandlers = handlers({
  'backup.lookAtHolders': (_ports, { certificates }) => ({
    holders: certificates.map((path) => {
      const certificate = readHolder(path);
      const { commonName, organization } = certificate.name;
      return {
        name: commonName,
        organization,
        untilMs: certificate.notAfterMs,
        words: fingerprintOf(certificate).words,
      };
    }),
  }),

  'backup.writeHolderCertificate': preparedCommand({
    prepare: async (ports, { path }) => {
      const certificate =
        encryptionCertificate(ports.db, ports.actor.id) ??
        raise('certificate-invalid', { reason: 'missing' });
      await written(path, Buffer.from(toPem(certificate.der, 'CERTIFICATE')));
      return certificate;
    },
    apply: (ports, _input, certificate) => {
      const { id } = ports.actor;
      ports.append({
        act: 'backup.holder-certificate',
        ...about('person', id),
        facts: { serial: certificate.serialHex.slice(0, 16) },
      });
      return { name: certificate.name.commonName, words: fingerprintOf(certificate).words };
    },
  }),

  'backup.openShare': preparedCommand({
    prepare: async (ports, { path, to, passphrase }) => {
      await ports.proveSelf(passphrase);
      const file = parseShare(readSmallFile(path, MAX_BYTES));
      const share: OpenShare = openedWith(file, (sealed, about) => {
        try {
          return unwrapForPerson(ports.db, ports.actor.id, ports.keys.userKey, sealed, about);
        } catch (cause) {
          throw new AppError('share-wrong', { reason: 'foreign' }, { cause });
        }
      });
      await written(to, Buffer.from(`${JSON.stringify(share)}\n`));
      return { file, to };
    },
    apply: (ports, _input, { file }) => {
      const { officeName, position, threshold, setId } = file;
      ports.append({
        act: 'backup.share-opened',
        ...about('person', ports.actor.id),
        facts: { office: officeName, position, set: setId.slice(0, 8) },
      });
      return { officeName, position, threshold };
    },
    // refused after all (the clock, a full disk): an open share without a trace of it must not lie about
    abandon: (_ports, { to }) => fs.rmSync(to, { force: true }),
  }),
});

async function written(path: string, bytes: Buffer): Promise<void> {
  try {
    await writeDurable(path, bytes);
  } catch (cause) {
    throw folderError(cause);
  }
}
