import { z } from 'zod';
import { BookKind, filled, Id, Level, text, TimeMs, listOf, objectOrNull } from '../schemas.ts';
import { DraftForm } from './registers.ts';
import { command, query } from './spec.ts';

/** What the vault found in the bytes of a file, or in typed words: see shared/domain/secrecy/secrecy.ts. */
export const Secrecy = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('clear') }),
  z.strictObject({
    state: z.literal('marked'),
    level: z.enum(['mat', 'toi-mat', 'tuyet-mat']),
    rule: z.string().max(40),
  }),
  z.strictObject({
    state: z.literal('unread'),
    why: z.enum([
      'picture',
      'scan',
      'sick-text',
      'password',
      'damaged',
      'too-large',
      'archive',
      'other-kind',
    ]),
  }),
]);

/** Words as they stand in the fields of a form; each is looked at by itself. */
const Words = z.array(z.string().max(200_000)).max(200).default([]);
const Stages = z.array(Id).max(200).default([]);

/**
 * The gate of secrecy. The vault looks into every staged file and every typed word by itself; an act that would keep a
 * mark below its level is refused (`secret-mark-found`, params: rule, level, found: `file`, `words`, or `doubt` for words
 * that may be one), one with a file
 * that could not be read as well (`secrecy-not-checked`, params: files). These are the ways on.
 */
export const secrecyOps = {
  /**
   * A person answers for what waits: `looked`: the pages of files that could not be read were looked at and bear no mark,
   * and typed words that may be one were read again;
   * `no-mark`: what was taken for a mark is none, or a lower level is right; the reason is shown to the leader.
   */
  'secrecy.answer': command(
    z.discriminatedUnion('answer', [
      z.strictObject({ answer: z.literal('looked'), stages: Stages, words: Words }),
      z.strictObject({ answer: z.literal('no-mark'), stages: Stages, words: Words, reason: filled(500) }),
    ]),
    { answered: z.int() },
  ),
  /** The paper is no document for this machine: its staged bytes and the words of its draft go, and only that it was here is kept. */
  'secrecy.destroy': command(
    {
      stages: Stages,
      words: Words,
      draft: objectOrNull({ form: DraftForm, key: text(64) }),
    },
    { files: z.int() },
  ),
  /** Reasons that leaders have not read yet (`open`), or all of the last year, newest first. */
  'secrecy.reasons': query(
    { view: z.enum(['open', 'all']) },
    {
      reasons: listOf({
        id: Id,
        level: Level,
        rule: z.string(),
        reason: z.string(),
        about: z.enum(['file', 'words']),
        by: z.string(),
        atMs: TimeMs,
        /** the record that the file went into; null while it waits, for words, and for who may not know of it */
        record: objectOrNull({
          kind: z.enum(['document', 'submission', 'proposal']),
          id: Id,
          book: BookKind.nullable(),
          number: z.string(),
        }),
        readBy: z.string().nullable(),
        readMs: TimeMs.nullable(),
      }),
    },
  ),
  /** A leader has read a reason; what follows from it is said outside this act. */
  'secrecy.readReason': command({ id: Id }, { readMs: TimeMs }),
} as const;
