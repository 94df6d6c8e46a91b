import { create } from 'zustand';
import type { ErrorCode } from '../../shared/errors.ts';
import { lastSteps } from './steps.ts';
import { useRouter } from './router.ts';

/** Where somebody got stuck, in words of the program; the steps as they were when the dialog was asked for. */
export interface StuckAt {
  readonly screen: string;
  readonly code: ErrorCode | null;
  readonly rule: string | null;
  readonly steps: readonly string[];
}

interface ObstacleState {
  readonly at: StuckAt | null;
  open(refusal?: { readonly code: ErrorCode; readonly rule: string | null }): void;
  close(): void;
}

export const useObstacle = create<ObstacleState>((set) => ({
  at: null,
  open: ({ code = null, rule = null }: Partial<StuckAt> = {}) =>
    set({ at: { screen: useRouter.getState().route.page, code, rule, steps: lastSteps() } }),
  close: () => set({ at: null }),
}));
