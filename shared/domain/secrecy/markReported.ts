import type { Mark } from './markHit.ts';
import type { MarkPage } from './markPage.ts';
import { baseOf } from './markTokens.ts';
import type { Told } from './toldPatterns.ts';
import { hasPaperNumber, THIS_ONE } from './paperNumber.ts';

/** A cheap look before a line is searched. */
const HINT = /b[óo]c\s?b[ìi]|t[àa]i li[ệe]u thu h[ồo]i|b[íi] m[ậa]t nh[àa] n[ưu][ớo]c|bmnn/iu;
const ENVELOPE = /b[óo]c\s?b[ìi]|m[ởo]\s?b[ìi]/iu;
/** The stamp of a letter that one person opens. */
const ONE_READER = /(?<!\p{L})chi nguoi co ten(?: \p{L}{1,6}){0,3} moi duoc (?:boc|mo)(?: bi)?(?!\p{L})/u;
const TO_RETURN = /(?<!\p{L})tai lieu thu hoi(?!\p{L})/u;
/** "văn bản này thuộc danh mục bí mật nhà nước". */
const OF_THE_STATE =
  /(?<!\p{L})(?<!(?:khong|chua|neu)\s)(?:thuoc|la|chua|mang|co)\s(?:(?:noi dung|tai lieu|danh muc|pham vi|dien|loai|thong tin|trong)\s){0,3}(?:bi mat nha nuoc|bmnn)(?!\p{L})/u;
/** Somebody sends it along. */
const SENT = /(?<!\p{L})(?:gui kem|dinh kem|kem theo|toi gui|em gui|minh gui|trong tay)(?!\p{L})/u;
const LONGEST = 4_000;
const WINDOW = 240;
const NEAR = 40;

/**
 * What is told of a secret paper without its level: its stamp in a caption or on a chat, or that it is a secret of the state. It
 * is asked about, never refused; the sentence that teaches or speaks of every paper tells of none.
 * @param anyLevel false where only the stamp of the highest level is looked for
 */
export function reportedOn(
  page: MarkPage,
  at: number,
  anyLevel = true,
): (Mark & { readonly excerpt: string }) | null {
  const line = page.text(at);
  if (line.length > LONGEST || !(anyLevel ? HINT : ENVELOPE).test(line)) return null;
  page.spend(line.length);
  const base = baseOf(line);
  const { told, labelRule } = page.rules;
  for (const pattern of anyLevel ? [ONE_READER, TO_RETURN, OF_THE_STATE] : [ONE_READER]) {
    const found = pattern.exec(base);
    if (found === null) continue;
    const end = found.index + found[0].length;
    // letters may have been composed of several: places in both are the same only where the lengths are
    const typed = line.length === base.length ? line.toLowerCase() : base;
    const left = typed.slice(Math.max(0, found.index - WINDOW), found.index);
    const right = typed.slice(end, end + WINDOW);
    const own = typed.slice(found.index, end);
    const sentence = `${left.split(/[.!?;]\s/u).at(-1) ?? ''}${own}${right.split(/[.!?;]\s/u)[0] ?? ''}`;
    const bare = baseOf(sentence);
    const says = (words: Told): boolean =>
      words.marked.test(sentence) || (sentence === bare && words.bare.test(bare));
    if (says(told.taught) || /^[^.;!\n]{0,120}\?/u.test(right) || told.any.marked.test(left)) continue;
    const excerpt = line.length === base.length ? line.slice(found.index, end) : found[0];
    const isOfPaper = hasPaperNumber(base) || told.inHand.bare.test(bare);
    if (pattern === ONE_READER) {
      if (says(told.usual) && !isOfPaper) continue;
      return { level: 'tuyet-mat', rule: labelRule, excerpt };
    }
    const near =
      left
        .slice(-NEAR)
        .split(/[.;!?]\s/u)
        .at(-1) ?? '';
    // the stamp alone on its line, as it stands on a paper
    const isAlone = pattern === TO_RETURN && /^[\s\p{P}]{0,6}$/u.test(left + right) && /\p{Lu}/u.test(line);
    const isCertain = isAlone || SENT.test(bare) || (pattern === TO_RETURN ? isOfPaper : THIS_ONE.test(near));
    const next = /^\s(\p{L}+)/u.exec(baseOf(right))?.[1] ?? '';
    if (pattern === TO_RETURN && page.rules.compoundBases.has(`thu hoi ${next}`)) continue;
    if (isCertain) return { level: 'mat', rule: labelRule, excerpt };
  }
  return null;
}
