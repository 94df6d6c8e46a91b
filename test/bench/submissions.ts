import fs from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { WriteDb } from '../../electron/vault/db/handles.ts';
import { loadRules } from '../../electron/vault/rules/loader.ts';
import { indexRecord } from '../../electron/vault/search/store.ts';
import { insertLine } from '../../electron/vault/submissions/listStore.ts';
import {
  insertSubmission,
  updateSubmission,
  findSubmission,
} from '../../electron/vault/submissions/store.ts';
import { openRaw } from '../support/rawDatabase.ts';
import { type Caller, createTestVault } from '../support/vault.ts';
import { caseReplay, newerProcess, readBare, writeActs } from './caseReplay.ts';
import { openPair } from './engines.ts';
import { onThread } from './onThread.ts';
import { figureOf, median, ratioOf, type Result, timed } from './measure.ts';

const IMPORTED = 10_000;
const CHUNK = 50;
/** As the window asks for them. */
const TAKEN = 20;
/** Others are answered in between, and nobody feels it; without what other programs take. */
const MOST_OF_TASK_MS = 50;
const MOST_OF_ROW_MS = 2;
const ROUNDS = 15;

const PLACES = ['Nà Lạn', 'Pá Cha', 'Nậm Mu', 'Bản Khoang', 'Cốc Sâm', 'Tả Phìn', 'Đồng Vàng', 'Làng Giàng'];
const MATTERS = [
  'hồ sơ nộp trực tuyến bị trả lại vì chữ ký số hết hạn',
  'trạm phát sóng yếu vào mùa mưa, điện thoại không gọi được',
  'phần mềm một cửa hay treo vào đầu giờ sáng thứ hai',
  'đề nghị đặt cảm biến đo mực nước suối để báo lũ sớm',
  'cổng thông tin của xã chưa đăng quy hoạch sử dụng đất',
  'người già không dùng được mã xác thực gửi qua tin nhắn',
  'máy lấy số tự động ở bộ phận tiếp nhận bị hỏng nhiều ngày',
  'kinh phí mua thiết bị cho tổ công nghệ số cộng đồng',
];
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T; // lists are not empty

/** Words of the n-th case: the same matters again and again, each with a place, a household and a day of its own. */
function textOf(n: number): { title: string; body: string } {
  const place = `${pick(PLACES, n)} ${String(Math.floor(n / 8) % 997)}`;
  const matter = pick(MATTERS, Math.floor(n / 3));
  const other = pick(MATTERS, Math.floor(n / 5) + 3);
  return {
    title: `Thôn ${place}: ${matter}`,
    body: `Hộ số ${String(n)} ở thôn ${place} nêu việc ${matter}. Đã báo ngày ${String((n % 28) + 1)}, chưa thấy sửa; ngoài ra còn ${other}.`,
  };
}

const STATES = [
  'closed',
  'closed',
  'closed',
  'answered',
  'in-progress',
  'closed',
  'refused',
  'closed',
] as const;

/** One case as the product's own stores write it, without sender and ledger; told to its sender unless it is recent. */
function writeCase(db: WriteDb, n: number, total: number, personId: string): void {
  const id = n.toString(16).padStart(32, '0');
  const text = textOf(n);
  const receiptCode = `PB-${String(n)}`;
  const recent = n > total - 200;
  const atMs = Date.UTC(2026, 10, 23) - (total - n) * 60_000;
  insertSubmission(db, {
    ...text,
    id,
    number: n,
    prefix: 'PB',
    year: 2026,
    sequence: n,
    receiptCode,
    receiptKey: receiptCode,
    kind: 'kien-nghi',
    source: 'portal',
    onBehalf: false,
    field: '',
    note: '',
    receivedOn: '2026-11-02',
    receivedMs: atMs,
    receivedBy: personId,
    rulePack: 'submission@2026.1',
    acknowledgedMs: recent ? null : atMs,
  });
  const state = recent ? 'received' : pick(STATES, n);
  insertLine(db, {
    sortKey: -n,
    id,
    receiptCode,
    kind: 'kien-nghi',
    source: 'portal',
    title: text.title,
    field: '',
    receivedOn: '2026-11-02',
    receivedMs: atMs,
    state,
    dueOn: state === 'in-progress' ? '2027-01-04' : null,
    files: 0,
    group: 'pakn',
  });
  const record = findSubmission(db, id);
  if (record !== null && state !== 'received')
    updateSubmission(db, record, { state, assignedOn: '2026-11-03', accepted: true, leadId: personId });
  indexRecord(db, {
    kind: 'submission',
    id,
    restricted: false,
    number: receiptCode,
    subject: text.title,
    issuer: '',
    body: text.body,
  });
}

function fill(db: WriteDb, from: number, to: number, total: number, personId: string): void {
  db.transaction(() => {
    for (let n = from; n <= to; n += 1) writeCase(db, n, total, personId);
  }).immediate();
}

async function times(work: () => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let round = -2; round < ROUNDS; round += 1) {
    const from = performance.now();
    await work();
    if (round >= 0) taken.push(performance.now() - from);
  }
  return taken;
}

/** The SQL of the anchors: the same question asked of the same file with nothing around it. */
const BARE = {
  screen: `SELECT k.subject_id, bm25(fts) FROM fts JOIN search_key k ON k.rowid = fts.rowid
    WHERE fts MATCH :words AND k.kind = 'submission' ORDER BY bm25(fts) LIMIT 50`,
  duties: `SELECT s.id FROM submission s WHERE s.acknowledged_ms IS NULL
    OR s.state IN ('assigned','awaiting-supplement','answered','transferred') ORDER BY s.number LIMIT 1200`,
  desk: 'SELECT state, lead_id, count(*) FROM submission GROUP BY state, lead_id',
} as const;

/**
 * What the counter feels with very many cases: the look for duplicates while typing, who must be told what, the desk.
 * Ours through the same calls as the window, the anchor as bare SQL on the same encrypted file.
 */
export async function submissions(_pair: unknown, rows: number): Promise<Result[]> {
  let book = loadRules();
  const vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'], rules: () => book });
  try {
    const personId = vault.ids['vanthu'] ?? '';
    const raw = await openRaw(vault.dir);
    for (let from = 1; from <= rows; from += 5_000)
      fill(raw, from, Math.min(rows, from + 4_999), rows, personId);
    const typed = {
      title: 'Thôn Nậm Mu 12: phần mềm một cửa hay treo',
      body: 'Hộ số 50012 ở thôn Nậm Mu nêu việc phần mềm một cửa treo vào đầu giờ sáng, đã báo mà chưa thấy sửa, người dân phải chờ.',
    };
    const words = 'phan OR mem OR mot OR cua OR treo OR dau OR gio OR sang OR cho OR nam OR mu';
    const bare = {
      screen: median(await times(() => raw.prepare(BARE.screen).all({ words }))),
      duties: median(await times(() => raw.prepare(BARE.duties).all())),
      desk: median(await times(() => raw.prepare(BARE.desk).all())),
    };
    raw.close();
    const clerk = await vault.as('vanthu');
    const screen = median(await times(() => clerk.ok('submissions.screen', typed)));
    const duties = median(await times(() => clerk.ok('submissions.duties', {})));
    const desk = median(await times(() => clerk.ok('desk.summary', { scope: 'office' })));
    const again = await openRaw(vault.dir);
    writeActs(again, personId);
    const read = readBare(again);
    again.close();
    book = newerProcess(book);
    const replayed = await caseReplay(await vault.as('lanhdao'), rows, read);
    return [
      ...replayed,
      figureOf('case-duplicates-time', rows, screen, 'ms', 300),
      ratioOf('case-duplicates', rows, { ours: screen, anchor: bare.screen }, 'ms', null),
      ratioOf('case-duties', rows, { ours: duties, anchor: bare.duties }, 'ms', null),
      ratioOf('case-desk', rows, { ours: desk, anchor: bare.desk }, 'ms', null),
    ];
  } finally {
    await vault.remove();
  }
}

/** An export of ten thousand rows taken in as the window does it, against the bare writes of the same cases. */
export async function submissionImport(): Promise<Result[]> {
  const vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
  const plain = openPair();
  try {
    const file = join(plain.dir, 'xuat.csv');
    const lines = Array.from({ length: IMPORTED }, (_, n) => {
      const { title, body } = textOf(n + 1);
      return `"B-${String(n)}","Kiến nghị","${title}","${body}","Lò Văn ${String(n)}","Thôn Nà Lạn","0912000111","23/11/2026"`;
    });
    fs.writeFileSync(
      file,
      ['Mã,Loại,Tiêu đề,Nội dung,Họ và tên,Địa chỉ,Điện thoại,Ngày gửi', ...lines].join('\n'),
    );
    const clerk = await vault.as('vanthu');
    const staged = await clerk.ok('attachments.stagePath', { path: file });
    const looked = await onThread(() => lookAtAll(clerk, staged.stageId));
    const ours = await onThread(() => takeAll(clerk, staged.stageId));
    const { db } = plain.anchor;
    db.pragma('foreign_keys = OFF'); // the bare side has no people
    const anchor = await timed(() => {
      for (let from = 1; from <= IMPORTED; from += CHUNK) fill(db, from, from + CHUNK - 1, IMPORTED, 'a');
    });
    return [
      figureOf('case-import-look-time', IMPORTED, looked.ms / 1_000, 's', 20),
      ratioOf(
        'case-import',
        IMPORTED,
        { ours: ours.ms / IMPORTED, anchor: anchor.ms / IMPORTED },
        'ms/row',
        null,
      ),
      figureOf('case-import-row', IMPORTED, ours.ownMs / IMPORTED, 'ms', MOST_OF_ROW_MS),
      figureOf(
        'case-import-task',
        IMPORTED,
        Math.max(looked.longestMs, ours.longestMs),
        'ms',
        MOST_OF_TASK_MS,
      ),
    ];
  } finally {
    plain.remove();
    await vault.remove();
  }
}

/** Every row is looked at before any is taken in. */
async function lookAtAll(clerk: Caller, stageId: string): Promise<void> {
  for (let from = 0; from < IMPORTED; from += 100)
    await clerk.ok('intake.preview', { stageId, mapping: null, from, count: 100 });
}

async function takeAll(clerk: Caller, stageId: string): Promise<void> {
  const { mapping } = await clerk.ok('intake.preview', { stageId, mapping: null, from: 0, count: 1 });
  const decided = {
    kindForMissing: null,
    kindOfLines: [],
    undatedAsToday: false,
    receivedAs: 'today' as const,
    confirmedLines: [],
    leftOutLines: [],
    note: '',
  };
  for (let from: number | null = 0; from !== null;) {
    const reply: { next: number | null } = await clerk.ok('intake.takeRows', {
      stageId,
      mapping,
      from,
      count: TAKEN,
      ...decided,
    });
    from = reply.next;
  }
}
