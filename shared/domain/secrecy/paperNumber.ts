/** What is a paper's own number, in any case of letters: "41/snv-lt", "so 04", "cv 77". */
const NUMBER =
  /(?<![\p{L}\d/.-])(?:(?:so|cvm?|vbm?|bc|kh|tb|qd|nq|ttr|ct|cong van|van ban|bao cao|ke hoach|to trinh|phieu trinh|cong dien|dien|tai lieu|ho so|phieu|quyet dinh|bi)(?:\s{0,2}(?:den|di|hieu|so))?\s{0,2}[:.]?\s{0,2}\d{1,5}(?![\d:]|[.,]\d|\s?(?:lit|kg|gam|ml|%|dong|ngan|trieu|nghin|ty|duong|pho|hem|ho(?!\p{L})|con(?!\p{L})|m2|m(?!\p{L})|ha(?!\p{L})|trang|nguoi|ban |cai|muc|gio|loai|do |dieu|tien))|[ol]?\d[\dol]{0,4}\s?[-/]\s?(?:(?:19|20)\d\d\s?[-/]\s?)?[a-z][a-z&\d]{1,9}(?:\s?[-/.]\s?[a-z\d]{1,12}){0,4})/u;
const NUMBERS = new RegExp(NUMBER, 'gu');
/** Laws, decrees, circulars, and what is no number of a paper. */
const LAW =
  /^(?:.*\/(?:qh\d*|nd-cp|tt-\w+|ttlt.*|qd-ttg|vbhn.*|l-ctn|pl-.*)|\d+\/(?:kg|km|h|ngay|thang|nam|nguoi|ha|lit|gp.*)|.*\/(?:hd-.*|hd.*))$/;
/** One certain thing is meant, in words with their marks. */
export const THIS_ONE = /(?<!\p{L})(?:này|đó|kia|ấy|nầy|đấy)(?!\p{L})/u;

/** A paper's own number stands in these small letters without marks; a law's is none. */
export function hasPaperNumber(base: string): boolean {
  // "CV_mat_so_77"
  for (const [found] of base.replaceAll('_', ' ').matchAll(NUMBERS))
    if (!LAW.test(found.replaceAll(' ', ''))) return true;
  return false;
}
