import type { Hit } from './markHit.ts';
import type { MarkPage } from './markPage.ts';

/** What stands before "mật" where the degree of secrecy as such is named; its letters may be lost. */
const DEGREE = /^(?:độ|mức|cấp|do|muc|cap|đ[?oôọộ]?)$/u;

/** "độ mật", "ĐỘ MẬT", not "độ Mật", which names the lowest level. */
export function isDegree(page: MarkPage, { line, from, form, caps }: Hit): boolean {
  const tokens = page.tokens(line);
  const before = tokens[from - 1];
  if (form.level !== 'mat' || form.everyday || before === undefined || !DEGREE.test(before.lower))
    return false;
  const start = tokens[from]?.start ?? 0;
  if (!/^\s{0,3}$/u.test(page.text(line).slice(before.end, start))) return false;
  return caps ? before.caps : !/\p{Lu}/u.test(page.text(line).charAt(start));
}
