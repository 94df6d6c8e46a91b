import { findMark } from '../../shared/domain/secrecy/marks.ts';
import { loadRules } from '../../electron/vault/rules/loader.ts';
import { HELD_OUT_MARKS, TUNED_MARKS } from '../support/disguisedMarks.ts';
import { PASTED_HARMLESS, PASTED_MARKS } from '../support/pastedMarks.ts';
import { judgeTexts, type TextSetReport } from './markSets.ts';
import { HELD_OUT_INNOCENT, TUNED_INNOCENT } from '../support/innocentTexts.ts';

export interface MarksReport {
  readonly marks: { readonly count: number; readonly found: number; readonly missed: readonly string[] };
  readonly innocent: { readonly count: number; readonly false: readonly string[] };
  /** texts as people paste them: refused, asked about, or taken */
  readonly pasted: TextSetReport;
}

/** Disguised marks and innocent texts, the tuned half and the held-out one, against the screening pack in force. */
export function evalMarks(date = '2026-11-30'): MarksReport {
  const { screening } = loadRules().asOf(date);
  const marks = [...TUNED_MARKS, ...HELD_OUT_MARKS];
  const innocent = [...TUNED_INNOCENT, ...HELD_OUT_INNOCENT];
  const missed = marks.filter(({ text, level }) => findMark(text, screening)?.level !== level);
  const stopped = innocent.filter(({ text }) => findMark(text, screening) !== null);
  return {
    marks: { count: marks.length, found: marks.length - missed.length, missed: missed.map(({ id }) => id) },
    pasted: judgeTexts({ marks: PASTED_MARKS, harmless: PASTED_HARMLESS }, screening),
    innocent: { count: innocent.length, false: stopped.map(({ id }) => id) },
  };
}
