import type { ImportChoices, ImportRow } from './useImport.ts';

/** It speaks of secrets, itself or in a file, a file could not be searched, or words are cut: a person looks first. */
export const mustBeRead = ({ outcome, findings }: ImportRow): boolean =>
  (outcome === 'ask' || outcome === 'faulty') &&
  (['secret-phrase', 'unread-files', 'cut'] as const).some((what) => findings.includes(what));

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
