import { create } from 'zustand';

export interface ToastInput {
  text: string;
  /** The number said large, once, after saving. */
  figure?: string;
  /** Nothing was done (a print that was cancelled), or what was found is not good: no tick. */
  undone?: boolean;
  /** At most one act: undo, open. */
  action?: { text: string; onAct: () => void };
}
export interface Toast extends ToastInput {
  id: number;
  atMs: number;
}

interface ToastState {
  readonly current: Toast | null;
  readonly history: readonly Toast[];
  /** Only good news and plain facts: errors and refusals are never toasts. */
  show(toast: ToastInput): void;
  dismiss(id: number): void;
  /** Another page: what was said before is no longer news, unless it is the act that said it which turns the page. */
  leave(inputMs: number): void;
  /** Called by locking: nothing of a session outlives it. */
  clear(): void;
}

const LIFE_MS = 6_000;
/** One that offers an act has to be read and then answered. */
const OFFER_MS = 12_000;
/** A pointer that happens to lie there holds it no longer than this. */
const HELD_MS = 20_000;

/** How long it stays from now on, in ms; null while a dialog lies over it, where nobody reads it. */
export function toastLife(now: { covered: boolean; held: boolean; offers: boolean }): number | null {
  if (now.covered) return null;
  if (now.held) return HELD_MS;
  return now.offers ? OFFER_MS : LIFE_MS;
}

const KEPT = 30;

export const useToasts = create<ToastState>((set) => ({
  current: null,
  history: [],
  show: (toast) =>
    set((state) => {
      const next: Toast = { ...toast, id: (state.history[0]?.id ?? 0) + 1, atMs: Date.now() };
      return { current: next, history: [next, ...state.history].slice(0, KEPT) };
    }),
  dismiss: (id) => set((state) => (state.current?.id === id ? { current: null } : {})),
  leave: (inputMs) =>
    set((state) => (state.current !== null && inputMs > state.current.atMs ? { current: null } : {})),
  clear: () => set({ current: null, history: [] }),
}));
