import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceMaker } from '../../../electron/vault/audit/sentences.ts';
import { formatterFor } from '../../../renderer/i18n/format.ts';
import { loadWords, translators } from '../../../renderer/i18n/I18n.tsx';
import { ledgerSentence } from '../../../renderer/parts/ledger/ledgerSentence.ts';
import { LEDGER_ACTS } from '../../../shared/domain/ledgerActs.ts';
import { LEDGER_GROUPS } from '../../../shared/domain/ledgerGroups.ts';
import { PAPERS } from '../../../shared/domain/papers/paperForm.ts';
import { loadRules } from '../../../electron/vault/rules/loader.ts';

/** ports.append takes an act of LEDGER_ACTS only, so this walks over everything that the code can write. */
describe('every act that the ledger can hold', () => {
  beforeAll(() => loadWords('en'));
  const paper = sentenceMaker({ rules: loadRules(), today: () => '2026-11-24' as never });
  const readable = (text: string, act: string): boolean =>
    text !== '' && !text.includes(act) && !/[{}]|undefined|\bfalse\b|\btrue\b/.test(text);

  it('has a sentence on the screen in both languages and on paper, also without a single fact', () => {
    const bare: string[] = [];
    for (const act of LEDGER_ACTS) {
      for (const locale of ['vi', 'en'] as const) {
        const shown = ledgerSentence({ act, facts: {} }, translators[locale], formatterFor(locale));
        if (!readable(shown, act)) bare.push(`${locale} ${act}: ${shown}`);
      }
      const printed = paper(act, {});
      if (!readable(printed, act) || /phiên bản khác/.test(printed)) bare.push(`paper ${act}: ${printed}`);
    }
    expect(bare).toEqual([]);
  });

  it('names every paper on paper as the screen does, none of them BIÊN BẢN alone', () => {
    for (const name of PAPERS) {
      const made = { act: 'paper.made', facts: { paper: name, sheets: 1 } } as const;
      const shown = ledgerSentence(made, translators.vi, formatterFor('vi'));
      expect(paper(made.act, made.facts)).toBe(shown);
    }
  });

  it('is found by at least one kind of act in the filter', () => {
    const kinds = Object.values(LEDGER_GROUPS).flat() as string[];
    const lost = LEDGER_ACTS.filter(
      (act) => !kinds.some((kind) => act === kind || (kind.endsWith('.') && act.startsWith(kind))),
    );
    expect(lost).toEqual([]);
  });

  it('names codes in words', () => {
    const said = (act: string, facts: Record<string, string | number | null>): string => {
      const shown = ledgerSentence({ act, facts }, translators.vi, formatterFor('vi'));
      expect(paper(act, facts)).toBe(shown);
      return shown;
    };
    expect(said('update.refused', { reason: 'signature', version: '1.2.0' })).toBe(
      'Từ chối bản cập nhật 1.2.0: chữ ký không phải của nhà phát hành',
    );
    expect(said('health.repaired', { what: 'counters', done: 3 })).toContain('đếm lại, 3 chỗ');
    expect(said('succession.settled', { roles: 'clerk cipher', to: 'Lò Thị Ón' })).toContain(
      'văn thư, cơ yếu',
    );
    expect(said('edxml.status-taken', { peer: 'Xã Ea Kar', status: '03', code: '5-CV' })).toContain(
      'đã tiếp nhận',
    );
    // a backup by its day and hour here, its place; a book by its name
    const backup = '20261124-020000-e1-0a1b2c3d';
    expect(said('backup.made', { backup, place: 'second', folder: 'E:\\sao-luu' })).toBe(
      'Sao lưu vào nơi sao lưu thứ hai (E:\\sao-luu), bản sao lúc 24/11/2026 09:00',
    );
    expect(said('backup.made', { backup, target: 'first', missing: 0 })).toBe(
      'Sao lưu, bản sao lúc 24/11/2026 09:00', // an entry of an earlier version
    );
    expect(said('backup.tested', { backup, place: 'first', folder: '', good: 1 })).toBe(
      'Khôi phục thử bản sao lúc 24/11/2026 09:00 ở nơi sao lưu hằng ngày, đạt',
    );
    expect(said('vault.restored', { epoch: 2, madeMs: Date.UTC(2026, 10, 24, 2) })).toBe(
      'Khôi phục máy trạm từ bản sao lúc 24/11/2026 09:00, lần dựng kho thứ 2',
    );
    expect(said('numbers.confirmed', { series: 'Báo cáo', period: '2026', known: 3, last: 5 })).toBe(
      'Đối chiếu số sau khôi phục, số văn bản đi Báo cáo 2026: bản sao biết 3, sổ giấy đến 5',
    );
    expect(said('numbers.confirmed', { known: 3, last: 5 })).toBe(
      'Đối chiếu số sau khôi phục: bản sao biết 3, sổ giấy đến 5',
    );
    const lost = { act: 'number.lost', facts: { book: 'incoming', year: 2026, from: 2, to: 3 } };
    expect(ledgerSentence(lost, translators.vi, formatterFor('vi'))).toContain(
      'số 2 đến 3 của Sổ văn bản đến năm 2026',
    );
    expect(ledgerSentence({ act: 'moon.landed', facts: {} }, translators.vi, formatterFor('vi'))).toBe(
      'Việc của phiên bản khác, máy này chưa có lời (moon.landed)',
    );
  });
});
