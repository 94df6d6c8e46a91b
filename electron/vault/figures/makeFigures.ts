import {
  type FigureSheet,
  PART_FIGURES,
  SHEET_FORMAT,
  sheetText,
} from '../../../shared/domain/figures/sheet.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { signCms } from '../crypto/cms/sign.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { officeSigner } from '../peers/ownKeys.ts';
import { about, type Ports } from '../ports.ts';
import { NO_FILTER, overview } from './queries.ts';
import { insertSheet, sheetsOf } from './sheetStore.ts';

/** A sheet and the office's signature over its text (detached CMS, CAdES-BES); what travels, by whatever channel. */
export interface SignedFigures {
  /** the canonical text, UTF-8 */
  readonly content: string;
  readonly p7s: Buffer;
}

export interface MadeFigures extends SignedFigures {
  readonly sheet: FigureSheet;
  readonly serial: string;
}

/**
 * The figures of a period as this office signs them for the one above: no content, small parts hidden. Changes nothing;
 * `keepFigures` enters it. For an envelope or a file.
 * @throws AppError `key-not-granted` for who does not hold the office's key, `date-invalid`
 */
export async function makeFigures(
  ports: Ports,
  input: { period: Parsed<'figures.overview'>['period']; note: string },
): Promise<MadeFigures> {
  const signer = officeSigner(ports);
  const sheet = sheetOf(ports, input);
  const content = sheetText(sheet);
  const signedMs = Math.floor(ports.nowMs() / 1000) * 1000;
  const p7s = await signCms({
    content: Buffer.from(content, 'utf8'),
    detached: true,
    signers: [signer],
    signedMs,
  });
  return { content, p7s, sheet, serial: signer.certificate.serialHex };
}

function sheetOf(
  ports: Ports,
  input: { period: Parsed<'figures.overview'>['period']; note: string },
): FigureSheet {
  const found = overview(ports, { period: input.period, filter: NO_FILTER });
  const { period, asOf, counts, medianDays, rating, initiatives, least, parts } = found;
  const { code, name } = ports.station.office;
  const last = sheetsOf(ports.db, 'own', period.kind, period.from)[0];
  // the superior is told every number: of small ones it could add up nothing
  const partOf = (by: 'kind' | 'source' | 'field'): FigureSheet['parts']['kind'] =>
    (parts[by] ?? []).map((row) => ({
      value: row.value,
      counts: Object.fromEntries(
        PART_FIGURES.map((figure) => [figure, row.counts[figure] ?? 0]),
      ) as FigureSheet['parts']['kind'][number]['counts'],
    }));
  return {
    format: SHEET_FORMAT,
    version: 1,
    office: { code, name },
    period,
    asOf,
    madeMs: ports.nowMs(),
    edition: (last?.edition ?? 0) + 1,
    note: input.note,
    counts: counts as FigureSheet['counts'],
    medianDays,
    initiatives,
    least,
    rating: rating.average === null ? { count: 0, average: null } : rating,
    parts: { kind: partOf('kind'), source: partOf('source'), field: partOf('field') },
  };
}

/** Enters what this office signed, inside the running command. @returns its id */
export function keepFigures(ports: Ports, made: MadeFigures): string {
  const { sheet, content, p7s, serial } = made;
  const id = ports.newId();
  insertSheet(ports.db, {
    id,
    origin: 'own',
    officeCode: sheet.office.code,
    officeName: sheet.office.name,
    ...sheet.period,
    madeMs: sheet.madeMs,
    edition: sheet.edition,
    note: sheet.note,
    content,
    sha256: sha256Hex(Buffer.from(content, 'utf8')),
    p7s,
    serial,
    through: 'here',
    keptMs: ports.nowMs(),
    by: ports.actor.id,
  });
  const { kind, from, to } = sheet.period;
  ports.append({
    act: 'figures.signed',
    ...about('figures', id),
    facts: { kind, from, to, edition: sheet.edition },
  });
  ports.announce('figures.changed', id);
  return id;
}
