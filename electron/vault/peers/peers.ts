import { rmSync } from 'node:fs';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Peer } from '../../../shared/ipc/contract/exchange.ts';
import { isSelfSigned, parseCertificate, type Certificate } from '../crypto/x509/certificates.ts';
import {
  isListOf,
  issueRevocationList,
  parseRevocationList,
  type RevocationList,
} from '../crypto/x509/crl.ts';
import { fingerprintOf } from '../crypto/fingerprint.ts';
import { guarded } from '../crypto/refusal.ts';
import type { Db } from '../db/handles.ts';
import { openAuthority } from '../people/credentials.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../ports.ts';
import { buildCard, MAX_AUTHORITIES, MAX_CARD_BYTES, readCard, type Card } from './card.ts';
import { cardRoot, officeSigner, authoritiesInForce, ownCertificate, issuingCertificate } from './ownKeys.ts';
import {
  cardBySha256,
  insertCard,
  keepRevocationList,
  knownStations,
  newestRevocationList,
  revokedSerials,
  trustedCard,
  trustedCards,
  waitingCard,
  type PeerRow,
} from './store.ts';
import { listStanding } from './listStanding.ts';
import { readSmallFile, writeSmallFile } from '../disk/smallFile.ts';
import { refuseOtherWorld } from './trainingMark.ts';

/** A file that is too large for a card is none. */
function readCardFile(path: string): Buffer {
  try {
    return readSmallFile(path, MAX_CARD_BYTES);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'too-large')
      throw new AppError('message-malformed', { of: 'card' }, { cause });
    throw cause;
  }
}

/** How long a list of revoked certificates speaks for itself. */
const LIST_LIFE_MS = 92 * 24 * 3600 * 1000;

/** What the rest of the exchange needs of a trusted station. */
export interface TrustedPeer extends PeerRow {
  readonly root: Certificate;
  /** further authorities that the card's signature vouches for */
  readonly authorities: readonly Certificate[];
  readonly signing: Certificate;
  readonly encryption: Certificate;
}

/** The trusted card of a station, parsed. Its certificates were checked when it was read; chains are checked at use. */
export function trustedPeer(db: Db, stationId: string): TrustedPeer | null {
  const row = trustedCard(db, stationId);
  return row === null ? null : parsePeer(row);
}

const parsed = new Map<string, CardCertificates>();
type CardCertificates = Pick<TrustedPeer, 'root' | 'authorities' | 'signing' | 'encryption'>;
const PARSED_ENTRIES = 512;

function parsePeer(row: PeerRow): TrustedPeer {
  const known = parsed.get(row.sha256);
  if (known) return { ...row, ...known };
  // the raw card was checked at its own time; here only its certificates are taken out
  const certificates = guarded('certificate-invalid', () => {
    const body = JSON.parse(
      (JSON.parse(Buffer.from(row.raw).toString('utf8')) as { body: string }).body,
    ) as Record<'root' | 'signing' | 'encryption', string> & { authorities?: string[] };
    const take = (der: string): Certificate => parseCertificate(Buffer.from(der, 'base64'));
    const { root, signing, encryption, authorities = [] } = body;
    return {
      root: take(root),
      signing: take(signing),
      encryption: take(encryption),
      authorities: authorities.map(take),
    };
  });
  if (parsed.size >= PARSED_ENTRIES) parsed.clear();
  parsed.set(row.sha256, certificates);
  return { ...row, ...certificates };
}

/** Every station whose card is trusted here. */
export const trustedPeers = (db: Db): TrustedPeer[] => trustedCards(db).map(parsePeer);

/** The authority on the card that certified the station's own keys. */
const issuerOf = ({ root, authorities, encryption }: CardCertificates): Certificate =>
  [root, ...authorities].find((one) => one.subject.equals(encryption.issuer)) ?? root;

/** Authorities trusted for an office: those on its stations' cards in force, without what a root took back. */
export function anchorsFor(db: Db, officeCode: string): Certificate[] {
  const all = trustedPeers(db)
    .filter((peer) => peer.officeCode === officeCode)
    .flatMap(({ root, authorities }) => [root, ...authorities]);
  const anchors = [...new Map(all.map((one) => [one.sha256, one])).values()];
  return anchors.filter((one) => isSelfSigned(one) || !isTakenBack(db, one, anchors));
}

/**
 * The same for whoever judges a signature or a certificate of the office: a list that can't be read may have named it.
 * @throws AppError `revocation-list-needed`
 */
export function judgingAnchors(db: Db, officeCode: string): Certificate[] {
  const anchors = anchorsFor(db, officeCode);
  if (anchors.some((one) => knownList(db, one.sha256) === 'unreadable'))
    raise('revocation-list-needed', { reason: 'unreadable-revocation-list' });
  return anchors;
}

function knownList(db: Db, issuerSha256: string): RevocationList | 'unreadable' | null {
  const der = newestRevocationList(db, issuerSha256);
  if (der === null) return null;
  try {
    return parseRevocationList(der);
  } catch {
    return 'unreadable'; // damaged, or of a form that this program no longer takes
  }
}

export function isTakenBack(db: Db, certificate: Certificate, authorities: readonly Certificate[]): boolean {
  return authorities.some((issuer) => {
    if (!issuer.subject.equals(certificate.issuer)) return false;
    const list = knownList(db, issuer.sha256);
    return list !== null && list !== 'unreadable' && list.revoked.has(certificate.serialHex);
  });
}

export function revocationLists(db: Db): RevocationList[] {
  const issuers = new Set(
    trustedPeers(db).flatMap(({ root, authorities }) => [root, ...authorities].map(({ sha256 }) => sha256)),
  );
  return [...issuers].flatMap((issuer) => {
    const list = knownList(db, issuer);
    return list === null || list === 'unreadable' ? [] : [list];
  });
}

/** Each list under the authority on the card that signed it. */
function keepLists(db: Db, { root, authorities, revocationLists: lists }: Card): void {
  for (const list of lists) {
    const issuer = [root, ...authorities].find((one) => isListOf(list, one));
    if (issuer) keepRevocationList(db, issuer.sha256, list.thisUpdateMs, list.der);
  }
}

export function toPeer(
  { db, nowMs }: Pick<Ports, 'db' | 'nowMs'>,
  row: PeerRow,
  replaces: string | null,
): Peer {
  const { hex, words } = fingerprintOf({ sha256: row.rootSha256 });
  return {
    officeCode: row.officeCode,
    stationId: row.stationId,
    name: row.officeName,
    fingerprint: hex,
    fingerprintWords: words,
    trusted: row.trustedMs !== null && row.replacedMs === null,
    replaces,
    validUntilMs: row.validUntilMs,
    list: listStanding(db, issuerOf(parsePeer(row)), nowMs()),
  };
}

/** Of each station the card in force, and behind it a newer one that waits for a person: a change is shown. */
export function peersOf(ports: Pick<Ports, 'db' | 'nowMs'>): Peer[] {
  const { db } = ports;
  return knownStations(db).flatMap((stationId) => {
    const [inForce, waiting] = [trustedCard(db, stationId), waitingCard(db, stationId)];
    const newer =
      waiting !== null && (inForce === null || waiting.issuedMs > inForce.issuedMs) ? waiting : null;
    const replaces = inForce === null ? null : fingerprintOf({ sha256: inForce.rootSha256 }).hex;
    return [
      ...(inForce ? [toPeer(ports, inForce, null)] : []),
      ...(newer ? [toPeer(ports, newer, replaces)] : []),
    ];
  });
}

export function self(ports: Ports): Peer {
  const root = cardRoot(ports.db);
  const certificates = [root, ownCertificate(ports.db, 'sign'), ownCertificate(ports.db, 'encrypt')];
  const { hex, words } = fingerprintOf(root);
  return {
    officeCode: ports.station.office.code,
    stationId: ports.station.stationId,
    name: ports.station.office.name,
    fingerprint: hex,
    fingerprintWords: words,
    trusted: true,
    replaces: null,
    validUntilMs: Math.min(...certificates.map((certificate) => certificate.notAfterMs)),
    list: listStanding(ports.db, issuingCertificate(ports.db), ports.nowMs()),
  };
}

export const peerHandlers = handlers({
  'exchange.writeCard': preparedCommand({
    prepare: async (ports, { path }) => {
      const revocationList = freshRevocationList(ports);
      writeSmallFile(path, await ownCard(ports, revocationList), true);
      return { path, revocationList };
    },
    apply: (ports, _input, { revocationList }) => {
      const root = issuingCertificate(ports.db);
      if (revocationList !== null) {
        keepRevocationList(
          ports.db,
          root.sha256,
          parseRevocationList(revocationList).thisUpdateMs,
          revocationList,
        );
      }
      ports.append({ act: 'card.written', ...ofStation(ports) });
      const { hex, words } = fingerprintOf(cardRoot(ports.db));
      return { fingerprint: hex, fingerprintWords: words };
    },
    abandon: (_ports, { path }) => rmSync(path, { force: true }),
  }),

  'exchange.readCard': (ports, { path }) => {
    const card = readCard(readCardFile(path), ports.nowMs());
    return takeCard(ports, card);
  },
});

/** The same card twice is one card; an older one than the card in force changes nothing; a new one waits. */
export function takeCard(ports: Ports, card: Card): Peer {
  const { db, station } = ports;
  if (card.stationId === station.stationId) return raise('certificate-unknown', { reason: 'own-card' });
  if (card.training !== station.training) return raise('certificate-unknown', { reason: 'training' });
  refuseOtherWorld(station, [card.root, ...card.authorities, card.signing, card.encryption]);
  const inForce = trustedCard(db, card.stationId);
  const facts = {
    peer: card.officeName,
    officeCode: card.officeCode,
    fingerprint: card.root.sha256.slice(0, 16),
    changed: inForce === null ? 0 : 1,
  };
  ports.append({ act: 'card.read', subjectKind: 'peer', subjectId: card.stationId, facts });
  ports.announce('exchange.changed', card.stationId);
  if (anchorsFor(db, card.officeCode).some((root) => root.sha256 === card.root.sha256)) {
    // signed by an authority that is trusted already: newer news about revoked certificates count at once
    keepLists(db, card);
  }
  const known = cardBySha256(db, card.sha256) ?? keepCard(ports, card);
  if (inForce !== null && (known.id === inForce.id || known.issuedMs <= inForce.issuedMs))
    return toPeer(ports, inForce, null);
  return toPeer(ports, known, inForce === null ? null : fingerprintOf({ sha256: inForce.rootSha256 }).hex);
}

function keepCard(ports: Ports, card: Card): PeerRow {
  const {
    root,
    signing: _signing,
    encryption: _encryption,
    training: _training,
    revocationLists: _lists,
    authorities: _authorities,
    ...names
  } = card;
  const row = { ...names, id: ports.newId(), rootSha256: root.sha256, readMs: ports.nowMs() };
  insertCard(ports.db, row);
  keepLists(ports.db, card);
  return { ...row, trustedMs: null, replacedMs: null };
}

async function ownCard(ports: Ports, fresh: Buffer | null): Promise<Buffer> {
  const { station, db } = ports;
  const root = cardRoot(db);
  const authorities = authoritiesInForce(db)
    .filter(({ sha256 }) => sha256 !== root.sha256)
    .slice(0, MAX_AUTHORITIES);
  const own = issuingCertificate(db).sha256;
  const lists = [root, ...authorities].flatMap(({ sha256 }) => {
    const list = (sha256 === own ? fresh : null) ?? newestRevocationList(db, sha256);
    return list === null ? [] : [list];
  });
  return buildCard(
    {
      officeCode: station.office.code,
      officeName: station.office.name,
      stationId: station.stationId,
      stationName: station.stationName,
      profile: station.profile,
      training: station.training,
      issuedMs: ports.nowMs(),
      root,
      authorities,
      encryption: ownCertificate(db, 'encrypt'),
      revocationLists: lists,
    },
    officeSigner(ports),
  );
}

/** Who holds the issuing key puts the office's current list of revoked certificates on the card. */
function freshRevocationList(ports: Ports): Buffer | null {
  const isNeeded = ports.keys.authorityKey !== null && revokedSerials(ports.db).length > 0;
  return isNeeded ? makeRevocationList(ports) : null;
}

/** The office's list as it stands now, also where nothing was taken back. @throws AppError `key-not-granted` */
export function makeRevocationList(ports: Pick<Ports, 'db' | 'keys' | 'nowMs'>): Buffer {
  const { certificate, key } = openAuthority(ports);
  const nowMs = Math.floor(ports.nowMs() / 1000) * 1000;
  return issueRevocationList({
    issuer: certificate,
    issuerKey: key,
    number: nowMs / 1000,
    thisUpdateMs: nowMs,
    nextUpdateMs: nowMs + LIST_LIFE_MS,
    revoked: revokedSerials(ports.db),
  });
}
