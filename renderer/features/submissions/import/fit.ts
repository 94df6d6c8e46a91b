import type { ImportChoices, ImportRow } from './useImport.ts';

/** It speaks of secrets, itself or in a file, a file could not be searched, or words are cut: a person looks first. */
export const mustBeRead = ({ outcome, findings }: ImportRow): boolean =>
  (outcome === 'ask' || outcome === 'faulty') &&
  (['secret-phrase', 'unread-files', 'cut'] as const).some((what) => findings.includes(what));

const OPEN: readonly ImportRow['outcome'][] = ['new', 'ask', 'faulty', 'failed'];
/** May a person still decide something for this row? */
export const isOpen = ({ outcome }: ImportRow): boolean => OPEN.includes(outcome);

/** A row as it stands by what was decided so far: what would be taken in now is new, what is left out is left. */
export function asChosen(row: ImportRow, choices: ImportChoices): ImportRow {
  const own = choices.kindOfLines.find(({ line }) => line === row.line)?.kind;
  const kind = own ?? row.kind ?? choices.kindForMissing;
  if (row.outcome === 'taken') return { ...row, kind };
  if (!isOpen(row)) return row;
  if (choices.leftOutLines.includes(row.line)) return { ...row, outcome: 'left' };
  return isFit(row, choices) ? { ...row, kind, outcome: 'new', faults: [] } : row;
}

/** Would this row be taken in now, by what the person decided for it and for all? */
export function isFit(row: ImportRow, choices: ImportChoices): boolean {
  if (choices.leftOutLines.includes(row.line)) return false;
  if (mustBeRead(row) && !choices.confirmedLines.includes(row.line)) return false;
  if (row.outcome === 'new' || row.outcome === 'ask') return true;
  if (row.outcome !== 'faulty') return false;
  const hasKind =
    choices.kindForMissing !== null || choices.kindOfLines.some(({ line }) => line === row.line);
  return row.faults.every(
    (fault) =>
      (fault === 'no-kind' && hasKind) ||
      (fault === 'no-text' && choices.textInFiles && row.findings.includes('text-in-files')) ||
      ((fault === 'bad-date' || fault === 'future-date') && choices.undatedAsToday),
  );
}
