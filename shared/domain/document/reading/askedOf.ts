import { type Actor, actorAt, type Addressees } from './addressees.ts';
import { DEADLINES } from './layout.ts';
import { ITEM } from './paragraphs.ts';

/** A sentence and what governs it. */
export interface Place {
  readonly typeName: string | null;
  readonly addressees: Addressees;
  readonly sentence: string;
  /** the sentence before it */
  readonly previous: string;
  /** the words with a colon that lead to the list of which it is an item */
  readonly lead: string;
  /** the numbered headings over it, the outermost first */
  readonly headings: readonly string[];
  /** it is a row of a table */
  readonly isRow: boolean;
  readonly inAnnex: boolean;
  /** it stands behind a number or a dash */
  readonly isItem: boolean;
}

/** A date in the sentence, with the words that set it. */
export interface SetDate {
  readonly from: number;
  readonly to: number;
  /** by a word that alone sets no deadline ("vào ngày") */
  readonly isWeak: boolean;
  readonly words: string;
}

const any = (list: readonly string[]): string => list.toSorted((a, b) => b.length - a.length).join('|');
const whole = (source: string, flags = 'u'): RegExp =>
  new RegExp(String.raw`(?<!\p{L})(?:${source})(?!\p{L})`, flags);

const DIRECTIVE = whole(any(DEADLINES.directives), 'gu');
const ANSWER = whole(any(DEADLINES.answers));
const TASK = whole(any(DEADLINES.tasks));
/** "gửi … về", "báo cáo gửi": what asks without a word of asking. */
const SENDS =
  /(?<!\p{L})(?:(?:gửi|nộp|chuyển|báo cáo|phản hồi|đăng ký|góp ý|trả lời|phúc đáp|xác nhận|cung cấp|ý kiến|thông tin)(?: [^.;:]{0,140})? (?:về|cho|đến|tới|qua|theo|bằng|với)|(?:báo cáo|văn bản|ý kiến|danh sách|phiếu|hồ sơ|kết quả|thông tin|bài|số liệu|dự thảo|đăng ký|tài liệu|biểu)(?: [^.;:,]{0,80})? (?:gửi|nộp)|việc (?:báo cáo|gửi|nộp|đăng ký|rà soát)[^.;]{0,60} (?:hoàn thành|xong))(?!\p{L})/u;
/** The date is that of a right or a period of validity, unless the words between ask for an answer. */
const OF_A_RIGHT =
  /(?<!\p{L})(?:có thời hạn|hết hạn|hết thời hạn|còn hạn|giá trị|thời hạn sử dụng|sử dụng đến|hoạt động đến|niên hạn|bảo hành|gia hạn|nổ mìn|khai thác|ủy quyền|uỷ quyền|thuê đất|trả nợ|đáo hạn|giấy phép|chứng chỉ|(?<!(?:học|thí|vệ|phát) )sinh)(?<tail>(?: [^,;]{0,28})?)$/u;
/** Or that of a matter, where nobody is asked for something. */
const OF_A_MATTER =
  /(?<!\p{L})(?:được cấp|đã cấp|cấp ngày|hợp đồng|phát sinh|tính đến|lũy kế|luỹ kế|nhiệm kỳ|bổ nhiệm|tuyển dụng|khởi công|tuổi|nhập ngũ|nghỉ hưu|thông xe|giai đoạn|dự kiến|vận hành|tiếp nhận|chốt|nghỉ việc|cam kết|phấn đấu|đề xuất thời gian|xin gia hạn)(?: [^,;]{0,40})?$/u;
const PERIOD = /(?<!\p{L})(?:từ|kể từ)(?!\p{L})[^;.]{0,60}?(?:\d|ngày)[^;.]{0,50}$/u;
const PAST = /(?<!\p{L})đã (?!nêu|nói|có tên)\p{L}+/u;
const BACKGROUND =
  /^(?:căn cứ|thực hiện|tiếp theo|theo|xét|phúc đáp|trả lời|ngày|qua|tại|vừa qua|thời gian qua|trong thời gian qua|hiện nay|sau khi|trên cơ sở)(?!\p{L})/u;
/** A law or a decision that is told of. */
const OF_A_LAW =
  /^(?:luật|nghị định|thông tư|nghị quyết|quyết định)(?!\p{L})[^;]{0,120}(?:có hiệu lực|quy định|giao)(?!\p{L})/u;
const REFERENCE = /(?<!\p{L})số\s*:?\s*\d+[\p{L}\d]*\s*[/-]/u;
/** Where the sentence turns from what was to what it wants. */
const TURNS =
  /[,;:](?!\s*(?:trong đó|theo đó|về việc))\s*(?:và\s+)?(?:(?:do đó|do vậy|vì vậy|để|nhằm)[^,]{0,120},\s*)?[^,;]{0,110}?(?:đề nghị|yêu cầu|giao|kính mời|trân trọng|xin ý kiến|lấy ý kiến|thông báo|triển khai|hướng dẫn|kính trình|kính mong|rất mong|gửi|báo cáo)(?!\p{L})/gu;
const ADDRESS = /^kính (?:gửi|trình|chuyển)/u;
const SELF = /(?<!\p{L})(?:sẽ|chúng tôi|dự kiến)(?!\p{L})[^,;]*$/u;
/** Past the date an answer that did not come is taken for one. */
const TAKEN_FOR_ONE =
  /(?<!\p{L})(?:không|chưa)\s[^.;]{0,50}(?:gửi|nhận được|ý kiến|báo cáo|đăng ký|phản hồi|trả lời|nộp|cung cấp)/u;
const AGREES = /^[^.;]{0,20}(?:coi|xem|hiểu)(?: như)? (?:là|như)?/u;
/** What was done before that day is dealt with in another way. */
const CONDITION = /^\s*(?:thì|được|vẫn|chưa|mà|nhưng|,?\s*(?:tuy nhiên|song|nhưng|đến nay))(?!\p{L})/u;
const FOR_ITSELF =
  /^ để (?:sở|bộ|ban|phòng|cục|chi cục|ubnd|ủy ban|uỷ ban|văn phòng|đảng ủy|đảng uỷ|tỉnh|xã|công an)(?!\p{L})[^;]{0,80}(?:báo cáo|trình|gửi|ban hành)(?!\p{L})/u;
const LABELLED = whole(
  String.raw`^(?:thời gian|thời hạn|hạn) [^:]{0,40}(?:${any([...DEADLINES.answers, ...DEADLINES.tasks])})`,
);
const LABEL =
  /^(?:[-–+•\s]|\d+[.)]\s)*(?:thời gian|thời hạn|hạn|hoàn thành|xong|yêu cầu xong)(?!\p{L})[^:]{0,80}:?\s*(?:xong|hoàn thành)?\s*$/u;
/** What is handed in, with the words for its time before a colon: "Hạn chót gửi bảng kê: …". */
const HANDED_IN =
  /^(?:[-–+•\s]|\d+[.)]\s)*(?:thời gian|thời hạn|hạn|hạn cuối|hạn chót)(?: cuối| cuối cùng)? (?:tiếp nhận|nhận|thu nhận|thu|nộp|gửi|đăng ký|báo cáo|góp ý|phản hồi|trả lời|xác nhận|hoàn thành)(?!\p{L})[^:;.]{0,80}:/u;
const OF_THE_PUBLIC =
  /(?<!\p{L})(?:đấu giá|đấu thầu|dự thầu|nhà thầu|chào giá|báo giá|trả giá|tiền|thí sinh|dự tuyển|dự thi|thi tuyển|tuyển dụng|khách hàng|ứng viên|người dân|công dân)(?!\p{L})/u;
/** Kinds of documents that set tasks to many; whose one is, their sentences must say. */
const SETS_TASKS = [
  'quyết định',
  'nghị quyết',
  'kế hoạch',
  'chương trình',
  'đề án',
  'phương án',
  'kết luận',
  'quy chế phối hợp',
];

/** Kinds of documents that are about one matter, where a bare label is that of the receiver. */
const SETS_ONE_TASK = ['công văn', 'công điện', 'hướng dẫn', 'phiếu chuyển'];

const COMPOUNDS = whole(any(DEADLINES.compounds), 'gu');

/** Words like verbs that are parts of others ("công trình", "giao thông") blotted out, letter for letter. */
const masked = (text: string): string => text.replaceAll(COMPOUNDS, (word) => '·'.repeat(word.length));
const says = (words: RegExp, text: string): boolean => words.test(masked(text));

const small = (text: string): string => text.normalize('NFC').toLocaleLowerCase('vi');

/**
 * Is the receiver asked to do something by that date? Only where the sentence, or what leads to it, has a verb of
 * asking or of answering, and neither names another, nor tells of what was, of a right, of a period, or of what the
 * sender itself will do.
 */
export function isAsked(place: Place, { from, to, isWeak, words }: SetDate): boolean {
  const { typeName, isRow, inAnnex } = place;
  if (isRow || inAnnex || (typeName !== null && DEADLINES.normative.includes(typeName))) return false;
  if (words.includes('sớm nhất') || OF_A_LAW.test(small(place.sentence))) return false;
  const sentence = small(place.sentence).replace(ITEM, '');
  const cut = place.sentence.length - sentence.length;
  const own = sentence.slice(0, Math.max(0, from - cut));
  const after = sentence.slice(Math.max(0, to - cut)).slice(0, 160);
  if (/^(?:quá|sau|hết)/iu.test(words) && TAKEN_FOR_ONE.test(after)) return true;
  if (TAKEN_FOR_ONE.test(own.slice(-80)) && AGREES.test(after)) return true;
  if (isHandedIn(`${own}${small(words)}`, place) && !CONDITION.test(after))
    return actorIn(own, '', place) !== 'named';
  if (CONDITION.test(after) || (isWeak && needsMore(own, after) && !LABEL.test(own))) return false;
  const previous = small(place.previous);
  const before = needsMore(own, after) && !ADDRESS.test(previous) ? `${previous} ${own}` : own;
  const clause = mainClause(before);
  if (clause === null) return false;
  const ofRight = OF_A_RIGHT.exec(clause);
  if (ofRight !== null && !says(ANSWER, ofRight.groups?.['tail'] ?? '')) return false;
  if (OF_A_MATTER.test(clause) && !(says(ANSWER, clause) && directives(clause).length > 0)) return false;
  if (PERIOD.test(clause.slice(-90)) || SELF.test(clause)) return false;
  if (isForSender(clause)) return false;
  const actor = actorIn(clause, after, place);
  if (actor === 'named' || actor === 'sender' || actor === 'public') return false;
  const said = `${clause.slice(-260)} ${words.toLocaleLowerCase('vi')}`;
  const isDirected = directives(`${before} ${after} ${small(place.lead)}`).length > 0;
  const ofOneTask = typeName !== null && SETS_ONE_TASK.includes(typeName);
  const isLabel = LABEL.test(own) || (own.trim() === '' && says(LABELLED, small(words)));
  if (!isWeak && ofOneTask && isLabel && !/(?:dự án|công trình|hợp đồng|gói thầu)/u.test(own)) return true;
  const answers = says(ANSWER, said) || says(ANSWER, after.slice(0, 110));
  const setsTasks = typeName !== null && SETS_TASKS.includes(typeName);
  const isToAll = actor === 'everybody';
  if (answers) {
    const sends = SENDS.test(`${said} ${after.slice(0, 110)}`);
    if (isWeak)
      return (
        (isDirected || isToAll || sends) &&
        /(?<!\p{L})(?:gửi|nộp|trình|báo cáo|đăng ký|trả lời|phản hồi|góp ý|cung cấp)(?!\p{L})/u.test(
          masked(said),
        )
      );
    if (setsTasks) return isToAll || sends;
    return isDirected || isToAll || sends;
  }
  if (isWeak || !says(TASK, `${said} ${after.slice(0, 60)}`)) return false;
  return setsTasks ? isToAll : isDirected || isToAll;
}

/** A bare label ("Thời hạn: trước ngày …"), or a sentence with no verb of its own, goes on with the one before. */
const needsMore = (own: string, after: string): boolean =>
  LABEL.test(own) ||
  (own.length < 24 && !says(ANSWER, own) && !says(TASK, own) && !says(ANSWER, after.slice(0, 110)));

/** A time by which, not at which: people also register at the door of a meeting. */
const isHandedIn = (said: string, { typeName, previous, sentence }: Place): boolean =>
  HANDED_IN.test(said) &&
  !SETS_TASKS.includes(typeName ?? '') &&
  !OF_THE_PUBLIC.test(small(`${previous} ${sentence}`)) &&
  /(?<!\p{L})(?:hạn|trước|đến|hết|chậm nhất|muộn nhất|trễ nhất)(?!\p{L})/u.test(said);

/** What of the text before a date tells what is wanted; null where all of it tells of what was. */
function mainClause(before: string): string | null {
  const turns = [...before.matchAll(TURNS)];
  const last = turns.findLast(([turn]) => !REFERENCE.test(turn) && !turn.includes('nhận được'));
  const isPast = PAST.test(before) || (BACKGROUND.test(before) && REFERENCE.test(before));
  if (!isPast) return before;
  if (last === undefined) return null;
  const clause = before.slice(last.index + 1);
  return PAST.test(clause.slice(0, 60)) ? null : clause;
}

/** "… để Sở tổng hợp, báo cáo UBND tỉnh trước ngày …": by then the sender itself has to have it. */
function isForSender(clause: string): boolean {
  const at = clause.lastIndexOf(' để ');
  if (at < 0) return false;
  const purpose = clause.slice(at);
  if (directives(purpose).length > 0) return false;
  if (FOR_ITSELF.test(purpose)) return true;
  return (
    /\d{1,2}\s*(?:[/-]|tháng)\s*\d/u.test(clause.slice(0, at)) &&
    /(?<!\p{L})(?:báo cáo|trình|gửi|hoàn thiện)(?!\p{L})/u.test(purpose)
  );
}

const directives = (text: string): RegExpExecArray[] => [...masked(text).matchAll(DIRECTIVE)];

/** Who is to do it: behind the words of asking, where the clause begins, behind the date, or in what governs it. */
function actorIn(clause: string, after: string, { addressees, lead, headings, isItem }: Place): Actor | null {
  const governs = [lead, ...headings.toReversed()]
    .map((over) => askedIn(small(over).replace(ITEM, ''), addressees))
    .find((actor) => actor !== null && actor !== 'sender');
  // a task under somebody's name may tell whom they are to ask
  const isTheirs = isItem && (governs === 'named' || governs === 'public');
  if (isTheirs && !ASKS_FIRST.test(clause) && actorAt(clause, addressees) !== 'everybody') return governs;
  // an address in brackets names nobody who is to do it
  const own = askedIn(clause.replaceAll(/\([^()]*\)/gu, ''), addressees);
  if (own !== null) return own;
  const behind = /^\s*[,:]\s/u.test(after) || clause.trim() === '' ? after.replace(/^[\s,:]+/u, '') : '';
  const next = actorAt(behind, addressees);
  if (next !== null) return next;
  return governs ?? null;
}

const ASKS_FIRST = /^\s*(?:kính |trân trọng )?(?:đề nghị|yêu cầu|giao)(?!\p{L})/u;
/** Words of asking that the one who is asked may be told to use on others. */
const OF_ANY: ReadonlySet<string> = new Set(DEADLINES.ofAny);

const TO_WHOM = /^\s*(?:đến|cho|với|tới|nhiệm vụ cho)\s/u;

/** Behind the last word of asking that somebody is named after; who stands before one is the one that asks. */
function askedIn(text: string, addressees: Addressees): Actor | null {
  const asks = directives(text).filter(([word]) => !OF_ANY.has(word));
  for (const { index, 0: word } of asks.toReversed()) {
    const actor = actorAt(text.slice(index + word.length).replace(TO_WHOM, ' '), addressees);
    if (actor !== null) return actor;
  }
  if (asks.length > 0) return null;
  for (const start of [text, ...text.split(/[,:]\s/u)]) {
    const actor = actorAt(start, addressees);
    if (actor !== null) return actor;
  }
  return null;
}
