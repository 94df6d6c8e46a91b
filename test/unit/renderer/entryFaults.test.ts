import { beforeAll, describe, expect, it } from 'vitest';
import { toastLife, useToasts } from '../../../renderer/components/toastStore.ts';
import {
  emptyForm,
  faultsOf,
  isBlank,
  nextForm,
  shownFaults,
} from '../../../renderer/features/documents/entry/form.ts';
import { loadWords, translators } from '../../../renderer/i18n/I18n.tsx';

describe('what a form says is wrong', () => {
  beforeAll(() => loadWords('vi'));
  it('goes when it is mended, and nothing new is told before the form is sent again', () => {
    const empty = { ...emptyForm('2026-11-28', 'none'), typeId: 'cong-van' };
    const now = (form: typeof empty) => faultsOf(form, translators.vi, '2026-11-28');
    const told = now(empty);
    expect(told.map(({ field }) => field)).toEqual(['issuer', 'subject']);
    const mended = { ...empty, subject: 'V/v rà soát', code: 'không số' };
    expect(shownFaults(mended, told, now(mended)).map(({ field }) => field)).toEqual(['issuer']);
    expect(shownFaults(mended, [], now(mended))).toEqual([]);
  });

  it('of a date is told as soon as it stands there, before anything is sent', () => {
    const form = { ...emptyForm('2026-11-28', 'none'), documentDate: '2026-12-02' };
    const found = shownFaults(form, [], faultsOf(form, translators.vi, '2026-11-28'));
    expect(found.map(({ field }) => field)).toEqual(['documentDate']);
  });
});

describe('a draft', () => {
  it('is worth keeping from the author on that the hand wrote, not with the one of the last entry', () => {
    const typed = { ...emptyForm('2026-11-28', 'none'), issuer: 'Sở Y tế' };
    expect(isBlank(emptyForm('2026-11-28', 'none'))).toBe(true);
    expect(isBlank(typed)).toBe(false);
    expect(isBlank(nextForm(typed, '2026-11-28'))).toBe(true);
  });
});

describe('a notice', () => {
  it('waits while a dialog lies over it', () => {
    const open = { covered: false, held: false, offers: false };
    expect(toastLife({ ...open, covered: true })).toBeNull();
    expect(toastLife({ ...open, covered: true, held: true })).toBeNull();
    expect(toastLife(open)).toBe(6_000);
    expect(toastLife({ ...open, offers: true })).toBe(12_000); // time to answer it
  });

  it('outlives the page that its own act turns, however long that takes, and not one that the person turns', () => {
    const { show, leave } = useToasts.getState();
    const pressedMs = Date.now() - 5_000;
    show({ text: 'Đã cấp số' });
    leave(pressedMs);
    expect(useToasts.getState().current?.text).toBe('Đã cấp số');
    leave(Date.now() + 1);
    expect(useToasts.getState().current).toBeNull();
  });
});
