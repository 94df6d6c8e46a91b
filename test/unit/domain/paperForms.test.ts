import { describe, expect, it } from 'vitest';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { fillText, PAPERS, recipientsOf } from '../../../shared/domain/papers/paperForm.ts';
import { placesOf } from '../../support/paperPlaces.ts';

const rules = loadRules().asOf('2026-11-24');

describe('the forms of papers', () => {
  it.each(PAPERS)('%s has a form with a ground', (paper) => {
    const form = rules.paper(paper);
    expect(form?.ground).toMatch(/\S/);
    expect(form?.blocks.length).toBeGreaterThan(0);
  });

  it('puts no word of secrecy, no number and no trích yếu on the outer envelope of a secret', () => {
    const form = rules.paper('envelope-outer');
    if (!form) throw new Error('no form');
    expect([...placesOf(form).values].sort()).toEqual(['mark', 'outerCode', 'recipient', 'urgency']);
  });

  it.each(['plan-status', 'case-figures'] as const)(
    '%s of an office without a superior goes to none',
    (paper) => {
      const form = rules.paper(paper);
      if (!form) throw new Error('no form');
      expect(recipientsOf(form, { superior: '' })).toEqual([expect.stringMatching(/^- Lưu: /)]);
      expect(recipientsOf(form, { superior: 'Tỉnh ủy Sơn Hà' })[0]).toBe('- Tỉnh ủy Sơn Hà (để báo cáo);');
    },
  );

  it.each(PAPERS)('%s gives a day of ten characters room on one line', (paper) => {
    const form = rules.paper(paper);
    const least = form?.layout === 'landscape' ? 0.09 : 0.15;
    for (const block of form?.blocks ?? []) {
      if (block.kind !== 'table') continue;
      const whole = block.columns.reduce((sum, { weight }) => sum + weight, 0);
      const days = block.columns.filter(({ field }) => field === 'date');
      for (const { weight } of days) expect(weight / whole).toBeGreaterThan(least);
    }
  });

  it('leaves no brace behind, known place or not', () => {
    expect(fillText('Số {code} của {nobody}', { code: '47-CV/ĐU' })).toBe('Số 47-CV/ĐU của ');
    expect(fillText('{toString}', {})).toBe('');
  });
});
