/** Sentences that say who writes and to whom, and ask to be heard: no word of the matter. */
const FRAME = [
  /^\s*k[íi]nh (?:g[ửu]i|th[ưu]a|chuy[ểe]n|tr[ìi]nh)(?!\p{L})/iu,
  /^\s*(?:xin )?(?:tr[âa]n tr[ọo]ng|ch[âa]n th[àa]nh|th[àa]nh th[ậa]t)(?!\p{L})/iu,
  /^\s*(?:t[ôo]i |em |ch[úu]ng t[ôo]i )?xin (?:ch[âa]n th[àa]nh |tr[âa]n tr[ọo]ng )?c[ảáa]m [ơo]n/iu,
  /^\s*(?:h[ọo] (?:v[àa] |, )?t[êe]n|ng[ưu][ờo]i (?:g[ửu]i|vi[ếe]t|l[àa]m [đd][ơo]n|ph[ảa]n [áa]nh)|[đd][ịi]a ch[ỉi]|(?:s[ốo] )?[đd]i[ệe]n tho[ạa]i|[đd]t|s[đd]t|e-?mail|th[ưu] [đd]i[ệe]n t[ửu]|li[êe]n h[ệe])\s*(?:li[êe]n h[ệe]|c[ủu]a t[ôo]i)?\s*[:：]/iu,
  /^\s*th[ưu] tr[ảa] l[ờo]i xin g[ửu]i/iu,
  /^\s*(?:c[ộo]ng h(?:[oò]a|o[àa]) x[ãa] h[ộo]i ch[ủu] ngh[ĩi]a|[đd][ộo]c l[ậa]p)/iu,
  // the writer's name: two words or more with capitals
  /^\s*(?:[Tt][ôo]i|[Ee]m|[Cc]h[áa]u|[Tt][êe]n t[ôo]i)(?: t[êe]n)?(?: l[àa])?:? \p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*)+(?!\p{L})/u,
];
/** A telephone number, an address of mail or of the web, an identity number: whose, not what. */
const REACHED_AT =
  /[\w.+-]+@[\w.-]+|https?:\/\/\S+|(?<!\d)(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)|(?<!\d)\d{9}(?:\d{3})?(?!\d)/gu;
/** A sentence, or a line, with what ends it. */
const SENTENCE = /[^.!?\n]+[.!?\n]*|[.!?\n]+/gu;
const LONGEST_OF_FRAME = 260;

/**
 * A letter without what frames every letter: greeting, the writer's name and address, thanks, telephone numbers. Two
 * strangers share it, or differ in it, whatever they write about.
 */
export function withoutFrame(text: string, { keepNumbers = false } = {}): string {
  const bare = keepNumbers ? text : text.replace(REACHED_AT, ' ');
  const kept = (bare.match(SENTENCE) ?? []).filter(
    (one) => one.length > LONGEST_OF_FRAME || !FRAME.some((frame) => frame.test(one)),
  );
  return kept.join('');
}

/** What a title begins with, whatever follows: "Ý kiến cử tri:", "Đơn kiến nghị về việc". */
const LEAD =
  /^\s*(?:(?:đơn|thư|ý kiến|góp ý|phản ánh|kiến nghị|đề nghị|đề xuất|sáng kiến|giải pháp|cử tri|nhờ xem lại|báo cáo|v\/v|về việc|gửi)(?!\p{L})(?:[\p{L} ]{0,20}:)?[ :]*)+/iu;

/** A title without the words for what it is. */
export const withoutLead = (title: string): string => title.replace(LEAD, '');
