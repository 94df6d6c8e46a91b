import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { generateRsaKeyPair } from '../crypto/authority.ts';
import { createCertificateRequest } from '../crypto/csr.ts';
import { fingerprintOf } from '../crypto/fingerprint.ts';
import { toPem } from '../crypto/pem.ts';
import { unwrapPrivateKey, wrapPrivateKey } from '../crypto/wrap.ts';
import { writeSmallFile } from '../exchange/smallFile.ts';
import { certificatesOf, insertCertificate } from '../people/certificateStore.ts';
import { keyContext } from '../people/credentials.ts';
import {
  insertAuthority,
  insertOfficeRequest,
  outsideAuthorities,
  settleOfficeRequest,
  waitingOfficeRequests,
  type OfficeRequest,
} from '../people/outsideStore.ts';
import { preparedCommand, query, type Ports } from '../ports.ts';
import { judgeOutsideFile, type Brought, type Judged } from './outsideFile.ts';

const ROLES = { sign: 'signing', encrypt: 'encryption' } as const;
/** In the folder that the person chose; the end tells the requests of different days apart. */
const FILE_NAMES = { sign: 'yeu-cau-chung-thu-ky', encrypt: 'yeu-cau-chung-thu-nhan' } as const;

/** What a private key is sealed under until its certificate, and so its serial, is there. */
const requestContext = (id: string): string => `an-thu/office-request/${id}`;

interface Asked {
  readonly requests: readonly OfficeRequest[];
  readonly isNew: boolean;
  readonly files: readonly string[];
}

/** The office certified by an authority outside this vault: requests out, certificates in. */
export const outsideHandlers = {
  'keys.askOffice': preparedCommand<'keys.askOffice', Asked>({
    prepare: async (ports, { path, anew }) => {
      const waiting = anew ? [] : waitingOfficeRequests(ports.db);
      const isNew = waiting.length === 0;
      const requests = isNew
        ? await Promise.all([newRequest(ports, 'sign'), newRequest(ports, 'encrypt')])
        : waiting;
      const files = requests.map(({ id, purpose }) =>
        join(path, `${FILE_NAMES[purpose]}-${id.slice(-6)}.csr`),
      );
      requests.forEach(({ request }, index) =>
        writeSmallFile(
          files[index] ?? raise('internal'),
          Buffer.from(toPem(request, 'CERTIFICATE REQUEST'), 'latin1'),
        ),
      );
      return { requests, isNew, files };
    },
    apply: (ports, _input, { requests, isNew, files }) => {
      if (isNew) {
        for (const { id } of waitingOfficeRequests(ports.db))
          settleOfficeRequest(ports.db, id, null, ports.nowMs());
        for (const request of requests) insertOfficeRequest(ports.db, request);
      }
      tell(ports, 'keys.office-asked', { files: files.length, anew: isNew ? 1 : 0 });
      return { files: files.map((file) => basename(file)) };
    },
    abandon: (_ports, { files, isNew }) => {
      // what was there before stays: only files of keys that came to nothing go
      if (isNew) for (const file of files) rmSync(file, { force: true });
    },
  }),

  'keys.lookAtOfficeFile': query<'keys.lookAtOfficeFile'>((ports, { path, passphrase }) =>
    shown(ports, judgeOutsideFile(ports, path, passphrase)),
  ),

  'keys.takeOfficeFile': preparedCommand<'keys.takeOfficeFile', Judged>({
    prepare: async (ports, { path, passphrase }) => judgeOutsideFile(ports, path, passphrase),
    apply: (ports, { fingerprint, comparedHow }, judged) => {
      const told = fingerprint.replace(/[^0-9a-f]/gi, '').toLowerCase();
      if (told !== judged.root.sha256) raise('office-certificate-wrong', { reason: 'differs' });
      const before = shown(ports, judged);
      if (!before.root.known && comparedHow.trim() === '')
        raise('office-certificate-wrong', { reason: 'compare' });
      for (const certificate of judged.chain) {
        const row = { id: ports.newId(), certificate, addedMs: ports.nowMs(), addedBy: ports.actor.id };
        insertAuthority(ports.db, { ...row, comparedHow: comparedHow.trim() });
      }
      for (const one of judged.brought) putInForce(ports, one, judged);
      return before;
    },
  }),
};

async function newRequest(ports: Ports, purpose: OfficeRequest['purpose']): Promise<OfficeRequest> {
  const officeKey = ports.keys.officeKey ?? raise('key-not-granted', { owner: 'office' });
  const { name, code } = ports.station.office;
  const pair = await generateRsaKeyPair();
  const subject = { commonName: name, organization: name, officeCode: code };
  const id = ports.newId();
  return {
    ...{ id, purpose, askedMs: ports.nowMs(), askedBy: ports.actor.id },
    request: createCertificateRequest(pair, subject, ROLES[purpose]),
    sealedKey: wrapPrivateKey(officeKey, pair.privateKey, requestContext(id)),
  };
}

/** In force from now on, whatever day the certificate itself begins; the one of before is kept. */
function putInForce(ports: Ports, { purpose, certificate, key }: Brought, { chain }: Judged): void {
  const officeKey = ports.keys.officeKey ?? raise('key-not-granted', { owner: 'office' });
  if (certificatesOf(ports.db, 'office', purpose).some((row) => row.serial === certificate.serialHex))
    raise('office-certificate-wrong', { reason: 'taken' });
  const issuer = chain.find((one) => one.subject.equals(certificate.issuer)) ?? raise('internal');
  const serial = certificate.serialHex;
  const privateKey =
    'sealedKey' in key ? unwrapPrivateKey(officeKey, key.sealedKey, requestContext(key.id)) : key;
  const id = ports.newId();
  insertCertificate(ports.db, {
    ...{ id, owner: 'office', personId: null, purpose, serial, der: certificate.der },
    sealedKey: wrapPrivateKey(officeKey, privateKey, keyContext(serial)),
    ...{ notBeforeMs: ports.nowMs(), notAfterMs: certificate.notAfterMs, outsideSha256: issuer.sha256 },
  });
  if ('sealedKey' in key) settleOfficeRequest(ports.db, key.id, id, ports.nowMs());
  tell(ports, 'keys.office-taken', { serial, purpose, issuer: issuer.sha256.slice(0, 16) });
}

function shown(ports: Pick<Ports, 'db'>, { brought, chain, root }: Judged): Output<'keys.lookAtOfficeFile'> {
  const { hex, words } = fingerprintOf(root);
  return {
    certificates: brought.map(({ purpose, certificate }) => ({
      purpose,
      name: certificate.name.commonName,
      serial: certificate.serialHex,
      fromMs: certificate.notBeforeMs,
      untilMs: certificate.notAfterMs,
    })),
    chain: chain.map(({ name }) => name.commonName),
    root: {
      ...{ name: root.name.commonName, fingerprint: hex, words },
      known: outsideAuthorities(ports.db).some(({ sha256 }) => sha256 === root.sha256),
    },
  };
}

function tell(ports: Ports, act: string, facts: Record<string, string | number>): void {
  ports.append({ act, subjectKind: 'station', subjectId: ports.station.stationId, facts });
  ports.announce('people.changed', ports.station.stationId);
}
