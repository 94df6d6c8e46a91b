import type { Input } from '../../shared/ipc/contract.ts';
import type { Caller } from './vault.ts';

/** The civil day of TEST_NOW_MS. */
export const TEST_TODAY = '2026-11-24';

export type Incoming = Input<'documents.registerIncoming'>;
export type Outgoing = Input<'documents.registerOutgoing'>;

/** An ordinary incoming document as a clerk enters it; a test changes what it is about. */
export const incoming = (change: Partial<Incoming> = {}): Incoming => ({
  book: 'incoming',
  arrivedOn: TEST_TODAY,
  issuer: 'Tỉnh ủy Sơn Hà',
  code: '1215-CV/TU',
  documentDate: '2026-11-23',
  typeId: 'cong-van',
  level: 'none',
  pages: 2,
  subject: 'V/v rà soát tiến độ triển khai các nền tảng số dùng chung ở cấp xã',
  signer: 'Đinh Công Lượng',
  notADuplicate: true,
  ...change,
});

export const outgoing = (change: Partial<Outgoing> = {}): Outgoing => ({
  book: 'outgoing',
  typeId: 'bao-cao',
  documentDate: TEST_TODAY,
  subject: 'kết quả chuyển đổi số trong các cơ quan đảng tháng 11/2026',
  level: 'none',
  urgency: 'thuong',
  signer: 'Bùi Quang Thắng',
  recipients: ['Tỉnh ủy Sơn Hà', 'Văn phòng Tỉnh ủy'],
  copies: 3,
  pages: 4,
  note: '',
  answersId: null,
  files: [],
  determination: determinationOf(change.level ?? 'none'),
  ...change,
});

/** An item of the sample lists for each level. */
export const SAMPLE_ITEMS = {
  mat: 'mau-dang-2026/3.a',
  'toi-mat': 'mau-dang-2026/2.a',
  'tuyet-mat': 'mau-dang-2026/1.a',
} as const;

export const determinationOf = (level: Outgoing['level']): Outgoing['determination'] =>
  level === 'none'
    ? null
    : {
        itemRef: SAMPLE_ITEMS[level],
        determinedBy: 'Bùi Quang Thắng',
        capacity: 'head',
        capacityGround: '',
        determinedOn: TEST_TODAY,
        sampleConfirmed: true,
      };

export const everything: Omit<Input<'documents.list'>, 'book'> = {
  year: null,
  from: null,
  to: null,
  issuer: null,
  typeId: null,
  level: null,
  state: null,
  personId: null,
  overdue: false,
  words: null,
  after: null,
  limit: 50,
};

/** Kết thúc hồ sơ with the counts as they stand. */
export async function endDossier(clerk: Caller, code: string): Promise<string> {
  const { dossier } = await clerk.ok('dossiers.get', { code });
  const { documents, pages } = dossier;
  return (await clerk.ok('dossiers.close', { code, documents, pages, retention: '20 năm' })).id;
}
