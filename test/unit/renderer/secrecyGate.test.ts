import { afterEach, describe, expect, it } from 'vitest';
import {
  answersGate,
  isGateRefusal,
  noteStaged,
  type Refused,
  textsOf,
  throughGate,
  type Way,
} from '../../../renderer/data/secrecy/gate.ts';
import { stoppedStages } from '../../../renderer/data/secrecy/gateStore.ts';
import { withSeenMarks } from '../../../renderer/data/secrecy/stampLooks.ts';
import { markOf, raisedLevel, uncheckedOf } from '../../../renderer/data/secrecy/found.ts';
import { answerNoMark, answerReadAgain } from '../../../renderer/parts/secrecy/noMark.ts';
import { whoToCall } from '../../../renderer/parts/secrecy/WhatToDo.tsx';
import { emptyForm, nextForm } from '../../../renderer/features/documents/entry/form.ts';
import { emptyOutgoing, nextOutgoing } from '../../../renderer/features/documents/entry/outgoingForm.ts';
import { wasSettled } from '../../../renderer/data/settled.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';

const refused = (code: 'secret-mark-found' | 'secrecy-not-checked', params = {}): Reply<never> => ({
  ok: false,
  error: { code, params },
});
const MARKED = refused('secret-mark-found', { found: 'words', rule: 'SM-01', level: 'mat' });
const UNREAD = refused('secrecy-not-checked', { files: 1 });

/** A person who goes these ways, and what was put before them. */
function person(...ways: Way[]): { asked: Refused[]; kept: () => number; leave: () => void } {
  const asked: Refused[] = [];
  let kept = 0;
  const leave = answersGate({
    ask: (question) => {
      asked.push(question);
      return Promise.resolve(ways.shift() ?? 'back');
    },
    kept: () => {
      kept += 1;
    },
  });
  return { asked, kept: () => kept, leave };
}
/** A vault that gives these answers, one after the other. */
function vault(...replies: Reply<string>[]): { calls: () => number; ask: () => Promise<Reply<string>> } {
  let calls = 0;
  return {
    calls: () => calls,
    ask: () => Promise.resolve(replies[Math.min(calls++, replies.length - 1)] ?? UNREAD),
  };
}

describe('the gate of secrecy, on the way to the vault', () => {
  let leave = (): void => undefined;
  afterEach(() => leave());
  const meet = (...ways: Way[]): ReturnType<typeof person> => {
    const someone = person(...ways);
    leave = someone.leave;
    return someone;
  };

  it('sends an act again for which a person answered, as often as it takes', async () => {
    const someone = meet('again', 'again');
    const { ask, calls } = vault(MARKED, MARKED, { ok: true, value: 'kept' });
    expect(await throughGate('documents.addNote', { text: 'Số 05\nMẬT' }, ask)).toEqual({
      ok: true,
      value: 'kept',
    });
    expect(calls()).toBe(3);
    expect(someone.asked.map(({ words, byItself }) => [words, byItself])).toEqual([
      [['Số 05\nMẬT'], false],
      [['Số 05\nMẬT'], false],
    ]);
  });

  it('asks about words that may be a mark, and takes that they were read again', async () => {
    const someone = meet('again');
    const doubt = refused('secret-mark-found', { found: 'doubt', rule: 'SM-21', level: 'mat' });
    const { ask, calls } = vault(doubt, { ok: true, value: 'kept' });
    expect((await throughGate('documents.addNote', { text: 'đóng dấu Mật' }, ask)).ok).toBe(true);
    expect([calls(), someone.asked[0]?.words]).toEqual([2, ['đóng dấu Mật']]);

    const named: string[][] = [];
    const texts = Array.from({ length: 250 }, (_, at) => `đoạn ${String(at)}`);
    const reply = await answerReadAgain(texts, (words) => {
      named.push(words);
      return Promise.resolve(
        named.length === 1
          ? { ok: true, value: { answered: 1 } }
          : { ok: false, error: { code: 'not-found', params: {} } },
      );
    });
    expect([reply, named.map(({ length }) => length)]).toEqual([
      { ok: true, value: { answered: 1 } },
      [200, 50],
    ]);
  });

  it('leaves the refusal to the form where the person went back, and takes it away where they went on elsewhere', async () => {
    meet('back', 'settled');
    const back = await throughGate('documents.addNote', { text: 'MẬT' }, vault(MARKED).ask);
    expect(back).toEqual(MARKED);
    const settled = await throughGate('documents.addNote', { text: 'MẬT' }, vault(MARKED).ask);
    expect(back.ok || wasSettled(back.error)).toBe(false);
    expect(!settled.ok && wasSettled(settled.error)).toBe(true);
  });

  it('asks about files that came through this page, and leaves those of an envelope to their own form', async () => {
    const someone = meet('back', 'back');
    noteStaged([{ stageId: 'stage-1', name: 'quet.pdf', secrecy: { state: 'unread', why: 'scan' } }]);
    await throughGate('exchange.takeSubmission', { envelopeId: 'e-1' }, vault(UNREAD).ask);
    expect(someone.asked).toEqual([]);
    await throughGate('documents.addFiles', { id: 'd-1', files: ['stage-1'] }, vault(UNREAD).ask);
    expect(someone.asked[0]?.stages).toEqual(['stage-1']);
  });

  it('reads a draft as the form it is, and says that nobody pressed anything', async () => {
    const someone = meet('back');
    const body = JSON.stringify({ subject: 'Số 05 TỐI MẬT', pages: 2, files: [] });
    await throughGate('drafts.save', { form: 'registerIncoming', key: 'incoming', body }, vault(MARKED).ask);
    expect(someone.asked[0]).toMatchObject({ byItself: true, words: ['Số 05 TỐI MẬT'] });
    expect(someone.kept()).toBe(0);
    await throughGate('drafts.save', { body }, vault({ ok: true, value: 'kept' }).ask);
    expect(someone.kept()).toBe(1);
  });

  it('leaves the older words of submissions to their own questions', () => {
    const found = (how: string): boolean =>
      isGateRefusal({ code: 'secret-mark-found', params: { found: how } });
    expect(['file', 'words', 'mark', 'phrase'].map(found)).toEqual([true, true, false, false]);
    expect(isGateRefusal({ code: 'secrecy-not-checked', params: { files: 2 } })).toBe(true);
    expect(isGateRefusal({ code: 'stale-revision', params: {} })).toBe(false);
  });

  it('takes each text once, however deep, and leaves out none that may bear a mark', () => {
    const form = {
      subject: 'Số 05 MẬT',
      note: 'số 05 mật',
      copy: 'Số 05 MẬT',
      pages: 3,
      files: [{ name: 'a.pdf' }],
      code: '7',
    };
    expect(textsOf(form, ['Nơi nhận'])).toEqual(['Số 05 MẬT', 'số 05 mật', 'a.pdf', 'Nơi nhận']);
    expect(textsOf(['M Ậ T', 'M\nẬ\nT'])).toContain('M Ậ T');
    const many = Array.from({ length: 500 }, (_, at) => `dòng ${at}`);
    expect(textsOf([...many, 'MẬT']).at(-1)).toBe('MẬT');
  });
});

describe('a reason for words', () => {
  const lines = [...Array.from({ length: 450 }, (_, at) => `dòng ${at}`), 'M Ậ T'];
  const said = { stages: [], words: lines, reason: 'Tên riêng' };
  /** As the vault answers: a part without a mark is refused. */
  const vaultWith = (marked: string, sent: number[]) => (input: { words?: string[] | undefined }) => {
    const words = input.words ?? [];
    sent.push(words.length);
    const answered = words.filter((text) => text === marked).length;
    return Promise.resolve<Reply<{ answered: number }>>(
      answered > 0
        ? { ok: true, value: { answered } }
        : { ok: false, error: { code: 'not-found', params: {} } },
    );
  };

  it('reaches the marked one behind more texts than a call may carry', async () => {
    const sent: number[] = [];
    expect(await answerNoMark(said, vaultWith('M Ậ T', sent))).toEqual({ ok: true, value: { answered: 1 } });
    expect(sent).toEqual([200, 200, 51]);
  });

  it('is refused where none of them bears a mark', async () => {
    const reply = await answerNoMark(said, vaultWith('TỐI MẬT', []));
    expect(!reply.ok && reply.error.code).toBe('not-found');
  });

  it('is asked once for files alone', async () => {
    const sent: (readonly string[] | undefined)[] = [];
    await answerNoMark({ stages: ['stage-1'], words: [], reason: 'Tên riêng' }, (input) => {
      sent.push(input.stages);
      return Promise.resolve({ ok: true, value: { answered: 1 } });
    });
    expect(sent).toEqual([['stage-1']]);
  });
});

describe('what was found in files', () => {
  const clear = { stageId: '1', name: 'mot.pdf', secrecy: { state: 'clear' } } as const;
  const scan = { stageId: '2', name: 'quet.pdf', secrecy: { state: 'unread', why: 'scan' } } as const;
  const mat = {
    stageId: '3',
    name: 'ba.pdf',
    secrecy: { state: 'marked', level: 'mat', rule: 'SM-01' },
  } as const;
  const top = {
    stageId: '4',
    name: 'bon.pdf',
    secrecy: { state: 'marked', level: 'toi-mat', rule: 'SM-02' },
  } as const;
  const before = { stageId: '5', name: 'nhap-cu.pdf' } as const;

  it('is the highest mark of all of them, not of the first', () => {
    expect(markOf([clear, scan, before])).toBeNull();
    expect(markOf([clear, mat, top, mat])).toMatchObject({ level: 'toi-mat', rule: 'SM-02', file: top });
  });

  it('is not silent about what nobody looked at', () => {
    expect(uncheckedOf([clear, scan, mat], new Set())).toEqual([scan]);
    expect(uncheckedOf([clear, scan, mat], new Set(['2']))).toEqual([]);
  });

  it('moves a level up to the mark and never down', () => {
    expect(raisedLevel('none', markOf([mat]))).toBe('mat');
    expect(raisedLevel('toi-mat', markOf([mat]))).toBe('toi-mat');
    expect(raisedLevel('mat', null)).toBe('mat');
  });
});

describe('the level of an entry', () => {
  it('is never carried over to the next one', () => {
    const incoming = nextForm({ ...emptyForm('2026-11-30', 'toi-mat'), issuer: 'Tỉnh ủy' }, '2026-11-30');
    expect([incoming.level, incoming.issuer]).toEqual(['none', 'Tỉnh ủy']);
    expect(incoming.origins.level).toBeUndefined();
    const outgoing = nextOutgoing(
      { ...emptyOutgoing('2026-11-30', 'mat'), signer: 'Bùi Quang Thắng', determinedBy: 'Bùi Quang Thắng' },
      '2026-11-30',
    );
    expect([outgoing.level, outgoing.item, outgoing.determinedBy]).toEqual(['none', null, '']);
    expect(outgoing.signer).toBe('Bùi Quang Thắng');
  });
});

describe('who is called about a secret paper', () => {
  const someone = (
    id: string,
    fullName: string,
    roles: ('cipher' | 'leader' | 'clerk')[],
    state = 'active',
  ) => ({
    id,
    fullName,
    position: `${fullName}, chức vụ`,
    roles,
    username: id,
    revision: 1,
    exception: null,
    state: state as 'active' | 'left',
    certificateUntilMs: null,
    waitsForOfficeKey: false,
  });
  const clerk = someone('1', 'Hường', ['clerk']);
  const leader = someone('2', 'Toản', ['leader']);

  it('is the cipher officer, else a leader; never oneself, nor who left', () => {
    expect(whoToCall([clerk, leader, someone('3', 'Khoa', ['cipher'])], '1')).toEqual([
      'Khoa (Khoa, chức vụ)',
    ]);
    expect(whoToCall([clerk, leader, someone('3', 'Khoa', ['cipher'], 'left')], '1')).toEqual([
      'Toản (Toản, chức vụ)',
    ]);
    expect(whoToCall([leader], '2')).toBeNull();
  });
});

describe('what the gate stops', () => {
  const file = (stageId: string, level: 'mat' | 'tuyet-mat' | null) => ({
    stageId,
    name: `${stageId}.pdf`,
    secrecy:
      level === null ? ({ state: 'clear' } as const) : ({ state: 'marked', level, rule: 'SM-01' } as const),
  });
  const files = [file('a', null), file('b', 'mat'), file('c', 'tuyet-mat')];
  const holdsMat = (level: string): boolean => level === 'none' || level === 'mat';

  it('is every file with a mark that this machine or this form may not hold, until a reason is written', () => {
    const form = { files, level: 'none', seals: false } as const;
    expect(stoppedStages(form, new Set(), () => false)).toEqual(['b', 'c']);
    expect(stoppedStages(form, new Set(), holdsMat)).toEqual(['c']);
    expect(stoppedStages({ ...form, level: null }, new Set(), holdsMat)).toEqual(['b', 'c']);
    expect(stoppedStages({ ...form, level: null, seals: true }, new Set(), holdsMat)).toEqual(['c']);
    expect(stoppedStages(form, new Set(['b', 'c']), () => false)).toEqual([]);
    expect(stoppedStages(null, new Set(), () => false)).toEqual([]);
  });

  it('comes too where the mark is seen on a page later', () => {
    const mark = { state: 'marked', level: 'mat', rule: 'SM-01' } as const;
    const look = { pages: 3, seen: 2, isOver: false, mark, urgency: null };
    const scans = [{ stageId: 'd', name: 'd.pdf', secrecy: { state: 'unread', why: 'scan' } as const }];
    const seen = withSeenMarks(scans, new Map([['d', look]]));
    expect(stoppedStages({ files: seen, level: 'none', seals: false }, new Set(), () => false)).toEqual([
      'd',
    ]);
    expect(withSeenMarks(scans, new Map([['d', { ...look, mark: null }]]))).toBe(scans);
  });
});
