import type { Hit, Verdict } from './markHit.ts';
import type { MarkPage } from './markPage.ts';
import { baseOf } from './markTokens.ts';

/** Letters to both sides of a mark that are looked at, and to a sentence's ends. */
const WINDOW = 240;
/** As many steps as its searches take. */
const STEPS = 4_000;
const NEAR = 90;
const LINES_BEFORE = 4;
const LINES_AFTER = 4;
const EDGE = '(?<![\\p{L}\\d])';
/** What may stand between words of one thing. */
const GAP = '[\\s:;"“”\'‘’«»()\\[\\]{}*_/.=–-]{1,4}';

const PAPER =
  '(?:c/?v|v/?b|cvan|vban|cong\\s?van|van\\s?ban|tai\\s?lieu|tlieu|tl|ho\\s?so|hs|bao cao|bc|ke hoach|kh|to trinh|ttr|phuong an|pa|de an|cong dien|dien(?: bao| mat)?|dien van|nghi quyet|nq|quyet dinh|qd|thong bao|tb|bien ban|bb|phieu|giay moi|giay|ban(?: ghi| chinh| sao| goc| chup| in| photo| thao| tin)?|file|tep|to|quyen|cuon|tap|danh sach|ds|so lieu|bai phat bieu|du thao|phu luc|ban do|so do|hinh|anh|lenh|menh lenh|chi thi|ct|ket luan|kl|thu|mail|phong bi|goi|kien|de cuong|luan van|luan an|de tai|usb|o cung|dia|hop dong|noi dung|muc luc|trang|slide|bang|bieu|so theo doi|anh chup|doc)';
const LINK =
  '(?:nay|do|kia|ay|day|la|thi|co|dc|duoc|dong|dau|muc|che|loai|dien|thuoc|chu|mang|in|ghi|the|o|con|hang|cap|tinh|chat|ben|trong|hop|toan|thuong|hoa|toc|khan|gui|den|di|moi|cu|goc|cua|kem|vua|phat|hanh|xep|xac|dinh|phan|kin|rat|dang|deu|so|d|nhe|nha|nhan|dinh kem|\\d{1,4}|do tham|khong pho bien)';
const STAMP =
  '(?:(?:dong |mang |co |in |kem |con )?(?:dau|moc)(?: do| chu| mau do| vuong| son| dong)*|dong chu|chu|d|do|muc|muc do|cap do|cap|loai|dien|thuoc|che do|tinh chat|phan loai|xep|xep loai|hang|(?:do|muc|dau) (?:do )?mat|doc duoc la|ghi|ghi la|ky hieu|danh dau|nhan)';
const CALLED = new RegExp(`${EDGE}${PAPER}(?:${GAP}${LINK}){0,6}${GAP}$`, 'u');
const STAMPED = new RegExp(`${EDGE}${STAMP}${GAP}$`, 'u');
/** "Chế độ tài liệu: loại", "Mức độ:". */
const PARTICULAR = new RegExp(
  `${EDGE}(?:muc do|cap do|che do|do|loai|dien|tinh chat|phan loai|xep loai|muc|cap)(?: (?:tai lieu|van ban|ho so|bao mat|bao ve|quan ly))?\\s{0,2}[:=]\\s{0,2}(?:loai |muc |do )?["“'«(]?$`,
  'u',
);
/** "Đề xuất độ mật của văn bản khi phát hành:". */
const LABEL_BEFORE =
  /(?<!\p{L})(?:do|muc|cap|dau) (?:do )?(?:bao )?mat(?: [^.;:\n!?]{1,70})?\s{0,3}[:=→>]\s{0,3}["“'«([]?$/u;
/** What is a paper's own number, in any case of letters: "41/snv-lt", "so 04", "cv 77". */
const NUMBER =
  /(?<![\p{L}\d/.-])(?:(?:so|cvm?|vbm?|bc|kh|tb|qd|nq|ttr|ct|cong van|van ban|bao cao|ke hoach|to trinh|phieu trinh|cong dien|dien|tai lieu|ho so|phieu)(?:\s{0,2}(?:den|di|hieu|so))?\s{0,2}[:.]?\s{0,2}\d{1,5}(?![\d:]|[.,]\d|\s?(?:lit|kg|gam|ml|%|dong|ngan|trieu|nghin|ty|duong|pho|hem|ho |con |m2|m |ha |trang|nguoi|ban |cai|muc|gio|loai|do |dieu|tien))|[ol]?\d[\dol]{0,4}\s?[-/]\s?(?:(?:19|20)\d\d\s?[-/]\s?)?[a-z][a-z&\d]{1,9}(?:\s?[-/.]\s?[a-z\d]{1,12}){0,4})/u;
/** Laws, decrees, circulars, and what is no number of a paper. */
const LAW =
  /^(?:.*\/(?:qh\d*|nd-cp|tt-\w+|ttlt.*|qd-ttg|vbhn.*|l-ctn|pl-.*)|\d+\/(?:kg|km|h|ngay|thang|nam|nguoi|ha|lit|gp.*)|.*\/(?:hd-.*|hd.*))$/;
/** Words of a person who has the paper, or that go with one only. */
const IN_HAND = new RegExp(
  `${EDGE}(?:gui nham|vua (?:nhan|gui|ve|den|scan|chup)|nhan duoc|moi (?:nhan|ve)|em (?:giu|gui|nhan|chup|cat|scan|go|de|doc)|(?:gui|dua|giao|chuyen|trinh|cho|doc|chup|go|xem) (?:a|c|e|anh|chi|em|sep|thay|co|bac|dong chi|dc|mnh|minh|giup|ho|lai)|(?:de|cat|cho|bo) (?:trong|vao) (?:ket|tu|ngan)|trong ket|luu rieng|de rieng|thu lai|thu hoi sau|thu hoi tin|xoa (?:di|ngay|giup|luon|tin)|doc xong|in xong|xem xong|khong pho bien|khong (?:sao|chup|phat tan|chuyen tiep|cho ai|duoc sao|duoc chup)|dung (?:chuyen|gui|cho|de|forward|chup|pho bien)|luu hanh (?:noi bo|han che)|bang tay|tan tay|giao lien|niem phong|ky nhan|ban so|so ban|ban thu|danh may lai|go lai|chep lai|trich|noi dung|ve viec|v/v|kinh gui|theo chi dao|nhe|nha (?:a|c|e|anh|chi|em|sep))(?!\\p{L})`,
  'u',
);
/** "là mật", "dấu mật". */
const SAID_OF_IT = /(?<!\p{L})(?:la|dau|dong)\s$/u;
/** A sentence that speaks of marks, of the law or of another world. */
const TEACHES = new RegExp(
  `${EDGE}(?:luat|nghi dinh|thong tu|phap lenh|dieu \\d|khoan \\d|quy dinh|quy che|noi quy|huong dan|tap huan|tuyen truyen|boi duong|bai giang|cau hoi|hoi dap|trac nghiem|dap an|nghiem cam|vi pham|xu phat|bi phat|phat tu|hinh su|the nao|la gi|bao nhieu|ra sao|lam sao|phai lam gi|thi sao|xin hoi|cho hoi|phim|truyen|tieu thuyet|game|tro choi|bao chi|phong vien|reuters|afp|hang tin|lau nam goc|fbi|cia|nato|nuoc my|nuoc nga|phuong tay|wikileaks|nuoc ngoai|giai ma|lich su|the ky|bao tang|trien lam|thoi hiem|thoi chien|bi mat nha nuoc|moi thau|quang cao|cong thuc|bi kip|ba do|ba muc|may do|phan mem nay|chuc nang|nguoi dan|cong dan|sinh vien|hoc sinh|gia dinh|tinh yeu|hen ho|ong mat|mat ong|khach hang)(?!\\p{L})`,
  'u',
);
/** What is done with papers of a kind, not with one. */
const WITH_ANY = new RegExp(
  `${EDGE}(?:quan ly|soan thao|trang bi|dung tai lieu|tu sat|ket sat|cong tac|khong duoc|khong (?:tiet lo|phat sinh|su dung|nhan|co|boc|nhap|mang|soan)|phat sinh|phai dong dau|phai giu|bao ve|cam ket|doan kiem tra|tham quyen|dang vien|can bo phai|cac don vi|cac co quan|van thu|hang nam|dinh ky|trong quy|trong nam|thong ke|so lieu chung)(?!\\p{L})`,
  'u',
);
/** Any paper, or a wish: "các văn bản mật", "nếu có tài liệu mật". */
const GENERAL = new RegExp(
  `${EDGE}(?:cac|nhung|moi|tat ca|neu|khi|truong hop|phai|can phai|bat ky|nhieu|co the|loai nao|tranh|viec|quan ly|xu ly|bao quan|soan thao|su dung|tiep nhan|giai quyet|thuong xuyen)(?: (?:co|gui|nhan|dua|luu|soan|quan ly|bao ve|xu ly|mot|cac|loai))?${GAP}$`,
  'u',
);

/**
 * Judges a mark in what people say of a paper: on a chat, in an e-mail or a register. A paper or a stamp is named
 * before it, and the words around show one certain paper. It is only asked about. Looks a bounded way.
 */
export class Spoken {
  private readonly hit: Hit;
  private readonly before: string;
  private readonly after: string;
  private readonly around: string;
  private readonly below: string;
  private readonly isTitle: boolean;
  /** letters of it are lost */
  private readonly isLost: boolean;

  constructor(page: MarkPage, hit: Hit) {
    this.hit = hit;
    page.spend(STEPS);
    const tokens = page.tokens(hit.line);
    const line = page.text(hit.line);
    const from = tokens[hit.from]?.start ?? 0;
    const to = tokens[hit.to - 1]?.end ?? 0;
    this.isTitle = !hit.caps && /\p{Lu}/u.test(line.charAt(from));
    this.isLost = tokens.slice(hit.from, hit.to).some(({ base }) => base.includes('?'));
    const linesOf = (first: number, last: number): string =>
      Array.from({ length: Math.max(0, last - first) }, (_, way) =>
        page.text(first + way).slice(0, WINDOW),
      ).join('\n');
    const above = linesOf(hit.line - LINES_BEFORE, hit.line);
    this.below = baseOf(linesOf(hit.line + 1, hit.line + 1 + LINES_AFTER));
    // the line before was broken within the words of one thing
    const head = from < 12 ? `${page.text(hit.line - 1).slice(-WINDOW)} ` : '';
    this.before = baseOf(head + line.slice(Math.max(0, from - WINDOW), from));
    this.after = baseOf(line.slice(to, to + WINDOW));
    this.around = `${baseOf(above)}\n${this.before}\n${this.after}\n${this.below}`;
  }

  verdict(): Verdict {
    if (this.hit.form.everyday && this.hit.form.level === 'mat') return this.everyday();
    const sentence = this.sentence();
    const isLabelled = LABEL_BEFORE.test(this.before);
    if (isLabelled && !/(?<!\p{L})(?:gom|ba do|cac do)(?!\p{L})/u.test(sentence)) return 'doubt';
    const particular = PARTICULAR.exec(this.before);
    const isParticular = particular !== null && /^\s{0,2}(?:$|[,;.)(|"”'\n])/u.test(this.after);
    const said = this.before.slice(-NEAR);
    const found = CALLED.exec(said);
    const called = found !== null || (STAMPED.test(said) && !this.isNoun(said));
    // "mật số 04", "mật 14/BC-CAX", 'mật" của Sở … 41/SNV'
    const near =
      this.numberIn(this.after.slice(0, 48).split(/[.!?\n]\s/u)[0] ?? '') ||
      this.numberIn(this.before.slice(-40));
    const teaches = TEACHES.test(sentence) || (WITH_ANY.test(sentence) && !IN_HAND.test(sentence));
    if (isParticular && !teaches) return 'doubt';
    if (!called) return near && this.isLost ? 'doubt' : this.quoted();
    if (!near && /^\s{0,2}:?\s?\d/u.test(this.after)) return null; // a count
    const general = found !== null && GENERAL.test(said.slice(0, found.index));
    if (near && !general) return 'doubt';
    if (teaches || general || /^[^.;!\n]{0,80}\?/u.test(this.after)) {
      return near && !teaches ? 'doubt' : null;
    }
    if (this.numberIn(sentence)) return 'doubt';
    if (IN_HAND.test(sentence)) return 'doubt';
    return this.numberIn(this.around) ? 'doubt' : null;
  }

  /** "xác định độ mật": the degree of secrecy itself. */
  private isNoun(said: string): boolean {
    const { level, everyday } = this.hit.form;
    return /(?<!\p{L})(?:do|muc|cap)\s$/u.test(said) && level === 'mat' && !everyday && !this.isTitle;
  }

  /** Spelled as a mark, near a paper's own number, and in no sentence that speaks of the law: whatever words stand between. */
  isByPaper(): boolean {
    const { form, caps } = this.hit;
    if (!form.exact || form.everyday) return false;
    // honey and gall are "mật" as well
    if (form.level === 'mat' && !caps && !this.isTitle && !SAID_OF_IT.test(this.before)) return false;
    const sentence = this.sentence();
    return !TEACHES.test(sentence) && !WITH_ANY.test(sentence) && this.numberIn(this.around);
  }

  /** The sentence teaches or asks, and names no paper. */
  isTalkOnly(): boolean {
    if (this.hit.caps || this.hit.form.typed) return false;
    const isAsked = /^[^.;!\n]{0,120}\?/u.test(this.after);
    const sentence = this.sentence();
    const isNear = this.numberIn(this.before.slice(-40)) || this.numberIn(this.after.slice(0, 48));
    if (WITH_ANY.test(sentence) && CALLED.test(this.before.slice(-NEAR)))
      return !isNear && !IN_HAND.test(sentence);
    if (!isAsked && !TEACHES.test(sentence)) return false;
    return !this.numberIn(this.around) && !IN_HAND.test(sentence);
  }

  /** 'dấu chữ nhật đỏ, đọc được là “MẬT”', '18/KH-BCĐ "Mật"' beside a number. */
  private quoted(): Verdict {
    const isCell =
      /(?:\s{2}|[\t|│┃;])\s*$/u.test(this.before) && /^\s*(?:$|\s{2}|[\t|│┃;])/u.test(this.after);
    if (isCell && this.numberIn(this.before)) return 'doubt';
    const isQuoted = /["“'‘«([]\s?$/u.test(this.before) && /^\s?["”'’»)\]]/u.test(this.after);
    if (!isQuoted || TEACHES.test(this.sentence())) return null;
    const left = this.before.slice(-100);
    const isMarkOf =
      /(?<!\p{L})(?:dau|chu|do mat|dong|nhan|ky hieu|traduction|dich|tieu de|subject|label)(?!\p{L})[^.;!?\n]{0,80}$/u.test(
        left,
      );
    const isBehind = this.numberIn(left.slice(-40));
    return (isMarkOf || isBehind) && this.numberIn(this.around) ? 'doubt' : null;
  }

  /** "Độ mặt: Mặt": a recogniser read both wrong. */
  private everyday(): Verdict {
    return LABEL_BEFORE.test(this.before.slice(-24)) ? 'doubt' : null;
  }

  private sentence(): string {
    const left = this.before.split(/[.!?;\n]\s|\n/u).at(-1) ?? '';
    const [right = ''] = this.after.split(/(?<=[.!?;])\s|\n/u);
    return `${left} ${right}`;
  }

  private numberIn(text: string): boolean {
    for (const [found] of text.matchAll(new RegExp(NUMBER, 'gu')))
      if (!LAW.test(found.replaceAll(' ', ''))) return true;
    return false;
  }
}
