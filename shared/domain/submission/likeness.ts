import { words } from '../text/fold.ts';

/**
 * How alike two submissions are, by the words that are rare among all of them: a paraphrase keeps names of places,
 * things and figures, while two strangers share the turns that everybody uses. Marks, tone placement, capitals and
 * the Unicode form do not count.
 */

/** Words that bind a Vietnamese sentence or address an office, without marks: they say nothing about the matter. */
const BINDING = new Set(
  `a ai an anh ba bac bai ban bang bao bi biet boi buoi ca cac cach cai can cang cao chi chiec cho chu chua chung chuyen
   co con cong cu cua cung cuoi da dai dan dang danh dau day de den deu di dia dich do doc doi don dong du dua duoc duoi
   dung em ga gan giai giao gio gioi giup goi gom gui ha han hang hay hen hien ho hoac hoi hon hop ke kem khac khai khi
   khong kia kien kinh ky la lai lam lan len lich lien loai luc luon ly ma mat may mien minh moi mong mot muc muon muoi nam
   nao nay nen neu ngay nghi nghiep nguoi nhan nhat nhieu nhu nhung no noi nua o phai phan phia phu qua quan quy ra rang
   rat roi sao sau se so sua suc suot su tai tam tat tay ten thanh thang thay the them theo thi thich thieu thu thua thuc
   thuong tien tim tin to toi tot tra loi som trach tren trong tru truoc truong tu tung tuy tuan ty ung va vai van vao vay ve vi viec
   voi vua vung xa xem xet xin xong y`.split(/\s+/),
);
/** The matter stands at the beginning; closing turns are shared by strangers. Words beyond these are not compared. */
const MOST_WORDS = 100;

/** The distinct words of a text that can say what it is about. */
export function tellingWords(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of words(text.slice(0, MOST_WORDS * 12)).slice(0, MOST_WORDS)) {
    if (word.base.length < 2 && !word.isNumber) continue;
    if (!BINDING.has(word.base)) found.add(word.base);
  }
  return found;
}

/** Folded words as a text itself writes them, for people to read; one that it does not have stays as it is. */
export function asWritten(folded: readonly string[], text: string): string[] {
  const spelled = new Map<string, string>();
  for (const { base, start, end } of words(text))
    if (!spelled.has(base)) spelled.set(base, text.slice(start, end).toLowerCase());
  return folded.map((word) => spelled.get(word) ?? word);
}

export interface Likeness {
  /** 0 to 100: the share of telling, rare words that both have */
  readonly percent: number;
  /** rare words that both have, rarest first: what the likeness rests on */
  readonly shared: string[];
}

/** Fewer rare words than this say nothing by their share. */
const FEWEST = 4;

/**
 * @param isRare whether few of all submissions have a word
 * @param rarity smaller is rarer, to order what is shown
 */
export function likeness(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  isRare: (word: string) => boolean,
  rarity: (word: string) => number,
): Likeness {
  const rareA = [...a].filter(isRare);
  const rareB = [...b].filter(isRare);
  const shared = rareA.filter((word) => b.has(word));
  const all = rareA.length + rareB.length - shared.length;
  const percent = all === 0 ? 0 : Math.round((shared.length / Math.max(all, FEWEST)) * 100);
  return { percent, shared: shared.sort((x, y) => rarity(x) - rarity(y)) };
}
