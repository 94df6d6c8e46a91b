import type { InkPage } from '../../../shared/domain/document/ink.ts';
import { recogniseLine } from '../ocr/engine.ts';
import { inkOf, redOf } from './bitmap.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { pictureOf } from './pictureOf.ts';
import { verdictOn } from './verdict.ts';
import { type StampKind, STAMPS } from './wordShapes.ts';

/** Alike enough to be recognised; red stands by itself, so that less is asked of it. */
const LEAST = { ink: 0.56, red: 0.46 } as const;
/** Places of a page that are recognised, the surest first. */
const MOST_READ = 12;

interface FoundStamp {
  readonly kind: StampKind;
  readonly sure: number;
  /** what was recognised in it */
  readonly text: string;
}

/**
 * The stamps of secrecy and urgency on a page: boxed or not, upright or turned by up to twelve degrees or so, in black
 * or red, red also over print. What looks like one by its shape is recognised at a larger scale, and has to say it too.
 */
export async function findStamps(page: InkPage): Promise<FoundStamp[]> {
  const mm = page.dpi / 25.4;
  const red = redOf(page);
  const candidates = [
    ...(red === null ? [] : candidatesOf(red, mm, LEAST.red).map((one) => ({ ...one, isRed: true }))),
    ...candidatesOf(inkOf(page), mm, LEAST.ink).map((one) => ({ ...one, isRed: false })),
  ].toSorted((a, b) => rankOf(b) - rankOf(a));
  const found: FoundStamp[] = [];
  const taken: Candidate[] = [];
  let read = 0;
  for (const one of candidates) {
    if (taken.some((other) => overlaps(one, other))) continue;
    if (read >= MOST_READ) break;
    read += 1;
    const text = await recogniseLine(pictureOf(one));
    const kind = verdictOn(one.kind, one.sure, text, one.isRed || one.isFramed);
    if (kind === null) continue;
    taken.push(one);
    found.push({ kind, sure: one.sure, text });
  }
  return found;
}

/** Two words come before the second of them by itself: "TỐI MẬT" is no "MẬT". */
const rankOf = ({ kind, sure }: Candidate): number => sure + (STAMPS[kind].length - 1) * BOTH_WORDS;
const BOTH_WORDS = 0.25;

const overlaps = ({ place: a }: Candidate, { place: b }: Candidate): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
