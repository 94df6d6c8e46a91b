import type { StampFault } from '../../../shared/domain/signatures/stampFaults.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Stamp } from '../../../shared/ipc/contract/timeStamps.ts';
import type { StampAnswer } from '../../../shared/ipc/readerSignatures.ts';
import { toPem } from '../crypto/pem.ts';
import { sha256 } from '../crypto/primitives.ts';
import { refuseClosedStation } from '../rules/closedStation.ts';
import { isClosedByPolicy } from '../policy/store.ts';
import type { Ports } from '../ports.ts';
import { bytesSource } from '../reader/index.ts';
import { inquiryInto, standingOf } from '../signatures/foreignPath.ts';
import { atOnce } from '../signatures/inParts.ts';
import { trustNow } from '../signatures/storedTrust.ts';
import { newNonce, stampRequest } from './question.ts';
import { stampUrl } from './store.ts';

/** The clocks of the authority and of this machine may differ by this. */
const MOST_APART_MS = 600_000;

/** Room that is left for it behind a signature. */
export const MOST_TOKEN_BYTES = 16 * 1024;

/** What a signature is stamped with while it is made, and what came of it. */
export interface Stamping {
  /** @returns a token over the signature (RFC 3161), or null; never throws for what the authority does */
  readonly tokenOver: (signature: Buffer) => Promise<Buffer | null>;
  /** null before anything was asked */
  readonly came: () => Stamp | null;
}

/**
 * The time stamp of one act of signing; null where none is set. What is classified is not stamped: not even the hour at
 * which it was signed leaves the house.
 */
export function stampingOf(ports: Ports, isClassified: boolean): Stamping | null {
  const url = stampUrl(ports.db);
  if (url === null || isClassified) return null;
  let came: Stamp | null = null;
  return {
    async tokenOver(signature) {
      const { token, stamp } = await stamped(ports, url, sha256(signature));
      came = stamp;
      return token;
    },
    came: () => came,
  };
}

/** How it went, as the ledger says it. */
export const stampFact = (stamp: Stamp | null): string =>
  stamp === null ? 'none' : (stamp.fault ?? 'stamped');

export interface Stamped {
  /** DER; null where there is a fault */
  readonly token: Buffer | null;
  readonly stamp: Stamp;
}

/**
 * A time stamp over a digest, from the authority at this address. It is taken only from one that this office trusts
 * (ADR 0026): the line to it proves nothing. @throws AppError `vault-locked` alone
 */
export async function stamped(ports: Ports, url: string, imprint: Buffer): Promise<Stamped> {
  if (isClosed(ports)) return failed('not-allowed');
  const lists = trustNow(ports);
  const nonce = newNonce();
  const roots = lists.anchors.map(({ der }) => toPem(der, 'CERTIFICATE'));
  const request = new Uint8Array(stampRequest(imprint, nonce));
  const got = await ports.stamps.ask(ports.station.profile, { url, request, roots });
  if ('fault' in got) return failed(got.fault);
  const read = await readAnswer(ports, got.answer, imprint.toString('hex'), nonce);
  if (read.is === 'refused') return failed(read.fault);
  const { timeMs, certificates, authority, from, to } = read;
  const nowMs = ports.nowMs();
  const judged = { validMs: nowMs, nowMs, provedMs: null, usedMs: timeMs, isStamp: true };
  if (atOnce(standingOf(certificates, inquiryInto(lists), judged)).state !== 'trusted')
    return failed('authority-unknown');
  if (to - from > MOST_TOKEN_BYTES) return failed('too-large');
  if (Math.abs(timeMs - nowMs) > MOST_APART_MS) return failed('wrong-time');
  const name = authority.commonName || authority.organization;
  return { token: got.answer.subarray(from, to), stamp: { timeMs, authority: name, fault: null } };
}

const failed = (fault: StampFault): Stamped => ({
  token: null,
  stamp: { timeMs: null, authority: null, fault },
});

/** Where no rule or the superior's policy lets the station send anything over a network, it asks nobody for the time. */
function isClosed(ports: Ports): boolean {
  if (isClosedByPolicy(ports.db, 'relay', 'none')) return true;
  try {
    refuseClosedStation(ports);
    return false;
  } catch {
    return true;
  }
}

async function readAnswer(
  ports: Ports,
  answer: Buffer,
  imprint: string,
  nonce: string,
): Promise<StampAnswer> {
  try {
    const job = { op: 'stampAnswer', imprint, nonce } as const;
    return (await ports.reader.read(job, bytesSource(answer))).value;
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code === 'vault-locked') throw cause;
    return { is: 'refused', fault: 'not-a-stamp' };
  }
}
