import type { Ports } from '../ports.ts';
import type { Signer } from '../signing/signer.ts';
import { refuseUnsignable, signPdf, type WishedSignature } from '../signing/signPdf.ts';
import type { Stamping } from '../stamps/stamping.ts';
import type { Marks } from './marks.ts';
import { personRef } from '../people/personRef.ts';
import type { ProposalRecord } from './store.ts';
import { latestVersion, readVersion } from './versions.ts';

/** Words within the pictures of signatures: of a paper of the office, always in Vietnamese (NĐ 30/2020, Phụ lục I). */
const WORDS = { by: 'Ký bởi', at: 'Thời gian ký' } as const;

export interface Signing {
  readonly signer: Signer;
  readonly signedMs: number;
  readonly isClassified: boolean;
  readonly stamping: Stamping | null;
}

/**
 * The signature of the person, above their name.
 * @returns what goes behind the draft @throws AppError `pdf-not-signable`
 */
export const personsUpdate = (
  ports: Ports,
  draft: Buffer,
  { signer, signedMs, isClassified, stamping }: Signing,
  name: string,
): Promise<Buffer> =>
  signPdf(ports, draft, {
    signer,
    name,
    signedMs,
    earlier: 0,
    alone: isClassified,
    stamping,
    signatures: [ofPerson(name, signedMs)],
  });

const ofPerson = (name: string, signedMs: number): WishedSignature => ({
  look: 'person',
  field: 'Nguoi-ky',
  lines: [`${WORDS.by}: ${name}`, timeLine(signedMs)],
  place: { at: 'name', name, side: 'above' },
});

/**
 * A PDF that nobody could sign is sent back to its drafter at once, who alone can mend it.
 * @throws AppError `pdf-not-signable`
 */
export async function refuseUnsignableDraft(ports: Ports, draft: ProposalRecord): Promise<void> {
  const version = latestVersion(ports, draft.id);
  if (version?.kind !== 'pdf' || draft.signerId === null) return;
  const { fullName: name } = personRef(ports, draft.signerId);
  const signedMs = ports.nowMs();
  const signatures = [ofPerson(name, signedMs)];
  const alone = draft.level !== 'none';
  await refuseUnsignable(ports, await readVersion(ports, version), {
    name,
    signedMs,
    signatures,
    earlier: 0,
    alone,
  });
}

export interface OfficesFile {
  readonly marks: Marks;
  /** under whose name the seal stands; null: at the foot of the last page */
  readonly signerName: string | null;
  /** signatures that the file has already */
  readonly earlier: number;
}

/**
 * Those of the office, each over everything before it: the number, the day, the mark of a classified document, the seal.
 * What the office adds to a signed file is what its signatures show.
 * @returns the whole file @throws AppError `pdf-not-signable`
 */
export async function officesSigned(
  ports: Ports,
  pdf: Buffer,
  { signer, signedMs, isClassified, stamping }: Signing,
  { marks, signerName, earlier }: OfficesFile,
): Promise<Buffer> {
  const { number, date, level, places } = marks;
  const { name } = ports.station.office;
  const signatures: WishedSignature[] = [
    { look: 'number', field: 'So', lines: [number], place: { at: 'line', ...places.number } },
    { look: 'date', field: 'Ngay', lines: [date], place: { at: 'line', ...places.date } },
  ];
  if (level !== null)
    signatures.push({
      look: 'level',
      field: 'Do-mat',
      lines: [level],
      place: { at: 'line', ...places.level },
    });
  signatures.push({
    look: 'seal',
    field: 'Co-quan',
    lines: [name, timeLine(signedMs)],
    place: { at: 'name', name: signerName, side: 'left' },
  });
  const alone = isClassified;
  const update = await signPdf(ports, pdf, {
    signer,
    name,
    signedMs,
    signatures,
    earlier,
    alone,
    stamping,
  });
  return Buffer.concat([pdf, update]);
}

const HOURS_AHEAD = 7;

/** The day and the hour of Việt Nam, with its zone. */
function timeLine(ms: number): string {
  const there = new Date(ms + HOURS_AHEAD * 3_600_000).toISOString();
  const [year = '', month = '', day = ''] = there.slice(0, 10).split('-');
  return `${WORDS.at}: ${day}/${month}/${year} ${there.slice(11, 19)} +07:00`;
}
