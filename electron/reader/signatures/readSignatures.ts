import type { Hash } from 'node:crypto';
import { SIGNATURE_CHANGES, type SignatureChange } from '../../../shared/domain/signatures/changes.ts';
import { MOST_SIGNATURES, type SignatureFacts } from '../../../shared/ipc/readerSignatures.ts';
import { isString, type PdfDict } from '../text/pdfSyntax.ts';
import { Accounting, MOST_BLANK, saysLaterLength } from './accounting.ts';
import { copyOf, newHash } from './algorithms.ts';
import { changesBetween } from './changesAfter.ts';
import { checkPdfSignature, type Checked } from './checkPdfSignature.ts';
import { type Covered, coveredBy, findSignatures, type FoundSignature, nameIn } from './findSignatures.ts';
import { enclosed, signerOf } from './enclosed.ts';
import { PdfFile, type Revision } from './revisions.ts';
import type { Signed } from './signedData.ts';
import { Ambiguous } from './strictSyntax.ts';

/** What was found out about the signatures of a file. */
export interface ReadSignatures {
  readonly signatures: readonly SignatureFacts[];
  readonly left: number;
  readonly damaged: boolean;
}

/** Revisions behind a signature that are looked at one by one. */
const MOST_REVISIONS = 200;

/** Every signature of a PDF, in the order in which they were made. One that is broken never stops the others. */
export function readSignatures(bytes: Buffer): ReadSignatures {
  const file = new PdfFile(bytes);
  const newest = within(() => file.revisionAt(bytes.length));
  const found = within(() => findSignatures(file, newest)) ?? [];
  const all = found.map((one) => ({ one, covered: coveredBy(one, bytes.length) }));
  all.sort((a, b) => a.covered.end - b.covered.end);
  const hashes = new PrefixHashes(bytes);
  const accounting = newest === null ? null : new Accounting(newest);
  const signatures = all.slice(0, MOST_SIGNATURES).map(({ one, covered }) => {
    const checked = checkPdfSignature(one.dict, signedOf(bytes, covered, hashes));
    return factsOf(one, covered, checked, changesOf(file, accounting, one, covered));
  });
  return { signatures, left: all.length - signatures.length, damaged: newest === null };
}

/** What a part of the work gives; null where the file does not say it in one way, or it costs too much. */
function within<T>(run: () => T): T | null {
  try {
    return run();
  } catch (cause) {
    if (cause instanceof Ambiguous || cause instanceof RangeError) return null;
    throw cause;
  }
}

const NOTHING: ReadonlySet<SignatureChange> = new Set();
const UNCLEAR: ReadonlySet<SignatureChange> = new Set(['structure']);

function changesOf(
  file: PdfFile,
  accounting: Accounting | null,
  one: FoundSignature,
  { coverage, end }: Covered,
): ReadonlySet<SignatureChange> {
  const behind = file.bytes.length - end;
  if (coverage !== 'whole' || behind === 0) return NOTHING;
  return (
    within(() => {
      if (saysLaterLength(file, end)) return UNCLEAR;
      if (behind <= MOST_BLANK && file.isBlank(end, file.bytes.length)) return NOTHING;
      // what the signature covers must be a whole document of which it is a part
      const signed = file.revisionAt(end);
      const place = one.spans.get('Contents')?.from;
      const isPart = one.number !== null && signed.object(one.number)?.spans.get('Contents')?.from === place;
      if (!isPart || accounting === null) return UNCLEAR;
      const changes = changesUpTo(accounting.newest, signed);
      return accounting.isWhole(end) ? changes : new Set([...changes, ...UNCLEAR]);
    }) ?? UNCLEAR
  );
}

/** Of every state behind the signed one: what was shown in between and taken back was shown. */
function changesUpTo(newest: Revision, signed: Revision): ReadonlySet<SignatureChange> {
  const later = newest.chain.filter(({ at }) => at >= signed.end).reverse();
  const isBuiltUpon = newest.chain.some(({ at }) => at === signed.chain[0]?.at);
  if (later.length === 0 || !isBuiltUpon || later.length > MOST_REVISIONS) return UNCLEAR;
  const changes = new Set<SignatureChange>();
  for (const { at } of later)
    for (const change of changesBetween(signed, newest.file.revisionFrom(at, newest.end)))
      changes.add(change);
  return changes;
}

/** Hashes of the beginnings of a file: signatures of one file share most of what they cover. */
class PrefixHashes {
  private readonly bytes: Buffer;
  private readonly known = new Map<string, { at: number; hash: Hash }>();

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** A hash that has taken the first bytes, to be gone on with. */
  upTo(name: string, at: number): Hash {
    const before = this.known.get(name);
    const isUsable = before !== undefined && before.at <= at;
    const hash = isUsable ? before.hash : newHash(name);
    hash.update(this.bytes.subarray(isUsable ? before.at : 0, at));
    this.known.set(name, { at, hash });
    return copyOf(hash, name);
  }
}

function signedOf(
  bytes: Buffer,
  { coverage, firstEnd, secondStart, end }: Covered,
  hashes: PrefixHashes,
): Signed | null {
  if (coverage !== 'whole') return null;
  const second = bytes.subarray(secondStart, end);
  return {
    digest: (hash) => hashes.upTo(hash, firstEnd).update(second).digest(),
    bytes: () => Buffer.concat([bytes.subarray(0, firstEnd), second]),
  };
}

function factsOf(
  { dict, field }: FoundSignature,
  { coverage }: Covered,
  { proof, weak, signature, stamp, isStamp }: Checked,
  changes: ReadonlySet<SignatureChange>,
): SignatureFacts {
  return {
    field: textOf(field),
    kind: isStamp ? 'stamp' : 'signature',
    subFilter: (nameIn(dict, 'SubFilter') ?? '').slice(0, 100),
    coverage,
    proof,
    weak,
    changes: SIGNATURE_CHANGES.filter((change) => changes.has(change)),
    signer: signerOf(signature?.certificate ?? null),
    claimedMs: signature?.claimedMs ?? saidTime(dict),
    stamp:
      stamp === null
        ? null
        : {
            timeMs: stamp.timeMs,
            proof: stamp.proof,
            weak: stamp.weak,
            authority: signerOf(stamp.token.certificate),
            certificates: enclosed(stamp.token),
          },
    certificates: signature === null ? [] : enclosed(signature),
  };
}

/** A text string (7.9.2), for display. */
function textOf(raw: string): string {
  const bytes = Buffer.from(raw, 'latin1');
  const isWide = bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0;
  const text = isWide ? bytes.subarray(2).swap16().toString('utf16le') : raw;
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .slice(0, 300);
}

/** The time that the dictionary itself names (`M`, 7.9.4). */
function saidTime(dict: PdfDict): number | null {
  const value = dict.get('M');
  if (!isString(value)) return null;
  const found = /^D:(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?(?:Z|([+-])(\d{2})'?(\d{2})?)?/.exec(
    value.bytes,
  );
  if (found === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const shift = (Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0)) * (found[7] === '-' ? -1 : 1);
  const ms = Date.UTC(year, month - 1, day, hour, minute, second) - shift * 60_000;
  return Number.isFinite(ms) ? ms : null;
}
