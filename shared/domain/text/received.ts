import { z } from 'zod';
import { hasHidden, normaliseLine, normaliseText } from './normalise.ts';

/**
 * Words that another office wrote (manifests, receipts, cards, directories). One rule: what is read as words is brought to
 * the form of typed text, so that nothing invisible turns a line around or ends it early; what names a file or an office
 * inside signed bytes is not changed but refused, since it is compared or signed over.
 */

/** Normalising may shorten, never lengthen; a decomposed letter has up to three marks. */
const DECOMPOSED = 4;

/** One line: normalised like a typed one. */
export const receivedLine = (max: number, min = 0) =>
  z
    .string()
    .max(max * DECOMPOSED)
    .transform(normaliseLine)
    .pipe(z.string().min(min).max(max));

/** Several lines: normalised like typed ones. */
export const receivedText = (max: number, min = 0) =>
  z
    .string()
    .max(max * DECOMPOSED)
    .transform(normaliseText)
    .pipe(z.string().min(min).max(max));

/** A name that stays as it came: refused with a control or bidirectional character in it. */
export const receivedName = (max: number, min = 0) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine((name) => !hasHidden(name));
