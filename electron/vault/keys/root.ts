import { existsSync, rmSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { belongsTo } from '../crypto/x509/authority.ts';
import { loadIdentity } from '../crypto/x509/bareFiles.ts';
import { parseRevocationList } from '../crypto/x509/crl.ts';
import { fingerprintOf } from '../crypto/fingerprint.ts';
import { createOfflineRoot, nextOfflineList } from '../crypto/x509/offlineRoot.ts';
import type { Identity } from '../crypto/x509/pkcs12.ts';
import { issuingCertificate } from '../peers/ownKeys.ts';
import { keepRevocationList, newestRevocationList } from '../peers/store.ts';
import { readSmallFile, writeSmallFile } from '../disk/smallFile.ts';
import { insertAuthority } from '../people/outsideStore.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { checkPassphrase } from '../people/createRules.ts';
import { newIssuer, putIssuer, revocationOf } from './issuer.ts';
import { rootAbove, rootState } from './rootState.ts';

const MAX_FILE_BYTES = 64 * 1024;

/**
 * The office's root as one encrypted file outside the vault. The vault keeps the issuing key under it; the root is
 * needed to give out an issuing certificate, to take one back and to sign its own list.
 */
export const rootHandlers = handlers({
  'keys.setUpRoot': preparedCommand({
    prepare: async (ports, { path, passphrase }) => {
      refusePlace(ports, path);
      const { office, training } = ports.station;
      checkPassphrase(passphrase, { username: '', office: office.name });
      const nowMs = ports.nowMs();
      const subject = { organization: office.name, officeCode: office.code, training };
      const { identity: root, file } = await createOfflineRoot(
        ports.newKeyPair,
        `${office.name} Root CA`,
        passphrase,
        nowMs,
        subject,
      );
      const issuer = await newIssuer(ports, root);
      writeSmallFile(path, file);
      try {
        const back = openRoot(path, passphrase);
        if (
          !back.certificate.der.equals(root.certificate.der) ||
          !belongsTo(back.privateKey, root.certificate)
        )
          raise('root-file-wrong', { reason: 'damaged' });
        return { path, root, issuer, list: nextOfflineList(root, null, [], nowMs) };
      } catch (error) {
        rmSync(path, { force: true });
        throw error;
      }
    },
    apply: (ports, { old }, { root, issuer, list }) => {
      const { certificate } = root;
      insertAuthority(ports.db, {
        id: ports.newId(),
        certificate,
        addedMs: ports.nowMs(),
        addedBy: ports.actor.id,
        comparedHow: '',
      });
      putIssuer(ports, issuer, certificate, old);
      keepRootList(ports, root, list);
      return finish(ports, 'keys.root-set-up', { old });
    },
    abandon: (_ports, { path }) => rmSync(path, { force: true }),
  }),

  'keys.useRoot': preparedCommand({
    prepare: async (ports, { path, passphrase, act }) => {
      const root = ownRootFile(ports, path, passphrase);
      const nowMs = ports.nowMs();
      const revoked = act === 'list' || act === 'renew' ? [] : [revocationOf(ports.db, act, nowMs)];
      const previous = newestRevocationList(ports.db, root.certificate.sha256);
      return {
        root,
        issuer: act === 'list' ? null : await newIssuer(ports, root),
        list: nextOfflineList(root, previous, revoked, nowMs),
      };
    },
    apply: (ports, { act }, { root, issuer, list }) => {
      const old = act === 'superseded' || act === 'compromised' ? act : 'keep';
      if (issuer !== null) putIssuer(ports, issuer, root.certificate, old);
      keepRootList(ports, root, list);
      return finish(ports, `keys.root-${act}`, {});
    },
  }),
});

/** A root beside the data that it is to outlive is none; and a root file is never written over. */
function refusePlace(ports: Pick<Ports, 'dir'>, path: string): void {
  const place = resolve(path);
  if (place.startsWith(resolve(ports.dir) + sep)) raise('root-file-wrong', { reason: 'vault' });
  if (existsSync(place)) raise('root-file-wrong', { reason: 'exists' });
}

const openRoot = (path: string, passphrase: string): Identity =>
  loadIdentity(readSmallFile(path, MAX_FILE_BYTES), passphrase);

/** @throws AppError `root-file-wrong` for a file that is not this office's root, `wrong-passphrase` */
function ownRootFile(ports: Ports, path: string, passphrase: string): Identity {
  const known = rootAbove(ports.db) ?? raise('root-file-wrong', { reason: 'none' });
  const root = openRoot(path, passphrase);
  if (root.certificate.sha256 !== known.sha256 || !belongsTo(root.privateKey, known))
    raise('root-file-wrong', { reason: 'foreign' });
  return root;
}

function keepRootList(ports: Ports, root: Identity, list: Buffer): void {
  keepRevocationList(ports.db, root.certificate.sha256, parseRevocationList(list).thisUpdateMs, list);
}

function finish(
  ports: Ports,
  act: LedgerAct,
  facts: { readonly old?: Parsed<'keys.setUpRoot'>['old'] },
): Output<'keys.useRoot'> {
  const { serialHex: serial } = issuingCertificate(ports.db);
  const { stationId } = ports.station;
  ports.append({ act, subjectKind: 'station', subjectId: stationId, facts: { serial, ...facts } });
  ports.announce('people.changed', stationId);
  ports.announce('exchange.changed', stationId);
  const root = rootAbove(ports.db) ?? raise('internal', { at: 'root' });
  const { hex: fingerprint, words } = fingerprintOf(root);
  const { people } = rootState(ports);
  return { fingerprint, words, issuerUntilMs: issuingCertificate(ports.db).notAfterMs, people };
}
