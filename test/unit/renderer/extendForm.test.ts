import { describe, expect, it } from 'vitest';
import { CHANGES } from '../../../renderer/features/protection/changes.ts';
import { emptyValues, missingField } from '../../../renderer/features/protection/form.ts';

const form = (daysLeft: number | null) => CHANGES.extend.fields({ own: true, daysLeft, extendBefore: 60 });
const filled = {
  ...emptyValues('2026-11-24'),
  until: '2030-01-01',
  code: '19-QĐ/ĐU',
  leaderId: 'leader',
};

describe('the document of the head, when a period is extended', () => {
  it('is not asked while there is time by the rule', () => {
    expect(form(60).map(({ name }) => name)).not.toContain('headDocument');
    expect(missingField(form(60), filled)).toBeNull();
  });

  it('is required below that, and the hint has both figures', () => {
    expect(missingField(form(59), filled)).toMatchObject({
      name: 'headDocument',
      hintValues: { days: 60, left: 59 },
    });
    expect(missingField(form(59), { ...filled, headDocument: '31-CV/ĐU' })).toBeNull();
  });

  it('is optional for several documents: the vault names those that need it', () => {
    expect(form(null).find(({ name }) => name === 'headDocument')?.required).not.toBe(true);
    expect(missingField(form(null), filled)).toBeNull();
  });
});
