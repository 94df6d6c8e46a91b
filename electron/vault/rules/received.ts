import { isDeepStrictEqual } from 'node:util';
import { foldBase } from '../../../shared/domain/text/fold.ts';
import { packId } from '../../../shared/domain/rules/select.ts';
import type { RulePack } from '../../../shared/domain/rules/schema.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import { isPersonal } from '../crypto/x509/certificates.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { directoryInForce } from '../peers/directoryStore.ts';
import { verifyDetached } from '../peers/detachedSignature.ts';
import { trustedCards } from '../peers/store.ts';
import { ofStation, type Ports } from '../ports.ts';
import { parsePack } from './aside.ts';
import { byVersion, insertReceivedPack, type NewReceivedPack } from './receivedStore.ts';
import { refuseIncomplete } from './wholePack.ts';

/** The largest pack of the build has 60 KiB. */
export const MAX_PACK_BYTES = 1024 * 1024;

export interface JudgedPack {
  readonly row: Omit<NewReceivedPack, 'nowMs' | 'by'>;
  /** this version, or a newer one of its kind, is here already */
  readonly known: boolean;
}

/**
 * A rule pack that came as a file with the detached signature of its issuer: this office, the superior that first run
 * named, or whoever issues the directory in force. It counts from its day, but never for days on which this station
 * already worked by another: what stands in the books was right by the rules of its day.
 * @throws AppError `rule-pack-refused` with the reason, `rule-pack-invalid`, `sender-unknown`
 */
export function judgePack(ports: Ports, bytes: Buffer, signature: Buffer): JudgedPack {
  const certificate = verifyDetached(ports, bytes, signature, 'rule-pack-refused');
  const issuerCode = certificate.name.officeCode ?? '';
  if (isPersonal(certificate)) raise('rule-pack-refused', { reason: 'person' });
  if (!issuesRules(ports, issuerCode)) raise('rule-pack-refused', { reason: 'issuer' });
  const pack = parsePack(textOf(bytes));
  refuseAside(ports, pack);
  const packs = ports.rules.packs.filter((one) => one.pack === pack.pack);
  const same = packs.find(({ version }) => version === pack.version);
  if (same !== undefined && !isDeepStrictEqual(same.rules, pack.rules))
    raise('rule-pack-refused', { reason: 'changed' });
  const known = packs.some(({ version }) => byVersion(version, pack.version) >= 0);
  const effectiveHere = laterOf(pack.effectiveFrom, hasRecords(ports) ? ports.today() : pack.effectiveFrom);
  if (!known) {
    if (pack.effectiveTo !== null && pack.effectiveTo < effectiveHere)
      raise('rule-pack-refused', { reason: 'ended' });
    refuseIncomplete(ports.rules.packs, { ...pack, effectiveFrom: effectiveHere });
  }
  const signer = { issuerCode, signedBy: certificate.name.commonName };
  const body = bytes.toString('utf8');
  return { row: { pack, effectiveHere, body, signature, sha256: sha256Hex(bytes), ...signer }, known };
}

/** Inside a command's transaction. From the next act on the rules are asked with it. */
export function enterPack(ports: Ports, { row }: JudgedPack): void {
  insertReceivedPack(ports.db, { ...row, nowMs: ports.nowMs(), by: ports.actor.id });
  ports.append({
    act: 'rule-pack.taken',
    ...ofStation(ports),
    facts: {
      pack: packId(row.pack),
      from: row.effectiveHere,
      issuer: row.signedBy,
      sha256: row.sha256,
    },
  });
  ports.announce('settings.changed');
}

export function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('rule-pack-refused', { reason: 'form' }, { cause });
  }
}

/** A version that lies here unused is not replaced under its own number: the issuer gives the mended one a new number. */
function refuseAside(ports: Ports, pack: RulePack): void {
  if (ports.rules.aside.some(({ id }) => id === packId(pack)))
    raise('rule-pack-refused', { reason: 'aside', pack: packId(pack) });
}

function issuesRules(ports: Ports, code: string): boolean {
  if (code === ports.station.office.code || code === directoryInForce(ports.db)?.issuerCode) return true;
  const superior = foldBase(ports.station.office.superior.trim());
  return trustedCards(ports.db).some(
    ({ officeCode, officeName }) => officeCode === code && foldBase(officeName.trim()) === superior,
  );
}

const hasRecords = ({ db }: Ports): boolean =>
  db.prepare('SELECT EXISTS (SELECT 1 FROM entry) OR EXISTS (SELECT 1 FROM submission)').pluck().get() === 1;

const laterOf = (a: string, b: string): string => (a < b ? b : a);
