import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { atVisitEnd } from '../../../renderer/shell/visitEnd.ts';

const START_MS = Date.UTC(2026, 10, 29, 16, 0);
const HOUR_MS = 3_600_000;

beforeEach(() => vi.useFakeTimers({ now: START_MS }));
afterEach(() => vi.useRealTimers());

it('an inspection that runs out ends by itself, once, and not a moment earlier', () => {
  const end = vi.fn();
  atVisitEnd(START_MS + HOUR_MS, Date.now, end);
  vi.advanceTimersByTime(HOUR_MS - 1);
  expect(end).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(end).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(HOUR_MS);
  expect(end).toHaveBeenCalledTimes(1);
});

it('also on a machine that slept meanwhile', () => {
  const end = vi.fn();
  atVisitEnd(START_MS + HOUR_MS, Date.now, end);
  vi.setSystemTime(START_MS + 2 * HOUR_MS);
  vi.advanceTimersByTime(60_000);
  expect(end).toHaveBeenCalledTimes(1);
});

it('not for a window that was left', () => {
  const end = vi.fn();
  atVisitEnd(START_MS + HOUR_MS, Date.now, end)();
  vi.advanceTimersByTime(2 * HOUR_MS);
  expect(end).not.toHaveBeenCalled();
});
