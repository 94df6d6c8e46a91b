import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LOOK_EVERY_MS, makeDayTurn } from '../../../renderer/data/dayTurn.ts';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';

const HANOI_MIDNIGHT = Date.UTC(2026, 10, 26, 17);

describe('the turn of a day', () => {
  beforeEach(() => void vi.useFakeTimers({ now: HANOI_MIDNIGHT - 60_000 }));
  afterEach(() => void vi.useRealTimers());
  const turn = () => makeDayTurn(() => civilDateAt(Date.now()));

  it('is told once, within seconds of midnight in Hà Nội, to everybody who listens', () => {
    const onTurn = turn();
    const told = [vi.fn(), vi.fn()];
    const offs = told.map((listener) => onTurn(listener));
    vi.advanceTimersByTime(59_000);
    expect(told.map((listener) => listener.mock.calls.length)).toEqual([0, 0]);
    vi.advanceTimersByTime(1_000 + LOOK_EVERY_MS);
    expect(told.map((listener) => listener.mock.calls.length)).toEqual([1, 1]);
    vi.advanceTimersByTime(3_600_000);
    expect(told.map((listener) => listener.mock.calls.length)).toEqual([1, 1]);
    offs.forEach((off) => off());
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is told after a machine has slept over it', () => {
    const told = vi.fn();
    const off = turn()(told);
    vi.setSystemTime(HANOI_MIDNIGHT + 8 * 3_600_000);
    vi.advanceTimersByTime(LOOK_EVERY_MS);
    expect(told).toHaveBeenCalledTimes(1);
    off();
  });
});
