import { readSheet } from '../../../shared/domain/figures/sheet.ts';
import { raise } from '../../../shared/errors.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { signedByOffice } from '../exchange/receiving/signedBy.ts';
import { about, type Ports } from '../ports.ts';
import type { SignedFigures } from './makeFigures.ts';
import { findSheet, insertSheet, sheetsOf } from './sheetStore.ts';

export interface TakenFigures {
  readonly id: string;
  readonly officeName: string;
  readonly edition: number;
  /** false where exactly this sheet was here already: nothing was changed */
  readonly taken: boolean;
  /** editions of the same period that it replaces; they stay readable */
  readonly replaces: number;
}

/**
 * Takes in figures that another office signed, inside the running command: the text must be one sheet that adds up, the
 * signature that of an office this station trusts, and newer than what is here of the same period.
 * @param through how it came; of an envelope also whose it is by its own signature
 * @throws AppError `message-malformed` `sender-unknown` `signature-invalid` `certificate-…` `figures-not-newer` `figures-not-of-office`
 */
export function takeFigures(
  ports: Ports,
  signed: SignedFigures,
  through: { readonly way: 'file' } | { readonly way: 'envelope'; readonly officeCode: string },
): TakenFigures {
  const read = readSheet(signed.content);
  if ('fault' in read) return raise('message-malformed', { reason: read.fault });
  const { sheet } = read;
  const { code, name } = sheet.office;
  if (through.way === 'envelope' && through.officeCode !== code) raise('figures-not-of-office', { code });
  const serial = signedByOffice(ports, signed, code);
  const sha256 = sha256Hex(Buffer.from(signed.content, 'utf8'));
  const known = findSheet(ports.db, sha256);
  const { kind, from, to } = sheet.period;
  if (known !== null)
    return { id: known.id, officeName: name, edition: known.edition, taken: false, replaces: 0 };
  const earlier = sheetsOf(ports.db, 'taken', kind, from).filter((row) => row.officeCode === code);
  const newest = earlier[0]?.edition ?? 0;
  if (sheet.edition <= newest) raise('figures-not-newer', { edition: sheet.edition, newest });
  const id = ports.newId();
  insertSheet(ports.db, {
    id,
    origin: 'taken',
    officeCode: code,
    officeName: name,
    kind,
    from,
    to,
    madeMs: sheet.madeMs,
    edition: sheet.edition,
    note: sheet.note,
    content: signed.content,
    sha256,
    p7s: signed.p7s,
    serial,
    through: through.way,
    keptMs: ports.nowMs(),
    by: ports.actor.id,
  });
  ports.append({
    act: 'figures.taken',
    ...about('figures', id),
    facts: { office: name, kind, from, to, edition: sheet.edition },
  });
  ports.announce('figures.changed', id);
  return { id, officeName: name, edition: sheet.edition, taken: true, replaces: earlier.length };
}
