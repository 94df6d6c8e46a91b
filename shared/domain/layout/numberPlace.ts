/** Lines of the first page among which the number and the date of a document stand. */
const HEAD = 24;
const EXCERPT = 60;

/** "Số: 12-BC/ĐU", "Số      /BC-UBND", "Số: …", "Số 12": a blank, a number or a symbol, and no other word. */
const NUMBER = [/^S[ốỐ]\s*:?[\s\d.…_]*[a-zđ]?\s*[-–—−/]/u, /^S[ốỐ]\s*:[\s\d.…_]*$/u, /^S[ốỐ]\s*[\d.…_]+$/u];
/** "Sơn Hà, ngày 12 tháng 11 năm 2026", filled in or not; nothing follows it on its line. */
const DATE = /^\p{Lu}[^,\d]{1,40},\s*ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*$/u;

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * What stands on a printed first page where number and date will be drawn when the number is given: a line of the
 * number, or else of place and date. What is drawn would lie over it, or say it a second time.
 * @param lines as they are read off the page, each in the runs of which it is made: two columns may share a line
 * @returns the words; null where there are none
 */
export function takenNumberPlace(lines: readonly (readonly string[])[]): string | null {
  const head = lines.slice(0, HEAD).flatMap((runs) => [runs.join(''), ...runs].map(tidy));
  const taken =
    head.find((words) => NUMBER.some((form) => form.test(words))) ?? head.find((words) => DATE.test(words));
  return taken?.slice(0, EXCERPT) ?? null;
}
