import { appendEntry } from '../../electron/vault/audit/store.ts';
import type { Db } from '../../electron/vault/db/handles.ts';
import { insertLine } from '../../electron/vault/documents/listStore.ts';
import { sortKeyOf } from '../../electron/vault/tables/entryKey.ts';
import { insertDocument } from '../../electron/vault/tables/documents.ts';
import { insertBook, insertEntry } from '../../electron/vault/registers/bookStore.ts';
import { indexRecord } from '../../electron/vault/search/store.ts';
import { documentNumberKey } from '../../shared/domain/text/documentNumber.ts';
import type { Engine } from './engines.ts';

export const BOOK = 'b'.repeat(32);
export const PERSONS = Array.from({ length: 12 }, (_, i) => `a${i.toString(16).padStart(31, '0')}`);
const YEAR = 2026;
const BATCH = 5_000;

/** Compounds of office language; the first are the common ones (drawn by a steep curve). */
export const WORDS =
  `công tác|kế hoạch|báo cáo|triển khai|đảng viên|kiểm tra|chuyển đổi số|nghị quyết|tổ chức|cán bộ|xây dựng|chương trình|thực hiện|hướng dẫn|tăng cường|nhiệm vụ|kết quả|phòng chống|dịch bệnh|mùa đông xuân|hội nghị trực tuyến|tài liệu|rà soát|nền tảng số|dùng chung|kiểm điểm|đánh giá|xếp loại|chất lượng|tiếp công dân|khiếu nại|giải quyết|đơn thư|ngân sách|đầu tư công|giải ngân|nông thôn mới|giảm nghèo|bền vững|an sinh xã hội|người có công|bảo hiểm y tế|giáo dục|trường mầm non|tập huấn|kỹ năng số|văn thư|lưu trữ|số hóa|hồ sơ|bảo vệ môi trường|rác thải|nước sạch|thủy lợi|đê điều|phòng cháy|chữa cháy|rừng phòng hộ|đất đai|quy hoạch|giải phóng mặt bằng|bồi thường|tái định cư|đường giao thông|cầu treo|điện lưới|an ninh trật tự|ma túy|an toàn giao thông|nghĩa vụ quân sự|dân quân tự vệ|mặt trận tổ quốc|hội phụ nữ|đoàn thanh niên|cựu chiến binh|nông dân|hợp tác xã|chăn nuôi|trồng trọt|khuyến nông|lúa chịu mặn|cà phê|du lịch cộng đồng|văn hóa|thể thao|lễ hội|di tích|tôn giáo|dân tộc thiểu số|biên giới|hải quan|thương mại điện tử|thanh toán|dịch vụ công|một cửa|căn cước|hộ tịch|cư trú|đăng ký kinh doanh|thuế|kho bạc|kiểm toán|thanh tra|kỷ luật|khen thưởng|thi đua|tuyên truyền|dư luận xã hội|báo chí|mạng xã hội|an toàn thông tin|chữ ký số|liên thông|trục dữ liệu`.split(
    '|',
  );
const ISSUERS = [
  'Tỉnh ủy Sơn Hà',
  'Ban Tổ chức Tỉnh ủy',
  'Văn phòng Tỉnh ủy',
  'UBND tỉnh Sơn Hà',
  'Sở Nội vụ',
  'UBKT Tỉnh ủy',
  'Ban Tuyên giáo và Dân vận Tỉnh ủy',
  'Sở Khoa học và Công nghệ',
  'Công an tỉnh',
  'MTTQ tỉnh',
];
const SYMBOLS = ['TU', 'BTCTU', 'VPTU', 'UBND-KGVX', 'SNV', 'UBKTTU', 'BTGDVTU', 'SKHCN', 'CAT', 'MTTQ'];
const CLOSED_OF_TEN = 9;
const OPEN_STATES = ['registered', 'presented', 'directed', 'in-progress'] as const;

/** Numbers that look random and are the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const phrase = (random: () => number, words: number): string =>
  Array.from({ length: words }, () => WORDS[Math.floor(random() ** 2 * WORDS.length)] ?? '').join(' ');

export interface Sample {
  readonly id: string;
  readonly number: number;
  readonly issuer: string;
  readonly code: string;
  readonly subject: string;
  readonly note: string;
  readonly state: 'closed' | (typeof OPEN_STATES)[number];
  readonly holderId: string | null;
  readonly dueOn: string | null;
  readonly enteredOn: string;
  readonly enteredMs: number;
}

const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(YEAR, 0, 5);

export function sampleOf(number: number): Sample {
  const random = randomFrom(number);
  const at = Math.floor(random() * ISSUERS.length);
  const enteredMs = FIRST_DAY_MS + Math.floor(number / 3_000) * DAY_MS + (number % 3_000) * 1_000;
  const isOpen = random() * 10 >= CLOSED_OF_TEN;
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  return {
    id: number.toString(16).padStart(32, '0'),
    number,
    issuer: ISSUERS[at] ?? '',
    code: `${1 + Math.floor(random() * 5_000)}-CV/${SYMBOLS[at] ?? ''}`,
    subject: `V/v ${phrase(random, 9)}`,
    note: phrase(random, 30),
    state: isOpen ? (OPEN_STATES[Math.floor(random() * OPEN_STATES.length)] ?? 'registered') : 'closed',
    holderId: isOpen ? (PERSONS[Math.floor(random() * PERSONS.length)] ?? null) : null,
    dueOn: random() < 0.4 ? day(enteredMs + 10 * DAY_MS) : null,
    enteredOn: day(enteredMs),
    enteredMs,
  };
}

/** People and the open book. */
export function prepareOffice(db: Db): void {
  const person = db.prepare(
    `INSERT INTO person (id, revision, username, full_name, position, state, must_change_passphrase, created_ms)
     VALUES (?, 1, ?, ?, 'Chuyên viên', 'active', 0, 0)`,
  );
  PERSONS.forEach((id, i) => person.run(id, `user${i}`, `Nguyễn Văn ${i}`));
  insertBook(db, {
    id: BOOK,
    kind: 'incoming',
    year: YEAR,
    volume: 1,
    formId: 'bench',
    firstNumber: 1,
    openedOn: `${YEAR}-01-01`,
  });
}

/** What one registration writes: the record, its line, its number, the search index, the ledger. */
export function register(db: Db, sample: Sample): void {
  write(db, sample);
  index(db, sample);
}

function index(db: Db, { id, code, subject, issuer, note }: Sample): void {
  indexRecord(db, { kind: 'document', id, restricted: false, number: code, subject, issuer, body: note });
}

function write(db: Db, sample: Sample): void {
  const number = writeRecord(db, sample);
  const { id, enteredMs } = sample;
  const by = PERSONS[0] ?? '';
  appendEntry(db, { id: by, name: 'Nguyễn Văn 0' }, enteredMs, {
    act: 'document.registered',
    subjectKind: 'document',
    subjectId: id,
    facts: { number, book: 'incoming' },
  });
}

/** The record, its number and its line, neither found nor told of. @returns the number */
export function writeRecord(db: Db, sample: Sample): number {
  const { id, issuer, code, subject, note, state, holderId, dueOn, enteredOn, enteredMs } = sample;
  const by = PERSONS[0] ?? '';
  const shared = {
    id,
    state,
    level: 'none',
    urgency: 'thuong',
    issuer,
    code,
    typeId: 'cong-van',
    subject,
    holderId,
    dueOn,
    dueTime: null,
    documentDate: enteredOn,
  } as const;
  insertDocument(db, {
    ...shared,
    direction: 'in',
    codeKey: documentNumberKey(code),
    signer: 'Đinh Công Lượng',
    recipients: ['Văn phòng', 'Lưu VT'],
    pages: 3,
    copies: 1,
    note,
    namedPerson: null,
    namedPersonId: null,
    protectionUntil: null,
    seriesId: null,
    seriesNumber: null,
    rulePack: 'levels@2026.1 books@2026.1',
    createdMs: enteredMs,
    createdBy: by,
  });
  const number = insertEntry(db, {
    id: `e${id.slice(1)}`,
    bookId: BOOK,
    number: null,
    suffix: '',
    requestId: null,
    enteredOn,
    enteredMs,
    enteredBy: by,
    documentId: id,
  });
  insertLine(db, {
    ...shared,
    book: 'incoming',
    bookId: BOOK,
    sortKey: sortKeyOf(YEAR, number),
    enteredOn,
    enteredMs,
    files: 0,
  });
  return number;
}

/**
 * Registers numbers `from` to `to`, five thousand to a transaction. The search index comes last in each: FTS5 writes
 * out what it has gathered at the next statement with a trigger, for a thousand rows a thousand times.
 */
export function fill(side: Engine, from: number, to: number): void {
  const db = side.db;
  const batch = side.db.transaction((first: number, last: number) => {
    const samples = Array.from({ length: last - first + 1 }, (_, i) => sampleOf(first + i));
    for (const sample of samples) write(db, sample);
    for (const sample of samples) index(db, sample);
  });
  for (let first = from; first <= to; first += BATCH) batch.immediate(first, Math.min(to, first + BATCH - 1));
}

/** What a program without a narrow list would read from: everything of a document in one wide row. */
export function fillWide(side: Engine, to: number): void {
  const isFilled = side.db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'wide'").get() !== undefined;
  if (isFilled) return;
  side.db.exec(`CREATE TABLE wide (
      id TEXT PRIMARY KEY, book_kind TEXT, number INTEGER, state TEXT, level TEXT, urgency TEXT, issuer TEXT, code TEXT, code_key TEXT,
      document_date TEXT, type_id TEXT, subject TEXT, signer TEXT, recipients TEXT, pages INTEGER, copies INTEGER, note TEXT,
      holder_id TEXT, due_on TEXT, due_time TEXT, entered_on TEXT, entered_ms INTEGER, rule_pack TEXT, created_by TEXT, files INTEGER);
    CREATE INDEX wide_list ON wide (book_kind, number);
    CREATE INDEX wide_state ON wide (book_kind, state, number);
    CREATE INDEX wide_due ON wide (book_kind, due_on)`);
  const insert = side.db.prepare(
    `INSERT INTO wide VALUES (:id, 'incoming', :number, :state, 'none', 'thuong', :issuer, :code, :code, :enteredOn, 'cong-van', :subject,
       'Đinh Công Lượng', '["Văn phòng","Lưu VT"]', 3, 1, :note || ' ' || :note, :holderId, :dueOn, NULL, :enteredOn, :enteredMs, 'levels@2026.1', 'a', 0)`,
  );
  const batch = side.db.transaction((first: number, last: number) => {
    for (let number = first; number <= last; number += 1) insert.run(sampleOf(number));
  });
  for (let first = 1; first <= to; first += BATCH) batch.immediate(first, Math.min(to, first + BATCH - 1));
}
