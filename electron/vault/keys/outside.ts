import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { keyContext } from '../crypto/carriedKey.ts';
import type { Certificate } from '../crypto/x509/certificates.ts';
import { createCertificateRequest } from '../crypto/x509/csr.ts';
import { fingerprintOf } from '../crypto/fingerprint.ts';
import { toPem } from '../crypto/pem.ts';
import { unwrapPrivateKey, wrapPrivateKey } from '../crypto/wrap.ts';
import { writeSmallFile } from '../disk/smallFile.ts';
import { certificatesOf, insertCertificate } from '../people/certificateStore.ts';
import {
  insertAuthority,
  insertOfficeRequest,
  settleOfficeRequest,
  waitingOfficeRequests,
  type OfficeRequest,
} from '../people/outsideStore.ts';
import { outsideAuthorities } from '../roster/outside.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../ports.ts';
import { subjectOf } from './newRequest.ts';
import {
  judgeAuthorityFile,
  judgeOutsideFile,
  type Brought,
  type Holder,
  type Judged,
} from './outsideFile.ts';

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

const theOffice = (): Holder => null;
const oneself = ({ actor }: Pick<Ports, 'actor'>): Holder => actor;
type HolderOf = (ports: Pick<Ports, 'actor'>) => Holder;

/** The office, or a person of it, certified by an authority outside this vault: requests out, certificates in. */
export const outsideHandlers = handlers({
  'keys.askOffice': preparedCommand(asking(theOffice)),
  'keys.askOwn': preparedCommand(asking(oneself)),

  'keys.lookAtOfficeFile': (ports, { path, passphrase }) =>
    shown(ports, judgeOutsideFile(ports, null, path, passphrase)),
  'keys.lookAtOwnFile': (ports, { path, passphrase }) =>
    shown(ports, judgeOutsideFile(ports, ports.actor, path, passphrase)),
  'keys.lookAtAuthorityFile': (ports, { path }) => shown(ports, judgeAuthorityFile(ports, path)),

  'keys.takeOfficeFile': preparedCommand(taking(theOffice)),
  'keys.takeOwnFile': preparedCommand(taking(oneself)),
  'keys.takeAuthorityFile': preparedCommand({
    prepare: async (ports, { path }) => judgeAuthorityFile(ports, path),
    apply: (ports, input, judged) => {
      const before = compared(ports, input, judged);
      tell(ports, 'keys.authority-taken', { issuer: judged.root.sha256.slice(0, 16) });
      return before;
    },
  }),
});

function asking(holderOf: HolderOf) {
  return {
    prepare: async (ports: Ports, { path, anew }: { path: string; anew: boolean }): Promise<Asked> => {
      const holder = holderOf(ports);
      const waiting = anew ? [] : waitingOfficeRequests(ports.db, holder?.id ?? null);
      const isNew = waiting.length === 0;
      const requests = isNew
        ? await Promise.all([newRequest(ports, holder, 'sign'), newRequest(ports, holder, 'encrypt')])
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
    apply: (ports: Ports, _input: unknown, { requests, isNew, files }: Asked): { files: string[] } => {
      const holder = holderOf(ports);
      if (isNew) {
        for (const { id } of waitingOfficeRequests(ports.db, holder?.id ?? null))
          settleOfficeRequest(ports.db, id, null, ports.nowMs());
        for (const request of requests) insertOfficeRequest(ports.db, request);
      }
      const act = holder === null ? 'keys.office-asked' : 'keys.own-asked';
      tell(ports, act, { files: files.length, anew: isNew ? 1 : 0 });
      return { files: files.map((file) => basename(file)) };
    },
    abandon: (_ports: Ports, { files, isNew }: Asked): void => {
      // what was there before stays: only files of keys that came to nothing go
      if (isNew) for (const file of files) rmSync(file, { force: true });
    },
  };
}

function taking(holderOf: HolderOf) {
  return {
    prepare: async (
      ports: Ports,
      { path, passphrase }: { path: string; passphrase: string | null },
    ): Promise<Judged> => judgeOutsideFile(ports, holderOf(ports), path, passphrase),
    apply: (ports: Ports, input: Comparison, judged: Judged): Shown => {
      const holder = holderOf(ports);
      // whom the office believes is for the cipher officer to say, not for each person
      if (holder !== null && !isKnown(ports, judged.root))
        raise('office-certificate-wrong', { reason: 'unknownRoot' });
      const before = compared(ports, input, judged);
      for (const one of judged.brought) putInForce(ports, holder, one, judged);
      return before;
    },
  };
}

interface Comparison {
  readonly fingerprint: string;
  readonly comparedHow: string;
}

/** Keeps the authorities, once the root was compared; answers with what stood before. */
function compared(ports: Ports, { fingerprint, comparedHow }: Comparison, judged: Judged): Shown {
  const told = fingerprint.replace(/[^0-9a-f]/gi, '').toLowerCase();
  if (told !== judged.root.sha256) raise('office-certificate-wrong', { reason: 'differs' });
  const before = shown(ports, judged);
  if (!before.root.known && comparedHow.trim() === '')
    raise('office-certificate-wrong', { reason: 'compare' });
  for (const certificate of judged.chain) {
    const row = { id: ports.newId(), certificate, addedMs: ports.nowMs(), addedBy: ports.actor.id };
    insertAuthority(ports.db, { ...row, comparedHow: comparedHow.trim() });
  }
  return before;
}

const isKnown = ({ db }: Pick<Ports, 'db'>, root: Certificate): boolean =>
  outsideAuthorities(db).some(({ sha256 }) => sha256 === root.sha256);

/** What the private keys of a holder lie under. */
const sealingKey = (ports: Ports, holder: Holder): Uint8Array =>
  holder === null
    ? (ports.keys.officeKey ?? raise('key-not-granted', { owner: 'office' }))
    : ports.keys.userKey;

async function newRequest(
  ports: Ports,
  holder: Holder,
  purpose: OfficeRequest['purpose'],
): Promise<OfficeRequest> {
  const { name, code } = ports.station.office;
  const pair = await ports.newKeyPair();
  const subject =
    holder === null
      ? { commonName: name, organization: name, officeCode: code }
      : subjectOf(ports, holder.id);
  const id = ports.newId();
  return {
    id,
    personId: holder?.id ?? null,
    purpose,
    askedMs: ports.nowMs(),
    askedBy: ports.actor.id,
    request: createCertificateRequest(pair, subject, ROLES[purpose]),
    sealedKey: wrapPrivateKey(sealingKey(ports, holder), pair.privateKey, requestContext(id)),
  };
}

/** In force from now on, whatever day the certificate itself begins; the one of before is kept. */
function putInForce(
  ports: Ports,
  holder: Holder,
  { purpose, certificate, key }: Brought,
  { chain }: Judged,
): void {
  const [owner, personId] = holder === null ? (['office', null] as const) : (['person', holder.id] as const);
  const under = sealingKey(ports, holder);
  if (certificatesOf(ports.db, owner, purpose, personId).some((row) => row.serial === certificate.serialHex))
    raise('office-certificate-wrong', { reason: 'taken' });
  const issuer = chain.find((one) => one.subject.equals(certificate.issuer)) ?? raise('internal');
  const serial = certificate.serialHex;
  const privateKey =
    'sealedKey' in key ? unwrapPrivateKey(under, key.sealedKey, requestContext(key.id)) : key;
  const id = ports.newId();
  insertCertificate(ports.db, {
    id,
    owner,
    personId,
    purpose,
    serial,
    der: certificate.der,
    sealedKey: wrapPrivateKey(under, privateKey, keyContext(serial)),
    notBeforeMs: ports.nowMs(),
    notAfterMs: certificate.notAfterMs,
    outsideSha256: issuer.sha256,
  });
  if ('sealedKey' in key) settleOfficeRequest(ports.db, key.id, id, ports.nowMs());
  const act = holder === null ? 'keys.office-taken' : 'keys.own-taken';
  tell(ports, act, { serial, purpose, issuer: issuer.sha256.slice(0, 16) });
}

type Shown = Output<'keys.lookAtOfficeFile'>;

function shown(ports: Pick<Ports, 'db'>, { brought, chain, root }: Judged): Shown {
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
      name: root.name.commonName,
      fingerprint: hex,
      words,
      known: isKnown(ports, root),
    },
  };
}

function tell(ports: Ports, act: LedgerAct, facts: Record<string, string | number>): void {
  ports.append({ act, ...ofStation(ports), facts });
  ports.announce('people.changed', ports.station.stationId);
}
