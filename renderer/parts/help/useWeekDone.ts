import { useAppearance } from '../../data/appearance.ts';

/** What a person ticked off; it is kept with their own settings and goes nowhere. */
export function useWeekDone() {
  const done = useAppearance((state) => state.settings.weekDone);
  const change = useAppearance((state) => state.change);
  return {
    done,
    tick: (key: string, on: boolean): void =>
      change({ weekDone: on ? [...done, key] : done.filter((each) => each !== key) }),
  };
}
