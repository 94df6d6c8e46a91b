import { foldExact } from '../../text/fold.ts';
import { NUMBER_WORDS, startOf } from './layout.ts';
import { isCapitals, type Line } from './lines.ts';

const NUMBERED = /^(?<before>[\p{L} ]{0,20}?)\s*số\s*[:.]?\s*(?<code>.*)$/iu;
const CODE = /^\d{1,6}\p{L}?(?:\s*[-–/]\s*[\p{L}\d]+(?:\s*[&.]\s*[\p{L}\d]+)*)+/u;
const GOES_ON = /[-–/&]$/u;

interface Numbered {
  /** its place among the lines */
  readonly index: number;
  /** null where the number isn't set yet */
  readonly code: string | null;
}

/** The line "Số: …" ("Luật số: …") of the left column and what it says; null where there is none. */
export function numberIn(left: readonly Line[]): Numbered | null {
  for (const [index, line] of left.entries()) {
    const { before = '', code = '' } = NUMBERED.exec(line.text)?.groups ?? {};
    if (!/số/iu.test(line.text) || (code === '' && !/^số\b/iu.test(foldExact(line.text)))) continue;
    if (before !== '' && startOf(foldExact(before), NUMBER_WORDS) === null) continue;
    return { index, code: codeIn(code, left[index + 1]?.text ?? '') };
  }
  return null;
}

function codeIn(text: string, next: string): string | null {
  const goesOn = GOES_ON.test(text) && isCapitals(next) && !/\s\p{L}/u.test(next);
  const [code] = CODE.exec(goesOn ? `${text}${next}` : text) ?? [];
  return code === undefined || !/\p{L}{2}/u.test(code)
    ? null
    : code.replaceAll(/\s/gu, '').replaceAll('–', '-');
}
