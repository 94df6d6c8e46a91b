import { z } from 'zod';
import { isCivilDate } from '../calendar/civilDate.ts';
import { Screen } from './facts.ts';

/**
 * Answers that an office publishes as entries of the help, as it signs them. Plain text only: nothing in it is ever
 * read as markup, and what could make one text look like another is refused.
 */
export const HELP_PACK_FORMAT = 'an-thu/help/1';
export const MAX_PACK_BYTES = 256 * 1024;

/** Control characters besides the line break, and marks that turn or hide text. */
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const plain = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !UNSEEN.test(text), 'unseen characters')
    .refine((text) => text === text.normalize('NFC').trim(), 'not as it is shown');
const line = (max: number) => plain(max).refine((text) => !text.includes('\n'), 'one line');

const Entry = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  edition: z.int().positive().max(9999),
  publishedOn: z.string().refine(isCivilDate, 'not a civil date'),
  /** the screen and the refusal that it belongs to */
  screen: Screen,
  code: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .nullable(),
  title: line(200),
  body: plain(8000),
});
export type HelpPackEntry = z.infer<typeof Entry>;

const Pack = z.strictObject({
  format: z.literal(HELP_PACK_FORMAT),
  office: z.strictObject({ code: line(64), name: line(200) }),
  madeMs: z.int().nonnegative(),
  entries: z.array(Entry).min(1).max(50),
});
export type HelpPack = z.infer<typeof Pack>;

/** Short enough, and plain text. */
export const isHelpEntry = (entry: HelpPackEntry): boolean => Entry.safeParse(entry).success;

/** The file: the exact text and the office's detached signature over it. */
const File = z.strictObject({
  format: z.literal('an-thu/signed-help/1'),
  content: z.string().max(MAX_PACK_BYTES),
  signature: z
    .string()
    .max(64_000)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
});

export const helpPackText = (pack: HelpPack): string => JSON.stringify(Pack.parse(pack));

/** @returns null for anything but one pack with each entry once */
export function readHelpPack(text: string): HelpPack | null {
  const read = Pack.safeParse(jsonOf(text));
  if (!read.success) return null;
  const ids = new Set(read.data.entries.map(({ id }) => id));
  return ids.size === read.data.entries.length ? read.data : null;
}

export const signedHelpText = (content: string, signature: string): string =>
  `${JSON.stringify({ format: 'an-thu/signed-help/1', content, signature })}\n`;

export function readSignedHelp(text: string): { content: string; signature: string } | null {
  if (text.length > 2 * MAX_PACK_BYTES) return null;
  const read = File.safeParse(jsonOf(text));
  return read.success ? { content: read.data.content, signature: read.data.signature } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
