import { describe, expect, it } from 'vitest';
import { stateWords } from '../../../electron/vault/submissions/caseText.ts';
import { readState } from '../../../shared/domain/submission/lifecycle.ts';
import { caseHolder, caseState } from '../../../renderer/parts/cases/caseWords.ts';
import { meaningOf, stateWord } from '../../../renderer/features/desk/words.ts';
import { translators } from '../../../renderer/i18n/I18n.tsx';
import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';

const of = (shown: Parameters<typeof caseState>[1]): string => caseState(translators.vi, shown).words;
const PLAIN = { council: null, awaitsReceipt: false } as const;

describe('what a case reads as', () => {
  it('is its state, for a case of one track', () => {
    expect(of({ ...PLAIN, state: 'classifying' })).toBe('Đang phân loại');
    expect(of({ ...PLAIN, state: 'answered' })).toBe('Đã trả lời');
    expect(of({ ...PLAIN, state: 'classifying', waitsFor: 'to-assign' })).toBe('Chờ phân công');
    expect(of({ ...PLAIN, state: 'classifying', waitsFor: 'to-refuse' })).toBe('Chờ duyệt từ chối');
  });

  it('is where the council is, while the state stands still', () => {
    expect(of({ ...PLAIN, state: 'classifying', council: 'adopted' })).toBe(
      'Áp dụng, chưa trả lời người gửi',
    );
    expect(of({ ...PLAIN, state: 'in-progress', council: 'adopted' })).toBe('Đang xử lý');
    expect(of({ ...PLAIN, state: 'answered', council: 'adopted' })).toBe('Đã trả lời');
  });

  it('is both, while an answer is on its way and the council has decided nothing', () => {
    const approved = { ...PLAIN, state: 'approved' } as const;
    expect(of({ ...approved, council: 'scoring' })).toBe('Đã duyệt, chờ gửi · Hội đồng đang chấm');
    expect(of({ ...approved, council: 'minuted' })).toBe('Đã duyệt, chờ gửi · Chờ quyết định');
    expect(of({ ...PLAIN, state: 'answered', council: 'scoring', awaitsReceipt: true })).toBe(
      'Đã gửi trả lời, chờ biên nhận · Hội đồng đang chấm',
    );
    for (const decided of ['adopted', 'piloting', 'rejected', 'dropped'] as const)
      expect(of({ ...approved, council: decided })).toBe('Đã duyệt, chờ gửi');
  });

  it('is with another office, or with nobody, once it is no longer to be assigned', () => {
    const holder = (state: Parameters<typeof caseHolder>[1]['state']): string =>
      caseHolder(translators.vi, { holder: null, state });
    expect(holder('classifying')).toBe('Chưa phân công');
    // of what was sealed into this office's own classified book too, no other office is said to have it
    expect(holder('transferred')).toBe('Nơi khác');
    expect(holder('refused')).toBe('–');
  });

  it('is the same on the desk', () => {
    const line: DeskItem = {
      subjectKind: 'submission',
      id: 'a',
      opens: 'a',
      count: 1,
      book: null,
      number: '',
      title: null,
      level: 'none',
      urgency: 'thuong',
      holder: null,
      dueOn: null,
      dueTime: null,
      lateDays: 0,
      state: 'received',
    };
    expect([stateWord(translators.vi, line), meaningOf(line)]).toEqual(['Mới tiếp nhận', 'new']);
    const judged: DeskItem = { ...line, council: 'rejected' };
    expect([stateWord(translators.vi, judged), meaningOf(judged)]).toEqual([
      'Không tiếp thu, chưa trả lời người gửi',
      'waiting',
    ]);
  });

  it('is not answered while the receipt of the answer has not come', () => {
    const sent = caseState(translators.vi, { ...PLAIN, state: 'answered', awaitsReceipt: true });
    expect(sent).toEqual({ meaning: 'waiting', words: 'Đã gửi trả lời, chờ biên nhận' });
    // in a list of what it was then, a case that is worked on again was never under way
    expect(of({ state: 'in-progress', awaitsReceipt: false })).toBe('Đang xử lý');
  });

  it('is the same on paper, in the words of its own rule pack', () => {
    const states = [{ id: 'answered', name: 'Đã trả lời xong' }];
    expect(stateWords(states, readState('answered', false))).toBe('Đã trả lời xong');
    expect(stateWords(states, readState('answered', true))).toBe('Đã gửi trả lời, chờ nơi nhận xác nhận');
    expect(stateWords(states, readState('classifying', false, 'to-assign'))).toBe('Chờ phân công');
    expect(stateWords(states, readState('approved', false))).toBe('Đã duyệt trả lời, chờ gửi');
  });
});
