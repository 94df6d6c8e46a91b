import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStored } from '../../../electron/vault/db/storedText.ts';
import { insertStatus } from '../../../electron/vault/edxml/store.ts';
import { newId } from '../../../electron/vault/ids.ts';
import { takeActLine } from '../../../electron/vault/registers/actLines.ts';
import { openPorts } from '../../support/openPorts.ts';
import { proposal, stage, walk } from '../../support/proposals.ts';
import { raiseLevel } from '../../support/raising.ts';
import { everyRow, openRaw } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

/** Words that were written about a document while it was open are sealed when it is classified, wherever they stand. */
const WORDS = {
  subject: 'jqxmot phương án sắp xếp',
  corrected: 'wqxhai phương án sắp xếp lại',
  subjectReason: 'xqba ghi nhầm trích yếu',
  signerReason: 'xqbon ghi nhầm người ký',
  note: 'fqxnam ghi chú của văn thư',
  direction: 'xqsau giao chuẩn bị phương án',
  answer: 'xqmuoihai đã trả lời phương án',
  stopped: 'xqbay chờ ý kiến Tỉnh ủy',
  extended: 'xqtam phải họp liên ngành',
  dossier: 'xqchin hồ sơ sắp xếp',
  reopened: 'xqmuoi mở lại vì thiếu phương án',
  actSubject: 'xqmuoimot sao chụp phương án',
  returned: 'xqmuoiba trả lại vì không phải việc của tôi',
  closed: 'xqmuoibon đã đủ, không cần trả lời',
  openedAgain: 'xqmuoilam còn một việc phải làm',
  status: 'xqmuoisau trạng thái trên trục',
} as const;
const ISSUED = {
  subject: 'zqxmot báo cáo đã phát hành',
  note: 'kqxhai ghi chú của phiếu trình',
  remark: 'xwba ý kiến trên phiếu trình',
  dossier: 'xwbon hồ sơ của báo cáo',
} as const;
const PEOPLE = ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2', 'kiemtra'] as const;

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ profile: 'standalone', people: PEOPLE });
}, 120_000);
afterAll(() => vault.remove());

const revisionOf = async (caller: Caller, id: string): Promise<number> =>
  (await caller.ok('documents.get', { id })).revision;
const seen = async (caller: Caller, id: string): Promise<{ id: string; revision: number }> => ({
  id,
  revision: await revisionOf(caller, id),
});

/** Which of the words someone with the key of the database alone reads: rows, names, and the index of the search. */
async function readable(words: Readonly<Record<string, string>>): Promise<string[]> {
  await vault.close();
  const db = await openRaw(vault.dir);
  try {
    const rows = everyRow(db);
    const blocks = Buffer.concat(db.prepare('SELECT block FROM fts_data').pluck().all() as Buffer[]);
    const terms = db.prepare('SELECT term FROM fts_words').pluck().all();
    return Object.entries(words).flatMap(([name, word]) => {
      const first = word.split(' ')[0] ?? '';
      return [
        ...(rows.includes(first) ? [name] : []),
        ...(terms.includes(first) || blocks.includes(first) ? [`${name} in the index`] : []),
      ];
    });
  } finally {
    db.close();
  }
}

/** A document about which everything is said that can be said while it is open. */
async function talkedAbout(): Promise<string> {
  let clerk = await vault.as('vanthu');
  const { id } = await clerk.ok(
    'documents.registerIncoming',
    incoming({
      subject: WORDS.subject,
      note: WORDS.note,
      presentTo: vault.ids['lanhdao'] ?? '',
      dueOn: '2026-11-27',
    }),
  );
  const correct = async (field: 'subject' | 'signer', value: string, reason: string): Promise<unknown> =>
    clerk.ok('documents.correct', { ...(await seen(clerk, id)), field, value, reason });
  await correct('subject', WORDS.corrected, WORDS.subjectReason);
  await correct('signer', 'Lê Văn Ký', WORDS.signerReason);
  let leader = await vault.as('lanhdao');
  await leader.ok('documents.direct', {
    ...(await seen(leader, id)),
    text: WORDS.direction,
    leadId: vault.ids['chuyenvien'] ?? '',
    supportIds: [],
    dueOn: null,
    dueTime: null,
  });
  await leader.ok('deadlines.extend', {
    ...(await seen(leader, id)),
    clock: 'process',
    dueOn: '2026-12-01',
    dueTime: null,
    reason: WORDS.extended,
  });
  await leader.ok('deadlines.stop', { ...(await seen(leader, id)), reason: WORDS.stopped });
  await leader.ok('deadlines.resume', await seen(leader, id));
  let officer = await vault.as('chuyenvien');
  await officer.ok('documents.returnToLeader', { ...(await seen(officer, id)), reason: WORDS.returned });
  leader = await vault.as('lanhdao');
  await leader.ok('documents.direct', {
    ...(await seen(leader, id)),
    text: 'Giao lại',
    leadId: vault.ids['chuyenvien'] ?? '',
    supportIds: [],
    dueOn: null,
    dueTime: null,
  });
  officer = await vault.as('chuyenvien');
  await officer.ok('documents.acknowledge', await seen(officer, id));
  await officer.ok('documents.answer', {
    ...(await seen(officer, id)),
    outgoingId: null,
    code: '12-CV/ĐU',
    note: WORDS.answer,
  });
  await officer.ok('documents.file', {
    ...(await seen(officer, id)),
    dossierCode: '04.2026',
    dossierTitle: WORDS.dossier,
  });
  clerk = await vault.as('vanthu');
  await clerk.ok('documents.close', { ...(await seen(clerk, id)), note: WORDS.closed });
  await clerk.ok('documents.reopen', { ...(await seen(clerk, id)), reason: WORDS.openedAgain });
  await clerk.ok('documents.close', { ...(await seen(clerk, id)), note: 'Xong' });
  await clerk.ok('dossiers.close', { code: '04.2026', documents: 1, pages: 2, retention: '10 năm' });
  leader = await vault.as('lanhdao');
  const { closings } = await leader.ok('dossiers.get', { code: '04.2026' });
  await leader.ok('dossiers.reopen', { closingId: closings[0]?.id ?? '', reason: WORDS.reopened });
  await vault.close();
  const { ports, close } = await openPorts(vault.dir, 'vanthu');
  takeActLine(ports, 'copying', {
    subjectKind: 'act',
    subjectId: newId(TEST_NOW_MS),
    documentId: id,
    facts: { subject: WORDS.actSubject },
  });
  insertStatus(
    ports.db,
    {
      id: newId(TEST_NOW_MS),
      direction: 'in',
      documentId: id,
      organId: '000.00.00.H01',
      organName: 'Sở',
      status: '03',
      description: asStored(WORDS.status),
      saidAt: '',
      atMs: TEST_NOW_MS,
    },
    ports.actor.id,
  );
  close();
  return id;
}

/** Reasons that the history of a document tells, as the signed-in person reads them. */
const reasonsIn = (detail: {
  timeline: readonly { facts: Readonly<Record<string, unknown>> }[];
}): unknown[] =>
  detail.timeline.map(({ facts }) => facts['reason']).filter((reason) => typeof reason === 'string');
const SAID = ['Xong', WORDS.openedAgain, WORDS.closed, WORDS.returned];

describe('an incoming document of which much was said', () => {
  let id = '';
  beforeAll(async () => {
    id = await talkedAbout();
  });

  it('lies open as long as it is open', async () => {
    expect(await readable(WORDS)).toEqual(
      expect.arrayContaining([...Object.keys(WORDS), 'corrected in the index', 'note in the index']),
    );
  });

  it('leaves no word for the key of the database alone once it is classified', async () => {
    await raiseLevel(vault, id, 'mat');
    expect(await readable(WORDS)).toEqual([]);
  });

  it('is read as before by those who take part; others know nothing of it', async () => {
    const leader = await vault.as('lanhdao');
    const detail = await leader.ok('documents.get', { id });
    expect(detail.corrections).toMatchObject([
      { oldText: WORDS.subject, newText: WORDS.corrected, reason: WORDS.subjectReason },
      { reason: WORDS.signerReason },
    ]);
    expect(reasonsIn(detail)).toEqual(SAID);
    expect((await leader.ok('edxml.ofDocument', { documentId: id })).statuses).toMatchObject([
      { description: WORDS.status },
    ]);
    const { history } = await leader.ok('deadlines.get', { documentId: id });
    expect(history.map((event) => event.reason)).toEqual([null, WORDS.stopped, WORDS.extended]);
    const dossier = await leader.ok('dossiers.get', { code: '04.2026' });
    expect(JSON.stringify(dossier)).toContain(WORDS.dossier);
    expect(dossier.closings[0]?.reopened?.reason).toBe(WORDS.reopened);
    const outsider = await vault.as('chuyenvien2');
    expect(await outsider.call('documents.get', { id })).toMatchObject({ error: { code: 'not-found' } });
  });

  it('comes back into the open with its content', async () => {
    let clerk = await vault.as('vanthu');
    await clerk.ok('protection.propose', {
      ...(await seen(clerk, id)),
      leaderId: vault.ids['bithu'] ?? '',
      change: {
        kind: 'declassified',
        way: 'on-request',
        code: '15-QĐ/ĐU',
        decidedOn: '2026-11-24',
        ground: 'Theo yêu cầu',
        councilCode: '14-QĐ/ĐU',
        minutesCode: '02-BB/HĐ',
        minutesOn: '2026-11-23',
      },
    });
    let leader = await vault.as('bithu');
    const asked = await leader.ok('protection.get', { id });
    await leader.ok('protection.decide', {
      id,
      revision: asked.revision,
      proposalId: asked.proposal?.id ?? '',
    });
    leader = await vault.as('bithu');
    await leader.ok('protection.openContent', { ...(await seen(leader, id)), ground: 'Công bố rộng rãi' });
    expect(await readable(WORDS)).toEqual(expect.arrayContaining(Object.keys(WORDS)));
    clerk = await vault.as('vanthu');
    const detail = await clerk.ok('documents.get', { id });
    expect(reasonsIn(detail)).toEqual(SAID);
    expect(detail.corrections).toMatchObject([
      { oldText: WORDS.subject, newText: WORDS.corrected, reason: WORDS.subjectReason },
      { reason: WORDS.signerReason },
    ]);
  });
});

describe('a classified document', () => {
  const SAID_OF_IT = {
    reopened: 'vqxmot mở lại vì còn một việc',
    closed: 'vqxhai không cần trả lời',
    cancelled: 'vqxba ghi nhầm vào sổ này',
  } as const;

  it('leaves no word of why it was closed, opened again or cancelled; who takes part reads them', async () => {
    const clerk = await vault.as('vanthu');
    const secret = { book: 'classified-incoming', level: 'mat' } as const;
    const one = await clerk.ok('documents.registerIncoming', incoming({ ...secret, code: '21-BC/TU' }));
    const wrong = await clerk.ok('documents.registerIncoming', incoming({ ...secret, code: '22-BC/TU' }));
    await clerk.ok('documents.close', { ...(await seen(clerk, one.id)), note: SAID_OF_IT.closed });
    await clerk.ok('documents.reopen', { ...(await seen(clerk, one.id)), reason: SAID_OF_IT.reopened });
    await clerk.ok('documents.cancelEntry', {
      ...(await seen(clerk, wrong.id)),
      reason: SAID_OF_IT.cancelled,
    });
    expect(await readable(SAID_OF_IT)).toEqual([]);
    const again = await vault.as('vanthu');
    expect(reasonsIn(await again.ok('documents.get', { id: one.id }))).toEqual([
      SAID_OF_IT.reopened,
      SAID_OF_IT.closed,
    ]);
    expect((await again.ok('documents.get', { id: wrong.id })).cancelReason).toBe(SAID_OF_IT.cancelled);
  });
});

describe('a document of the office', () => {
  it('takes the words of the draft that it came from along', async () => {
    const drafter = await vault.as('chuyenvien');
    const made = await drafter.ok(
      'proposals.create',
      proposal(vault, { subject: ISSUED.subject, note: ISSUED.note, file: await stage(drafter) }),
    );
    const commented = await drafter.ok('proposals.comment', { ...made, remark: ISSUED.remark });
    await walk(vault, made.id, commented.revision, [
      ['chuyenvien', 'propose'],
      ['lanhdao', 'pass'],
      ['chuyenvien', 'present'],
      ['bithu', 'sign'],
    ]);
    const clerk = await vault.as('vanthu');
    const at = async (): Promise<{ id: string; revision: number }> => ({
      id: made.id,
      revision: (await clerk.ok('proposals.get', { id: made.id })).revision,
    });
    const { documentId } = await clerk.ok('proposals.register', await at());
    await clerk.ok('proposals.issue', await at());
    await clerk.ok('proposals.file', {
      ...(await at()),
      dossierCode: '05.2026',
      dossierTitle: ISSUED.dossier,
    });
    await raiseLevel(vault, documentId, 'mat');
    expect(await readable(ISSUED)).toEqual([]);
    const signer = await vault.as('bithu');
    expect(await signer.ok('proposals.get', { id: made.id })).toMatchObject({
      subject: ISSUED.subject,
      note: ISSUED.note,
      dossier: { title: ISSUED.dossier },
    });
  });
});
