import { z } from 'zod';
import type { CivilDate } from '../../../shared/domain/calendar/civilDate.ts';
import { type BookForm, BookFormRule, PACK_SCHEMA, RulePack } from '../../../shared/domain/rules/schema.ts';
import { AppError } from '../../../shared/errors.ts';
import { foreignJson } from '../../../shared/foreignJson.ts';

/** A received pack that another version of the program could use and this one can't. */
export interface AsidePack {
  /** `urgency@2027.1` */
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  /** the day from which it counted here */
  readonly from: CivilDate;
  /** written by a newer program; of a form that this one doesn't read; without a rule that this one asks for */
  readonly reason: 'newer' | 'form' | 'incomplete';
  /** the rule that is missing, or the place that was not read */
  readonly rule: string;
  /** forms of books that are whole even so: a book remembers its own */
  readonly forms: readonly BookForm[];
}

const Loose = z.looseObject({ title: z.string().catch(''), rules: z.array(z.unknown()).catch([]) });
const Written = z.looseObject({ schema: z.int().catch(1) });

/**
 * A rule pack as text.
 * @throws AppError `rule-pack-refused` with reason `newer` (a newer program wrote it) or `form` and the place that was
 *   not read
 */
export function parsePack(text: string): RulePack {
  const json = jsonOf(text);
  const { schema } = Written.catch({ schema: 1 }).parse(json);
  if (schema > PACK_SCHEMA)
    throw new AppError('rule-pack-refused', { reason: 'newer', schema, known: PACK_SCHEMA });
  const read = RulePack.safeParse(json);
  if (read.success) return read.data;
  const place = read.error.issues[0]?.path.join('.') ?? '';
  throw new AppError('rule-pack-refused', { reason: 'form', rule: place }, { cause: read.error });
}

function jsonOf(text: string): unknown {
  try {
    return foreignJson(text);
  } catch (cause) {
    throw new AppError('rule-pack-refused', { reason: 'form', rule: '' }, { cause });
  }
}

/** Why a pack that was taken once can't be used now; what is no refusal of a pack is thrown on. */
export function whyAside(cause: unknown): Pick<AsidePack, 'reason' | 'rule'> {
  if (!(cause instanceof AppError)) throw cause;
  const { reason, rule, pack } = cause.params;
  if (cause.code === 'rule-pack-invalid') return { reason: 'incomplete', rule: String(rule ?? pack ?? '') };
  if (cause.code !== 'rule-pack-refused') throw cause;
  return { reason: reason === 'newer' ? 'newer' : 'form', rule: String(rule ?? '') };
}

/** What is still to be read of it: its title, and every form of a book that is whole. */
export function readableParts(text: string): Pick<AsidePack, 'title' | 'forms'> {
  const { title, rules } = Loose.catch({ title: '', rules: [] }).parse(jsonOrNull(text));
  const forms = rules.flatMap((rule) => {
    const read = BookFormRule.safeParse(rule);
    return read.success ? [read.data] : [];
  });
  return { title, forms };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
