import type { Hit, Verdict } from './markHit.ts';
import { type MarkPage, startsWithAny } from './markPage.ts';
import { baseOf } from './markTokens.ts';
import { hasPaperNumber, THIS_ONE } from './paperNumber.ts';
import { isDegree } from './markDegree.ts';
import type { Told, ToldPatterns } from './toldPatterns.ts';

/** Letters to both sides of a mark that are looked at, and to a sentence's ends. */
const WINDOW = 240;
/** As many steps as its searches take. */
const STEPS = 4_000;
const NEAR = 90;
const LINES_BEFORE = 4;
const LINES_AFTER = 4;
/** "Chế độ tài liệu: loại", "Mức độ:". */
const PARTICULAR =
  /(?<![\p{L}\d])(?:muc do|cap do|che do|do|loai|dien|tinh chat|phan loai|xep loai|muc|cap)(?: (?:tai lieu|van ban|ho so|bao mat|bao ve|quan ly))?\s{0,2}[:=]\s{0,2}(?:loai |muc |do )?["“'«(]?$/u;
/** "Đề xuất độ mật của văn bản khi phát hành:". */
const LABEL_BEFORE =
  /(?<!\p{L})(?:do|muc|cap|dau) (?:do )?(?:bao )?mat(?: [^.;:\n!?]{1,70})?\s{0,3}[:=→>]\s{0,3}["“'«([]?$/u;
/** "văn bản đến mật: 12" is a count, not a paper. */
const COUNTS = /^(?: (?:den|di|phat hanh|nhan))?\s{0,2}:?\s?\d{1,5}\s{0,2}(?:$|[;,.|\n])/u;
/** "D:\\VanThu\\2025\\", "/USB/": a folder's name goes before. */
const IN_PATH = /(?:[\\/][^\\/\n]{1,60}[\\/]|\\)$/u;
/** "toi mat - phuong an.pdf" */
const FILE_NAME = /^\s?[-–_:.)\]][^\n]{1,120}\.[a-z][a-z\d]{1,4}(?![\p{L}\d])/u;
/** '> "MẬT_TB.pdf"': what is before ends another name. */
const BEGINS_NAME = /(?:^|["“'‘\\/>»]\s?)$/u;
/** "bc_mat_thang3.zip" */
const IN_FILE_NAME = /^[_-][a-z\d_.-]{1,80}\.[a-z]{3,4}(?![a-z])/u;
/** "co dong dau mat cua" */
const STAMPED_ON = /(?<!\p{L})(?:(?:dong|mang|co) dau(?: do)?(?: chu)?|(?:co|ghi|mang) chu) ["“]?$/u;
const ASKS = /^[^.;!\n]{0,120}\?/u;
/** "Khi nhận văn bản mật, văn thư kiểm tra". */
const BEGINS_WHEN = /^[\s\p{P}\d]{0,6}(?:khi|nếu|trường hợp|lúc)\s/u;
/** "(tài liệu mật)" is said of what stands before. */
const BRACKETED = /\((?:\p{L}{1,8}\s){1,3}$/u;
/** "Điều 20. Trách nhiệm" goes on. */
const SENTENCE_ENDS =
  /(?<!(?<!\p{L})(?:điều|khoản|câu|mục|chương|bài|dieu|khoan|cau|muc|chuong|bai)\s\d{1,3})[.!?;\n]\s|\n/u;
/** "Câu 5. Ai có thẩm quyền", "Chương 3. Nghiệp vụ". */
const BEGINS_AS_LESSON =
  /^[\s\p{P}]{0,4}(?:dieu|cau|chuong|bai|hoc phan|phan)\s(?:\d{1,3}|[ivx]{1,4})[.:)\s]/u;
/** 'Con dấu "MẬT" bị mòn': the thing itself, on no paper. */
const STAMP_AS_THING = /(?<!(?:co|mang|dong|bang|boi) )(?<!\p{L})con dau(?: chi)?(?: do)? ["“'‘]?$/u;
/** "danh mục bí mật nhà nước độ Tối mật": a list of kinds of information, whatever number the decision on it has. */
const IN_LIST_OF_SECRETS = /(?<!\p{L})(?<!thuoc )danh muc (?:cac )?(?:bi mat nha nuoc|bmnn)[^.;:\n]{0,80}$/u;
/** "bí mật nhà nước độ Mật" as such, of no paper. */
const SECRETS_OF_LEVEL = /(?<!\p{L})(?:bi mat nha nuoc|bmnn) (?:thuoc )?(?:do |loai |cap |muc ){1,2}$/u;
/** The look of a stamp: its measures, its frame, who cuts it. */
const LOOK_OF_STAMP =
  /(?<!\p{L})(?:kich thuoc|mau dau|muc dau|khac (?:chu|dau)|duong vien|net dam|kieu chu)(?!\p{L})|\d\s?mm(?!\p{L})/u;
/** "không phát sinh văn bản mật" */
const NONE_OF =
  /(?<!\p{L})khong (?:phat sinh|co|ban hanh|phat hanh|tiep nhan|nhan duoc|gui di|luu giu|soan thao|thuoc|chua|lien quan)(?: (?:bat ky|bat cu|den|ve|loai|cac))?(?: \p{L}{1,6}){0,6} $/u;
/** "soạn thảo 0 văn bản mật", "không để xảy ra lộ, mất tài liệu mật" */
const NEVER_HAPPENED =
  /(?<![\d.,/-])0{1,2} (?:\p{L}{1,6} ){1,3}$|(?<!\p{L})khong de (?:xay ra |lo|mat)[^.;:\n]{0,40}$/u;
/** 'vở "Bản tin tối mật"', 'phim "Hồ sơ tuyệt mật"': the name of a work. */
const NAME_OF_WORK =
  /(?<!\p{L})(?:vo(?: dien| kich| tuong| cheo)?|phim|truyen|tieu thuyet|cuon(?: sach| truyen)?|bai hat|tro choi|game|tap phim|chuyen muc|chuong trinh truyen hinh) ["“'‘«][^"”'’»\n]{0,60}$/u;
/** "mật này", and one paper before it: "một công văn mật", "cái tờ trình mật", "01 báo cáo mật". */
const POINTED_AT = /^["”]?\s(?:nay|do|kia|ay|day|hom (?:qua|no|kia|truoc))(?!\p{L})/u;
const ONE_PAPER = /(?<![\p{L}\d.,/-])(?:mot|cai|chiec|tam|xap|0?[1-9])\s(?:\p{L}{1,6}\s){1,3}["“(]?$/u;
/** "có mật không", "có phải đóng dấu mật không" */
const WHETHER = /(?<!\p{L})co (?:phai )?(?:la )?(?:\p{L}{1,6} ){0,4}["“]?$/u;
const OR_NOT = /^["”]?\s(?:hay )?khong(?!\p{L})/u;
/** A line above or below that begins with a level. */
const LEVEL_BEGINS = /^[\s\d.,)•+*a-d–-]{0,8}((?:tuyet|toi) )?mat(?=\s?[:;,.–-]|\s?$)/u;
/** 'ghi chữ "', 'đóng dấu "' */
const BORNE =
  /(?<!\p{L})(?:ghi(?: chu)?|co chu|dong chu|(?:dong|co|mang) dau(?: chu)?(?: do)?|dau do)\s{0,2}[:]?\s?["“'‘«]\s?$/u;
const OUGHT = /(?<!\p{L})(?:phai|can|nen|se|neu|khi|cac|nhung|moi)(?!\p{L})/u;
const SHORT_LINE = 4;

/** What stands around a mark, in small letters. */
interface Words {
  readonly before: string;
  readonly after: string;
  readonly sentence: string;
}

const wordsOf = (before: string, after: string): Words => {
  const left = before.split(SENTENCE_ENDS).at(-1) ?? '';
  const [right = ''] = after.split(/(?<=[.!?;])\s|\n/u);
  return { before, after, sentence: `${left} ${right}` };
};

/**
 * Judges a level that stands somewhere and is set apart by nothing: in what people say of a paper, on a chat, in a register, in the
 * name of a folder. It is asked about unless something takes the question away; it is never refused. Looks a bounded way.
 */
export class Spoken {
  private readonly page: MarkPage;
  private readonly hit: Hit;
  private readonly told: ToldPatterns;
  /** without marks on the letters */
  private readonly bare: Words;
  private readonly marked: Words;
  private aroundIt: string | null = null;
  /** its letters without their marks, as many everyday words are written */
  private readonly isBare: boolean;
  /** letters of it are lost */
  private readonly isLost: boolean;
  /** the words around are capitals too, so capitals say nothing */
  private readonly isShouted: boolean;
  /** the same level again, as a watermark is copied */
  private readonly isBesideAnother: boolean;
  private readonly isShort: boolean;
  /** it begins with a capital: the level by its name */
  private readonly isTitle: boolean;
  /** its own line without marks, to both sides */
  private readonly line: { readonly before: string; readonly after: string };

  constructor(page: MarkPage, hit: Hit) {
    this.page = page;
    this.hit = hit;
    this.told = page.rules.told;
    page.spend(STEPS);
    const tokens = page.tokens(hit.line);
    const line = page.text(hit.line);
    const from = tokens[hit.from]?.start ?? 0;
    const to = tokens[hit.to - 1]?.end ?? 0;
    const own = tokens.slice(hit.from, hit.to);
    const near = [tokens[hit.from - 1], tokens[hit.to]].filter((one) => one !== undefined && !one.isNumber);
    this.isShouted = near.length > 0 && near.every((one) => one?.caps);
    const last = own.at(-1)?.lower;
    this.isBesideAnother =
      tokens[hit.to + own.length - 1]?.lower === last ||
      (hit.from > 0 && tokens[hit.from - 1]?.lower === last);
    this.isTitle = /\p{Lu}/u.test(line.charAt(from));
    this.isShort = tokens.length <= SHORT_LINE;
    this.isLost = own.some(({ base }) => base.includes('?'));
    this.isBare = !own.some(({ lower }) => lower.includes('ậ'));
    // the line before was broken within the words of one thing
    const head = from < 12 ? `${page.text(hit.line - 1).slice(-WINDOW)} ` : '';
    const left = head + line.slice(Math.max(0, from - WINDOW), from);
    const right = line.slice(to, to + WINDOW);
    this.line = { before: baseOf(line.slice(Math.max(0, from - NEAR), from)), after: baseOf(right) };
    this.marked = wordsOf(left.toLowerCase(), right.toLowerCase());
    this.bare = wordsOf(baseOf(left), baseOf(right));
  }

  /** The lines around without marks; asked for by few. */
  private get around(): string {
    const { line } = this.hit;
    const linesOf = (first: number, last: number): string =>
      Array.from({ length: last - first }, (_, way) => this.page.text(first + way).slice(0, WINDOW)).join(
        '\n',
      );
    this.aroundIt ??= [
      baseOf(linesOf(line - LINES_BEFORE, line)),
      this.bare.before,
      this.bare.after,
      baseOf(linesOf(line + 1, line + 1 + LINES_AFTER)),
    ].join('\n');
    return this.aroundIt;
  }

  verdict(): Verdict {
    const { form } = this.hit;
    if (form.everyday && form.level === 'mat')
      return LABEL_BEFORE.test(this.bare.before.slice(-24)) ? 'doubt' : null;
    if (this.isShown()) return 'doubt';
    return (this.isSpelled() ? this.isOfPaper() && !this.isExcused() : this.isSigned()) ? 'doubt' : null;
  }

  /** A sign of a paper: what it is called, its stamp, its number, somebody who holds it, or the level is set apart as a value is. */
  private isOfPaper(): boolean {
    const { before, after, sentence } = this.bare;
    const { papers, stamped, inHand } = this.told;
    if (stamped.bare.test(before.slice(-NEAR)) || this.isApart()) return true;
    if (this.says(papers) || this.says(inHand)) return true;
    if (this.isBesideAnother || (this.isShort && hasPaperNumber(this.around))) return true;
    return hasPaperNumber(sentence) || IN_PATH.test(before) || FILE_NAME.test(after);
  }

  /** "[mật]", "| Mật |", "; mật;": signs to both sides. */
  private isApart(): boolean {
    const { before, after } = this.line;
    return (
      /(?:^|[([{<«"“'‘|\t│┃;:=]|\s[–—-])\s{0,2}$/u.test(before) &&
      /^\s{0,2}(?:$|[)\]}>»"”'’|\t│┃;,.=\n]|[–—-]\s)/u.test(after)
    );
  }

  /** A sentence that shows one certain paper, and is none that teaches: levels named one after another there are of it. */
  isNumbered(): boolean {
    return !this.isTaught() && hasPaperNumber(this.bare.sentence);
  }

  /** The sentence teaches or asks, and names no paper. */
  isTalkOnly(): boolean {
    if (this.hit.form.typed) return false;
    if (this.isGeneral() || (this.hit.caps && isDegree(this.page, this.hit))) return true;
    if (this.hit.caps && !this.isShouted) return false;
    if (this.isSweet() && !this.isNumberBeside()) return true;
    const isInHand = this.says(this.told.inHand);
    if (this.says(this.told.usual) && this.told.called.bare.test(this.bare.before.slice(-NEAR)))
      return !this.isNumberBeside() && !isInHand && !this.isOneCertain();
    if (!ASKS.test(this.bare.after) && !this.says(this.told.taught)) return false;
    return !hasPaperNumber(this.around) && !isInHand && !this.isOneCertain();
  }

  /** Levels, their stamps or their absence are spoken of, whatever paper stands beside. */
  private isGeneral(): boolean {
    const { before, after, sentence } = this.bare;
    if (IN_LIST_OF_SECRETS.test(before) || LOOK_OF_STAMP.test(sentence) || this.isEnumerated()) return true;
    if (WHETHER.test(before) && OR_NOT.test(after)) return true;
    if (NONE_OF.test(before) || NEVER_HAPPENED.test(before) || NAME_OF_WORK.test(before)) return true;
    if (this.isNumberBeside()) return false;
    if (STAMP_AS_THING.test(before) || BEGINS_AS_LESSON.test(sentence)) return true;
    return SECRETS_OF_LEVEL.test(before) && !THIS_ONE.test(this.marked.sentence) && !hasPaperNumber(sentence);
  }

  /** Another level begins the line above or below, as in a list of all of them. */
  private isEnumerated(): boolean {
    const own = this.hit.form.level;
    const isOther = (line: string): boolean => {
      const found = LEVEL_BEGINS.exec(baseOf(line.slice(0, 40)));
      if (found === null) return false;
      return own !== (found[1] === undefined ? 'mat' : found[1] === 'toi ' ? 'toi-mat' : 'tuyet-mat');
    };
    const { line } = this.hit;
    return (
      LEVEL_BEGINS.test(baseOf(this.page.text(line).slice(0, 40))) &&
      [-1, 1].some((step) => isOther(this.page.text(line + step)))
    );
  }

  /** The words around show one certain paper or its stamp, however the level is spelled. */
  private isShown(): boolean {
    if (this.isGeneral()) return false;
    const { before, after, sentence } = this.bare;
    const { called, stamped, inHand } = this.told;
    if (LABEL_BEFORE.test(before) && !/(?<!\p{L})(?:gom|ba do|cac do)(?!\p{L})/u.test(sentence)) return true;
    if (this.isBorne()) return true;
    // a file called so, whatever its folder is about
    if (this.hit.caps && FILE_NAME.test(after) && BEGINS_NAME.test(before)) return true;
    const teaches = this.isTaught();
    const isParticular = PARTICULAR.test(before) && /^\s{0,2}(?:$|[,;.)(|"”'\n])/u.test(after);
    if (isParticular && !teaches) return true;
    const said = before.slice(-NEAR);
    const isCalled = called.bare.test(said) || (stamped.bare.test(said) && !isDegree(this.page, this.hit));
    // "mật số 04", "mật 14/BC-CAX", 'mật" của Sở … 41/SNV'
    const near = this.isNumberBeside();
    if (!isCalled) return (near && this.isLost) || this.isQuoted();
    if (!near && /^\s{0,2}:?\s?\d/u.test(after)) return false; // a count
    const general = this.isOfAnyPaper();
    if (near && !general) return true;
    if (teaches || general || /^[^.;!\n]{0,80}\?/u.test(after)) return near && !teaches;
    return hasPaperNumber(sentence) || this.says(inHand) || hasPaperNumber(this.around);
  }

  /** Not one of the many words that look like a level. */
  private isSpelled(): boolean {
    const { form } = this.hit;
    return !form.everyday && (form.exact || !this.isBare);
  }

  /**
   * "so 62 la toi mat nhe", "\\ToiMat\\": without its marks it is as often "tôi mất", so a paper's number or its stamp is beside, and what
   * follows is none that may be lost.
   */
  private isSigned(): boolean {
    const { form } = this.hit;
    const { taught, stamped, called, after } = this.told;
    const { before, sentence } = this.bare;
    if (form.everyday || this.says(taught) || this.isGeneral()) return false;
    if (form.level !== 'mat' && this.isOfType()) return true;
    if (
      STAMPED_ON.test(before.slice(-NEAR)) &&
      (after.bare.test(this.bare.after) || /^\s?(?:$|[,.;)])/u.test(this.bare.after))
    )
      return true;
    if (
      form.level === 'mat' &&
      IN_FILE_NAME.test(this.bare.after) &&
      (this.isOfType() || this.isBeforeType())
    )
      return true;
    const ends = /^\s{0,3}(?:$|[^\p{L}\d\s])/u.test(this.bare.after);
    // "bien_ban_mat_the.docx", "CV_mat_so_77.pdf"
    const next = this.bare.after.replace(/^[_-](?=\p{L})/u, ' ');
    const goesOn = form.level === 'mat' ? next !== this.bare.after : !ends;
    if ((goesOn || !ends) && !after.bare.test(next.replaceAll('_', ' '))) return false;
    if (IN_PATH.test(before) && /^[\\/_.-]/u.test(this.bare.after)) return true;
    if (form.level !== 'mat' && before.trim() === '' && FILE_NAME.test(this.bare.after)) return true;
    const said = before.slice(-NEAR);
    if (stamped.bare.test(said)) return form.level !== 'mat' || this.isNumberBeside();
    if (form.level === 'mat' && this.isOfType()) return true;
    if (form.level === 'mat') return this.isNumberBeside() && /[^\p{L}\d\s]\s{0,2}$/u.test(before);
    return this.isNumberBeside() || hasPaperNumber(sentence) || called.bare.test(said);
  }

  /** "vb mat cua Thanh tra", "Bao cao (MAT) thang 3": a type of paper goes before; "giay to mat" and "bi mat" are none. */
  private isOfType(): boolean {
    const { page, hit } = this;
    const tokens = page.tokens(hit.line);
    const { types } = page.rules;
    const isBracketed = /[([]\s?$/u.test(this.line.before) && /^\s?[)\]]/u.test(this.line.after);
    if (isBracketed && hit.caps) return this.says(this.told.papers);
    const [second = '', first = ''] = [tokens[hit.from - 2]?.base, tokens[hit.from - 1]?.base];
    return (
      /^[\s_]{0,2}$/u.test(
        page.text(hit.line).slice(tokens[hit.from - 1]?.end ?? 0, tokens[hit.from]?.start ?? 0),
      ) &&
      (types.has(`${second}${first}`) ||
        (/^[^aeiouy]{2,3}$/u.test(first) && (first === 'vb' || types.has(first))))
    );
  }

  /** "Mat_BC_nam_2025.doc" */
  private isBeforeType(): boolean {
    const { page, hit } = this;
    const next = page.tokens(hit.line)[hit.to]?.base ?? '';
    return hit.from === 0 && (next === 'vb' || page.rules.types.has(next));
  }

  /** Something takes the question away: honey, the law, a film, papers of every kind, the degree of secrecy as such. */
  private isExcused(): boolean {
    if (isDegree(this.page, this.hit) || this.isBrokenCompound() || this.isGeneral()) return true;
    const isBeside = this.isNumberBeside();
    if (!isBeside && COUNTS.test(this.bare.after)) return true;
    if (!isBeside && this.isSweet()) return true;
    if (this.says(this.told.taught)) return true;
    if (!isBeside && !THIS_ONE.test(this.marked.sentence) && this.isOfAnyPaper()) return true;
    const isCertain =
      hasPaperNumber(this.bare.sentence) ||
      THIS_ONE.test(this.marked.sentence) ||
      this.isOneCertain() ||
      this.says(this.told.inHand);
    if (isCertain) return false;
    if (this.isKindOnly()) return true;
    return this.says(this.told.usual) || ASKS.test(this.bare.after) || this.isOfAnyPaper();
  }

  /** The sentence says one of these words; without marks only where it has none, as "báo chí" is in "đã báo chỉ huy". */
  private says({ marked, bare }: Told): boolean {
    if (marked.test(this.marked.sentence)) return true;
    return this.marked.sentence === this.bare.sentence && bare.test(this.bare.sentence);
  }

  private isTaught(): boolean {
    const isInHand = this.says(this.told.inHand);
    return this.says(this.told.taught) || (this.says(this.told.usual) && !isInHand);
  }

  /** "tủ tài liệu mật", "phụ trách văn bản mật": the kind of paper, and nothing happens to one. */
  private isKindOnly(): boolean {
    const { before } = this.bare;
    const { kind, event } = this.told;
    if (this.hit.form.level !== 'mat' || this.isTitle || !kind.bare.test(before.slice(-NEAR))) return false;
    return !this.says(event);
  }

  private isOneCertain(): boolean {
    const { before, after } = this.bare;
    if (POINTED_AT.test(after) || (BRACKETED.test(before) && /^\s?\)/u.test(after))) return true;
    const said = before.slice(-NEAR);
    return ONE_PAPER.test(said) && this.told.called.bare.test(said);
  }

  /** "các văn bản mật", "nếu có tài liệu mật". */
  private isOfAnyPaper(): boolean {
    if (this.isOneCertain()) return false;
    const { called, any } = this.told;
    const said = this.marked.before.slice(-NEAR);
    const at = called.marked.exec(said)?.index ?? called.bare.exec(this.bare.before.slice(-NEAR))?.index;
    if (at === undefined) return false;
    const left = said.slice(0, at);
    if (BEGINS_WHEN.test(this.marked.sentence)) return true;
    return any.marked.test(left) || (left === baseOf(left) && any.bare.test(left));
  }

  /** "Mật" is honey or gall here. */
  private isSweet(): boolean {
    const { before, after } = this.marked;
    if (this.hit.form.level !== 'mat' || this.told.called.marked.test(before.slice(-NEAR))) return false;
    return this.told.sweet.marked.test(`${before.slice(-NEAR)}|${after.slice(0, NEAR)}`);
  }

  /** "Tên mẫu: Mật" and "ong rừng" on the next line; "bí" at the end of the line before. */
  private isBrokenCompound(): boolean {
    const { from, to, line, form } = this.hit;
    if (form.level !== 'mat') return false;
    const { compounds, copies, labels } = this.page.rules;
    const tokens = this.page.tokens(line);
    const word = tokens[from]?.lower ?? '';
    const below = this.page.tokens(line + 1);
    const isHead = [copies, labels].some((phrases) => startsWithAny(below, 0, phrases) >= 0);
    if (to >= tokens.length && !isHead && compounds.has(`${word} ${below[0]?.lower ?? ''}`)) return true;
    const above = this.page.tokens(line - 1).at(-1);
    return from === 0 && compounds.has(`${above?.lower ?? ''} ${word}`);
  }

  private isNumberBeside(): boolean {
    // "S? 62": a letter is lost, it ends no sentence
    const [after = ''] = this.bare.after.slice(0, 48).split(/(?<!(?<!\p{L})s)[.!?\n]\s/u);
    return hasPaperNumber(after) || hasPaperNumber(this.bare.before.slice(-40));
  }

  /** 'tờ giấy ghi chữ "Tối mật"': the stamp on a thing is told, and nobody says that it ought to be there. */
  private isBorne(): boolean {
    const { before, sentence } = this.bare;
    if (!BORNE.test(before.slice(-NEAR)) || OUGHT.test(sentence)) return false;
    return this.says(this.told.papers) && !this.says(this.told.taught);
  }

  /** 'dấu chữ nhật đỏ, đọc được là “MẬT”', '18/KH-BCĐ "Mật"' beside a number. */
  private isQuoted(): boolean {
    const { before, after } = this.bare;
    const isCell = /(?:\s{2}|[\t|│┃;])\s*$/u.test(before) && /^\s*(?:$|\s{2}|[\t|│┃;])/u.test(after);
    if (isCell && hasPaperNumber(before)) return true;
    const isQuoted = /["“'‘«([]\s?$/u.test(before) && /^\s?["”'’»)\]]/u.test(after);
    if (!isQuoted || this.isTaught()) return false;
    const left = before.slice(-100);
    const isMarkOf =
      /(?<!\p{L})(?:dau|chu|do mat|dong|nhan|ky hieu|traduction|dich|tieu de|subject|label)(?!\p{L})[^.;!?\n]{0,80}$/u.test(
        left,
      );
    return (isMarkOf || hasPaperNumber(left.slice(-40))) && hasPaperNumber(this.around);
  }
}
