import { AppError, raise } from '../../../shared/errors.ts';
import type { LoadedTrust } from '../../../shared/ipc/contract/signatureTrust.ts';
import { READ_LIMITS, type ReaderItem } from '../../../shared/ipc/readerProtocol.ts';
import { type KnownIssuer, MOST_AUTHORITIES } from '../../../shared/ipc/readerTrust.ts';
import { type Certificate, parseCertificate } from '../crypto/x509/certificates.ts';
import type { Db } from '../db/handles.ts';
import { readSmallFile } from '../disk/smallFile.ts';
import type { Ports } from '../ports.ts';
import { bytesSource, type Reader } from '../reader/index.ts';
import {
  authorities,
  countAuthorities,
  freeHeld,
  insertAuthority,
  keepList,
  keepRevoked,
} from './trustStore.ts';
import { issuerKeyOf } from './trustLists.ts';

/** What travels to the reader with each later file. */
const MOST_NAME_BYTES = 4_096;
/** A list may have been made a little ahead of our clock. */
const MOST_AHEAD_MS = 24 * 3_600_000;

type List = Extract<ReaderItem<'trustFile'>, { kind: 'list' }>;
type Revoked = Extract<ReaderItem<'trustFile'>, { kind: 'revoked' }>;

/** What the reader took out of a file, with the certificates as our strict reader takes them. */
export interface TrustFile {
  /** certificates that may certify others */
  readonly authorities: readonly Certificate[];
  readonly unfit: number;
  /** with their entries; `issuer`: whose it is, where it is of use */
  readonly lists: readonly {
    readonly list: List;
    readonly issuer: Certificate | null;
    readonly revoked: readonly Revoked[];
  }[];
  readonly left: number;
}

/** @throws AppError `file-unreadable`, `too-large`, as the reader refuses */
export const readTrust = ({ db, reader }: Pick<Ports, 'db' | 'reader'>, path: string): Promise<TrustFile> =>
  trustFileOf(
    reader,
    readSmallFile(path, READ_LIMITS.trustFile),
    authorities(db).map(({ der }) => parseCertificate(der)),
  );

/**
 * Takes a file apart in the process that reads foreign bytes.
 * @param known whose lists may be in there, besides those of authorities in the same file
 */
export async function trustFileOf(
  reader: Reader,
  bytes: Buffer,
  known: readonly Certificate[],
): Promise<TrustFile> {
  const issuers = known.map(asIssuer);
  const { value, items } = await reader.read({ op: 'trustFile', issuers }, bytesSource(bytes));
  const certificates = items.flatMap((item) => (item.kind === 'certificate' ? [parsed(item.der)] : []));
  const pool = [...known, ...certificates];
  const lists: { list: List; issuer: Certificate | null; revoked: Revoked[] }[] = [];
  for (const item of items) {
    if (item.kind === 'list')
      lists.push({
        list: item,
        issuer: item.issuer === null ? null : (pool[item.issuer] ?? null),
        revoked: [],
      });
    if (item.kind === 'revoked') lists.at(-1)?.revoked.push(item);
  }
  const fit = certificates.filter(
    (one) => one?.isAuthority === true && one.subject.length <= MOST_NAME_BYTES,
  );
  return {
    authorities: fit.flatMap((one) => one ?? []),
    unfit: certificates.length - fit.length,
    lists,
    left: value.left,
  };
}

const asIssuer = ({ subject, publicKey, subjectKeyId }: Certificate): KnownIssuer => ({
  subject: subject.toString('base64'),
  key: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  keyId: subjectKeyId?.toString('hex') ?? null,
});

function parsed(der: string): Certificate | null {
  try {
    return parseCertificate(Buffer.from(der, 'base64'));
  } catch (cause) {
    if (cause instanceof AppError) return null;
    throw cause;
  }
}

/** Keeps what is new in a file. @throws AppError `signature-trust-refused` where nothing in it is of use, or too much is known already */
export function keepTrust(ports: Ports, file: TrustFile): LoadedTrust {
  const added: { id: string; name: string; isRoot: boolean }[] = [];
  for (const certificate of file.authorities) {
    const id = ports.newId();
    if (!isAdded(ports, id, certificate)) continue;
    const isRoot = certificate.issuer.equals(certificate.subject);
    added.push({ id, name: certificate.name.commonName || certificate.name.organization, isRoot });
  }
  if (countAuthorities(ports.db) > MOST_AUTHORITIES)
    raise('signature-trust-refused', { reason: 'many', most: MOST_AUTHORITIES });
  const lists: LoadedTrust['lists'] = [];
  const aside: LoadedTrust['aside'] = [];
  for (const one of file.lists) {
    const why = isKept(ports, one);
    const { issuerName: issuer, thisUpdateMs, count } = one.list;
    if (why === null) lists.push({ issuer, thisUpdateMs, count });
    else aside.push({ issuer, why });
  }
  const known = file.authorities.length - added.length;
  if (added.length + lists.length + known + aside.length === 0)
    raise('signature-trust-refused', { reason: file.unfit > 0 ? 'people' : 'nothing' });
  return { added, known, unfit: file.unfit, lists, aside, left: file.left };
}

const isAdded = (ports: Ports, id: string, certificate: Certificate): boolean =>
  insertAuthority(ports.db, {
    id,
    sha256: certificate.sha256,
    issuerKey: issuerKeyOf(certificate),
    der: certificate.der,
    addedMs: ports.nowMs(),
    addedBy: ports.actor.id,
  });

/** Null where the list was kept. */
function isKept(
  { db, nowMs, actor }: Ports,
  { list, issuer, revoked }: TrustFile['lists'][number],
): LoadedTrust['aside'][number]['why'] | null {
  const { aside, thisUpdateMs, nextUpdateMs, count } = list;
  if (aside !== null) return aside;
  if (issuer === null || !isKnown(db, issuer)) return 'unknown-issuer';
  if (thisUpdateMs > nowMs() + MOST_AHEAD_MS) return 'future';
  const issuerKey = issuerKeyOf(issuer);
  const row = { issuerKey, thisUpdateMs, nextUpdateMs, named: count, readMs: nowMs(), readBy: actor.id };
  if (!keepList(db, row)) return 'older';
  for (const { entries } of revoked) keepRevoked(db, { issuerKey, listedMs: thisUpdateMs, entries });
  freeHeld(db, issuerKey, thisUpdateMs);
  return null;
}

/** One that lay in the same file and was not taken has no lists here. */
const isKnown = (db: Db, { sha256 }: Certificate): boolean =>
  authorities(db).some(({ der }) => parseCertificate(der).sha256 === sha256);
