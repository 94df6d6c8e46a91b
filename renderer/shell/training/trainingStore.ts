import { create } from 'zustand';

/** What a trainee can do with the training vault itself. */
export type TrainingAct = 'exchange' | 'calendar' | 'lose' | 'reset' | 'remove';

interface TrainingState {
  readonly act: TrainingAct | null;
  open(act: TrainingAct): void;
  close(): void;
}

export const useTraining = create<TrainingState>((set) => ({
  act: null,
  open: (act) => set({ act }),
  close: () => set({ act: null }),
}));
