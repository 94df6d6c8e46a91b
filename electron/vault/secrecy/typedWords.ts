import type { Level } from '../../../shared/domain/levels/level.ts';
import type { MarkedLevel } from '../../../shared/domain/secrecy/secrecy.ts';
import { searchMarks } from '../../../shared/domain/secrecy/marks.ts';
import type { ScreenRule } from '../../../shared/domain/secrecy/screenRule.ts';
import { foldExact } from '../../../shared/domain/text/fold.ts';
import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { levelOfDocument } from '../knowing/needToKnow.ts';
import { findProposal } from '../proposals/store.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import type { Ports } from '../ports.ts';
import { isBare } from './bareTexts.ts';
import { isAnsweredForWords, isReadAgain } from '../tables/secrecyAnswers.ts';

/** Acts that keep words of a record of the office, and drafts of such acts. */
const KEEPS_WORDS =
  /^(?:drafts\.save|(?:documents|proposals|submissions|initiatives|intake|edxml|exchange|dossiers|obstacles|publications|plan|deadlines|registers|figures|privacy|protection|destruction|inspections|copies)\..*)$/;
const CASES = /^(?:submissions|initiatives|obstacles)\./;
/** Puts away what came: that it bears a mark is the reason, and no paper. */
const PUTS_AWAY = 'exchange.refuse';
/** Its words are sealed, not kept. */
const SEALS = 'submissions.sealSecret';
/** Fields that hold no words of a paper. */
const NO_WORDS = /passphrase|base64|^(?:id|ids|files|stages?|level|key|form|path)$|Ids?$/i;

export interface MarkedWords {
  readonly level: MarkedLevel;
  readonly rule: string;
  /** stands for these words in the answer about them; a space more or a mark of case less changes nothing */
  readonly key: string;
}

/** What a typed text bears: a mark, or words that may be one (`isSure` false); null where neither stands in it. */
export function markInWords(
  text: string,
  rules: readonly ScreenRule[],
): (MarkedWords & { readonly isSure: boolean }) | null {
  const { mark, doubt } = searchMarks(text, rules);
  const found = mark ?? doubt;
  if (found === null) return null;
  const key = sha256Hex(Buffer.from(foldExact(text)));
  return { level: found.level, rule: found.rule, key, isSure: mark !== null };
}

/**
 * Typed words that bear a mark of secrecy are kept by no act of level none: on a machine that may hold no secret not
 * even as a draft; on one that may, where the form itself says level none. Who typed them may answer for them. Words that
 * may be a mark are asked about once where an act would keep them (`found`: `doubt`), not while a draft keeps itself, nor
 * where the act has a question of its own (`phraseConfirmed`) or puts away what came, nor of what the program itself says (`asks` false).
 * @throws AppError `secret-mark-found`
 */
export function checkTypedWords(
  ports: Omit<Ports, 'append' | 'attempt' | 'sealNow' | 'announce' | 'progress' | 'door'>,
  op: string,
  input: unknown,
  asks: boolean,
): void {
  if (!KEEPS_WORDS.test(op) || op === SEALS) return;
  const isDraft = op === 'drafts.save';
  const said = isDraft ? bodyOf(input) : input;
  const rules = ports.rules.asOf(ports.today());
  const isHeld = (level: Level): boolean => rules.holding(ports.station.profile, level).holding === 'full';
  // a case of the public is never classified
  const level = CASES.test(op) ? 'none' : (levelIn(said) ?? levelOfRecord(ports.db, op, said));
  if (level !== null && level !== 'none' && isHeld(level)) return;
  for (const text of textsIn(said)) {
    const mark = bareOrMarked(ports.db, text, rules.screening);
    if (mark === null || (isHeld(mark.level) && (level === null || isDraft))) continue;
    if (!mark.isSure && (!asks || isDraft || op === PUTS_AWAY || hasOwnQuestion(input))) continue;
    if (isAnsweredForWords(ports.db, mark.key, ports.actor.id)) continue;
    if (!mark.isSure && isReadAgain(ports.db, mark.key, ports.actor.id)) continue;
    const found = mark.isSure ? 'words' : 'doubt';
    raise('secret-mark-found', { rule: mark.rule, level: mark.level, found });
  }
}

/** The same as `markInWords`; a text in which nothing stands is looked through once. */
function bareOrMarked(db: Db, text: string, rules: readonly ScreenRule[]): ReturnType<typeof markInWords> {
  let found: ReturnType<typeof markInWords> = null;
  const look = (): boolean => {
    found = markInWords(text, rules);
    return found === null;
  };
  return isBare(db, rules, text, look) ? null : found;
}

/** Forms of cases ask about every phrase of a secret, and say that it was read. */
const hasOwnQuestion = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'phraseConfirmed' in input;

/** An act on a document or a draft without a level of its own is of the level of its record. */
function levelOfRecord(db: Db, op: string, input: unknown): Level | null {
  const id = typeof input === 'object' && input !== null ? (input as { id?: unknown }).id : undefined;
  if (typeof id !== 'string') return null;
  if (op.startsWith('documents.')) return levelOfDocument(db, id);
  return op.startsWith('proposals.') ? (findProposal(db, id)?.level ?? null) : null;
}

/** Every text of an input that a person may have typed, whatever its field is called. */
export function* textsIn(value: unknown, name = ''): Generator<string> {
  if (NO_WORDS.test(name)) return;
  if (typeof value === 'string') {
    if (value.length > 1) yield value;
  } else if (Array.isArray(value)) for (const one of value) yield* textsIn(one, name);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* textsIn(one, key);
}

function levelIn(input: unknown): Level | null {
  const level =
    typeof input === 'object' && input !== null ? (input as { level?: unknown }).level : undefined;
  return typeof level === 'string' ? (level as Level) : null;
}

/** A draft is the form's JSON; one that is none has only one text. */
function bodyOf(input: unknown): unknown {
  const { body } = input as { readonly body: string };
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
