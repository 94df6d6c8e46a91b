import { foldBase } from '../text/fold.ts';

/** What a column of an export can mean. */
export const INTAKE_FIELDS = [
  'sourceCode',
  'kind',
  'field',
  'title',
  'body',
  'fullName',
  'address',
  'phone',
  'email',
  'idNumber',
  'sentAt',
  'source',
  'note',
] as const;
export type IntakeField = (typeof INTAKE_FIELDS)[number];
/** Which column of the file (from 0) holds a field; a field that the file has not is left out. */
export type Mapping = Readonly<Partial<Record<IntakeField, number>>>;

/** Headings seen in exports of portals, without marks; the first that fits wins. */
const HEADINGS: Readonly<Record<IntakeField, readonly string[]>> = {
  sourceCode: ['ma phan anh', 'ma pakn', 'ma ho so', 'ma tiep nhan', 'ma'],
  kind: ['loai', 'phan loai', 'loai y kien', 'hinh thuc'],
  field: ['linh vuc', 'chuyen muc', 'chu de', 'nhom'],
  title: ['tieu de', 'trich yeu', 'ten phan anh', 'vu viec'],
  body: ['noi dung', 'noi dung phan anh', 'noi dung chi tiet', 'mo ta'],
  fullName: ['ho va ten nguoi gui', 'ho va ten', 'nguoi gui', 'ho ten', 'ten nguoi gui'],
  address: ['dia chi lien he', 'dia chi', 'noi o'],
  phone: ['so dien thoai', 'dien thoai', 'sdt', 'di dong'],
  email: ['thu dien tu', 'email', 'e mail', 'hop thu'],
  idNumber: ['so dinh danh ca nhan', 'so dinh danh', 'cccd', 'can cuoc', 'cmnd', 'so giay to'],
  sentAt: ['thoi gian gui', 'ngay gui', 'thoi diem gui', 'ngay tao', 'ngay'],
  source: ['nguon tiep nhan', 'nguon', 'kenh tiep nhan', 'kenh'],
  note: ['ghi chu'],
};

/** Proposes what each column means by its heading; a person looks at it before anything is taken in. */
export function proposeMapping(headings: readonly string[]): Mapping {
  const folded = headings.map((heading) => foldBase(heading).trim());
  const taken = new Set<number>();
  const mapping: Partial<Record<IntakeField, number>> = {};
  for (const exact of [true, false]) {
    for (const name of INTAKE_FIELDS) {
      if (mapping[name] !== undefined) continue;
      const at = folded.findIndex(
        (heading, index) =>
          !taken.has(index) &&
          HEADINGS[name].some((known) =>
            exact ? heading === known : known.length > 3 && heading.includes(known),
          ),
      );
      if (at < 0) continue;
      mapping[name] = at;
      taken.add(at);
    }
  }
  return mapping;
}

/** Rows above the head: the name of the office, of the list, the day of the export. */
const MOST_ABOVE = 20;

/**
 * A row looks like the head when it names at least a title or a body, and two more; where no row does, the first one
 * that is made like a head is, and a person says what its columns mean.
 */
export function headRowOf(rows: readonly (readonly string[])[]): number | null {
  const above = rows.slice(0, MOST_ABOVE);
  const at = above.findIndex(isKnownHead);
  if (at >= 0) return at;
  const made = above.findIndex((row, index) => isMadeLikeHead(row) && rows.length > index + 1);
  return made < 0 ? null : made;
}

/** Headings that say what most columns are. */
export function isKnownHead(row: readonly string[]): boolean {
  const mapping = proposeMapping(row);
  return (mapping.body !== undefined || mapping.title !== undefined) && Object.keys(mapping).length >= 3;
}

const LONGEST_HEADING = 100;

/** At least three headings, each of them a few words on one line. */
function isMadeLikeHead(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length >= 3 && filled.every(isHeading);
}

const isHeading = (cell: string): boolean =>
  cell.length <= LONGEST_HEADING && /\p{L}/u.test(cell) && !/[\p{Cc}\p{Co}\p{Cn}\ufffd]/u.test(cell);

const KINDS = {
  'phan anh': 'phan-anh',
  'kien nghi': 'kien-nghi',
  'sang kien': 'sang-kien',
  'giai phap': 'giai-phap',
} as const;
export type IntakeKind = (typeof KINDS)[keyof typeof KINDS];

export function kindOf(text: string): IntakeKind | null {
  const folded = foldBase(text).trim();
  const known = Object.entries(KINDS).find(([name]) => folded.startsWith(name));
  return known ? known[1] : null;
}

/** How many words of a subject may stand before the name of the kind ("Kính gửi: đơn kiến nghị …"). */
const SUBJECT_WORDS = 6;

/** What a letter calls itself in its subject; null where it names none or several: a person says it then. */
export function kindOfSubject(subject: string): IntakeKind | null {
  const words = foldBase(subject)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const opening = ` ${words.slice(0, SUBJECT_WORDS).join(' ')} `;
  const named = Object.entries(KINDS).filter(([name]) => opening.includes(` ${name} `));
  return named.length === 1 ? (named[0]?.[1] ?? null) : null;
}

const SOURCES: readonly (readonly [string, IntakeSource])[] = [
  ['thu dien tu', 'email'],
  ['email', 'email'],
  ['cong', 'portal'],
  ['dien thoai', 'phone'],
  ['tiep xuc cu tri', 'voters-meeting'],
  ['cu tri', 'voters-meeting'],
  ['truc tiep', 'visit'],
  ['tiep dan', 'visit'],
  ['thu', 'letter'],
  ['buu dien', 'letter'],
];
export type IntakeSource = 'letter' | 'visit' | 'phone' | 'voters-meeting' | 'portal' | 'email';

/** Where it came in; what is not said came by the portal that the export is from. */
export const sourceOf = (text: string): IntakeSource =>
  SOURCES.find(([name]) => foldBase(text).trim().startsWith(name))?.[1] ?? 'portal';
