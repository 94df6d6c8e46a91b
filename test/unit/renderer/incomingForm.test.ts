import { describe, expect, it } from 'vitest';
import { NOTHING_READ, type PageReading } from '../../../shared/domain/document/readPage.ts';
import {
  acceptFree,
  followNotation,
  openProposals,
  proposalsOf,
  takeBack,
} from '../../../renderer/features/documents/entry/fieldProposals.ts';
import {
  countedPages,
  isDueAwaited,
  isReadInVain,
  otherDocuments,
  sortedOut,
} from '../../../renderer/features/documents/entry/fileFacts.ts';
import {
  droppedForm,
  emptyForm,
  lacksNumber,
  nextForm,
  openQuestions,
} from '../../../renderer/features/documents/entry/form.ts';
import { firstOfPile, nextScan, waitingScans } from '../../../renderer/features/documents/entry/scanQueue.ts';
import { wantsDue } from '../../../renderer/features/documents/entry/useDueProposal.ts';
import { firstGap } from '../../../renderer/features/documents/entry/useGapFocus.ts';

const TODAY = '2026-11-30';
const TYPES = [
  { id: 'cong-van', name: 'Công văn', symbol: 'CV' },
  { id: 'bao-cao', name: 'Báo cáo', symbol: 'BC' },
];
const NAMES = {
  documentTypes: TYPES,
  urgencies: [{ id: 'khan', name: 'Khẩn' }],
  date: (on: string) => on,
};
const READ: PageReading = {
  code: '47-CV/ĐU',
  documentDate: '2026-11-20',
  issuer: 'Đảng ủy xã An Mẫu',
  typeName: 'công văn',
  subject: 'đôn đốc cập nhật',
  copyNumber: null,
  urgency: 'khan',
  deadlines: [
    { date: '2026-12-01', time: null, line: 'giấy phép có thời hạn đến ngày 01/12/2026', asked: false },
    { date: '2026-12-20', time: null, line: 'trước ngày 20/12/2026', asked: true },
    { date: '2026-12-10', time: null, line: 'danh sách gửi trước ngày 10/12/2026', asked: true },
  ],
  asks: true,
  doubts: {},
  health: 'true',
  marked: false,
};

describe('what a page says', () => {
  const all = proposalsOf(READ, NAMES);
  const asked = (list: typeof all) => list.filter(({ sure }) => sure !== 'offer').map(({ field }) => field);

  it('is one proposal a field; of the dates the earliest that is asked goes in, the others are offered', () => {
    expect(all.map(({ field }) => field)).toEqual([
      ...['issuer', 'code', 'documentDate', 'typeId', 'urgency', 'subject'],
      ...['replyDueOn', 'replyDueOn', 'replyDueOn'],
    ]);
    expect(all.slice(-3).map(({ shown, sure }) => [shown, sure])).toEqual([
      ['2026-12-10', 'sure'],
      ['2026-12-20', 'offer'],
      ['2026-12-01', 'offer'],
    ]);
    const [, , expiry] = READ.deadlines.map((one) => ({ ...one, asked: false }));
    const offered = proposalsOf({ ...READ, deadlines: expiry === undefined ? [] : [expiry] }, NAMES);
    expect(acceptFree(emptyForm(TODAY, 'none'), offered)).toMatchObject({
      code: '47-CV/ĐU',
      replyDueOn: null,
    });
  });

  it('goes into what nobody typed, leaves nothing to ask, and can be taken out again', () => {
    const typed = { ...emptyForm(TODAY, 'none'), subject: 'lời của người gõ' };
    const form = acceptFree(typed, all);
    expect(form).toMatchObject({ code: '47-CV/ĐU', typeId: 'cong-van', subject: 'lời của người gõ' });
    expect(form.origins).toMatchObject({ code: 'page', replyDueOn: 'page' });
    expect(asked(openProposals(form, all))).toEqual(['subject']);
    expect(firstGap(form)).toBeNull();
    expect(takeBack(form, all)).toEqual(typed);
  });

  it('leaves what the sender signed in the envelope, and is shown beside it', () => {
    const origins = { subject: 'envelope', code: 'envelope' } as const;
    const sent = { ...emptyForm(TODAY, 'mat'), subject: 'lời trong gói', code: '09-BC/ĐU', origins };
    const form = acceptFree(sent, all);
    expect(form).toMatchObject({ subject: 'lời trong gói', code: '09-BC/ĐU', replyDueOn: '2026-12-10' });
    expect(asked(openProposals(form, all))).toEqual(['code', 'subject']);
  });

  it('moves no type that follows from a typed notation, and brings no deadline before the typed date', () => {
    const typed = {
      ...emptyForm(TODAY, 'mat'),
      code: '09-BC/ĐU',
      typeId: 'bao-cao',
      documentDate: '2026-12-15',
      origins: { typeId: 'notation' } as const,
    };
    expect(acceptFree(typed, all)).toMatchObject({ typeId: 'bao-cao', replyDueOn: null, urgency: 'khan' });
    const read = acceptFree({ ...typed, origins: { code: 'page', typeId: 'notation' } }, all);
    expect(read).toMatchObject({ typeId: 'cong-van' });
    expect(acceptFree({ ...typed, documentDate: '2026-12-10' }, all).replyDueOn).toBe('2026-12-10');
  });

  it('that a recogniser is not sure of is marked, and the walk goes there', () => {
    const spot = { x: 0, y: 0, width: 9, height: 9 };
    const doubts = { code: { part: '/SYT-NVY', spot }, subject: { part: null, spot: null } };
    const unsure = proposalsOf({ ...READ, code: null, doubts }, NAMES);
    const form = acceptFree(emptyForm(TODAY, 'none'), unsure);
    expect(form).toMatchObject({
      code: '/SYT-NVY',
      origins: { code: 'check', subject: 'check', issuer: 'page' },
    });
    expect(openQuestions(form)).toEqual(['code', 'subject']);
    expect(firstGap(form)).toBe('code');
  });

  it('that was read in vain is told, but for a page that waits, one with a mark, and a Word file', () => {
    const fact = (reading: PageReading | null) => ({ stageId: 'a', pages: 1, reading });
    expect(isReadInVain(fact(NOTHING_READ))).toBe(true);
    const head = { grey: new Uint8Array(), width: 1, height: 1, dpi: 200 };
    expect(isReadInVain({ ...fact({ ...NOTHING_READ, health: 'true' }), head })).toBe(true);
    for (const other of [
      null,
      { ...NOTHING_READ, marked: true },
      { ...NOTHING_READ, health: 'true' } as const,
      READ,
    ])
      expect(isReadInVain(fact(other))).toBe(false);
    expect(isReadInVain(null)).toBe(false);
  });

  it('has pages that are still to be read for its reply date, unless somebody wrote one or a mark was found', () => {
    const main = { stageId: 'a', pages: 2, reading: READ, isAwaited: true };
    const blank = { replyDueOn: null };
    expect(isDueAwaited(blank, main)).toBe(true);
    expect(isDueAwaited({ replyDueOn: '2026-12-10' }, main)).toBe(false);
    expect(isDueAwaited(blank, { ...main, secrecy: { state: 'marked', level: 'mat', rule: 'BM-01' } })).toBe(
      false,
    );
    expect(isDueAwaited(blank, { stageId: 'a', pages: 2, reading: READ, isWhole: true })).toBe(false);
    expect(isDueAwaited(blank, null)).toBe(false);
  });

  it('sets a date for the office only where something is asked, or nobody read it', () => {
    const free = { replyDueOn: null, urgency: 'thuong' } as const;
    expect(wantsDue(free, { ...READ, asks: false })).toBe(false);
    expect(wantsDue(free, READ)).toBe(true);
    expect(wantsDue(free, null)).toBe(true);
    expect(wantsDue(free, NOTHING_READ)).toBe(true);
    expect(wantsDue({ ...free, urgency: 'khan' }, { ...READ, asks: false })).toBe(true);
  });
});

describe('the type', () => {
  it('follows the notation over a carried one, and over nothing that the person chose', () => {
    const carried = { ...emptyForm(TODAY, 'none'), code: '09-BC/ĐU', typeId: 'cong-van' };
    const last = { ...carried, origins: { typeId: 'last' } as const };
    expect(followNotation(last, TYPES)).toMatchObject({ typeId: 'bao-cao', origins: { typeId: 'notation' } });
    expect(followNotation(carried, TYPES)).toBe(carried);
  });
});

describe('what is dropped', () => {
  it('is what was typed and read; what the last entry handed on stands again', () => {
    const carried = nextForm(
      { ...emptyForm('2026-11-24', 'none'), issuer: 'Tỉnh ủy', typeId: 'cv' },
      '2026-11-24',
    );
    const typed = {
      ...carried,
      code: '5-CV/TU',
      typeId: 'kl',
      origins: { ...carried.origins, typeId: 'page' as const },
    };
    expect(droppedForm(typed, '2026-11-24')).toMatchObject({
      issuer: 'Tỉnh ủy',
      typeId: null,
      code: '',
      origins: { issuer: 'last', presentTo: 'last' },
    });
    expect(droppedForm(carried, '2026-11-24')).toEqual(carried);
  });
});

describe('the files', () => {
  const file = (stageId: string, more: object = {}) => ({
    stageId,
    name: `${stageId}.pdf`,
    mime: 'application/pdf',
    kind: 'pdf',
    sizeBytes: 9,
    pages: null,
    ...more,
  });
  const reading = (code: string | null): PageReading => ({ ...READ, code });
  const facts = [
    { stageId: 'a', pages: 2, reading: reading('47-CV/ĐU') },
    { stageId: 'b', pages: 3, reading: reading('09/CĐ-UBND') },
    { stageId: 'c', pages: 1, reading: reading('Số 47-CV/ĐU') },
  ];

  it('count together, a picture as a page; what cannot be counted is told', () => {
    const files = [file('a'), file('b'), file('p', { kind: 'image', mime: 'image/png' }), file('w')] as never;
    expect(countedPages(files, facts)).toEqual({ pages: 6, uncounted: 1 });
    expect(countedPages([], facts)).toEqual({ pages: null, uncounted: 0 });
  });

  it('with a number of their own are other documents; the same number is the same document', () => {
    const files = [file('a'), file('b'), file('c')] as never;
    expect(otherDocuments(files, facts, '47-CV/ĐU')).toEqual([
      { stageId: 'b', name: 'b.pdf', code: '09/CĐ-UBND' },
    ]);
    expect(otherDocuments([file('b')] as never, facts, '47-CV/ĐU')).toEqual([]);
  });

  it('that are there already, or hold nothing, are not taken', () => {
    const known = { sizeBytes: 9, sha256: 'x' };
    const empty = { sizeBytes: 0, sha256: 'e' };
    const fresh = { sizeBytes: 9, sha256: 'y' };
    expect(sortedOut([known], [known, empty, fresh, fresh])).toEqual({
      kept: [fresh],
      empty: [empty],
      twice: [known, fresh],
    });
  });
});

describe('an entry', () => {
  it('without number or date is asked about once, an unopened one never', () => {
    const form = { ...emptyForm(TODAY, 'none'), code: '1-CV/TU' };
    expect(lacksNumber(form)).toBe(true);
    expect(lacksNumber({ ...form, documentDate: TODAY })).toBe(false);
    expect(lacksNumber({ ...form, withoutNumber: true })).toBe(false);
    expect(lacksNumber({ ...form, unopenedFor: 'Bí thư' })).toBe(false);
  });

  it('of a second document goes on with its file, and carries no level', () => {
    const later = [{ stageId: 'b' }, { stageId: 'c' }] as never;
    const next = nextForm({ ...emptyForm(TODAY, 'mat'), issuer: 'Sở Y tế', later }, TODAY);
    expect(next).toMatchObject({ level: 'none', files: [{ stageId: 'b' }], later: [{ stageId: 'c' }] });
  });
});

describe('the pile of the scanner', () => {
  const scan = (name: string, modifiedMs: number, registered = false) => ({
    name,
    modifiedMs,
    registered,
    sizeBytes: 5,
  });
  const HOUR = 3_600_000;
  const scans = [
    scan('cũ', HOUR),
    scan('3', 100 * HOUR),
    scan('1', 98 * HOUR),
    scan('2', 99 * HOUR),
    scan('đã', 97 * HOUR, true),
  ];

  it('goes on with what was scanned next, and never back to what lay there before', () => {
    const waiting = waitingScans(scans, [{ name: '2', modifiedMs: 99 * HOUR }]);
    expect(waiting.map(({ name }) => name)).toEqual(['3', '1', 'cũ']);
    expect(firstOfPile(waiting)?.name).toBe('1');
    expect(nextScan(waiting, { name: '1', modifiedMs: 98 * HOUR }, 200 * HOUR)?.name).toBe('3');
    expect(nextScan(waiting, { name: '3', modifiedMs: 100 * HOUR }, 200 * HOUR)).toBeNull();
  });

  it('leaves a file alone that is still being written', () => {
    const waiting = waitingScans(scans, []);
    expect(nextScan(waiting, { name: '2', modifiedMs: 99 * HOUR }, 100 * HOUR + 500)).toBeNull();
  });
});
