import { create, useStore, type StoreApi, type UseBoundStore } from 'zustand';
import type { WireError } from '../../shared/errors.ts';
import type { Topic } from '../../shared/ipc/reply.ts';
import { onClear } from './clearing.ts';
import type { AskStatus } from './questions.ts';
import { subscribeTopics } from './topics.ts';
import { makeTurns } from './turns.ts';
import { useAsking } from './useAsking.ts';

export interface PagesState<F, R> {
  readonly status: AskStatus;
  readonly rows: readonly R[];
  readonly next: string | null;
  readonly total: number | null;
  readonly loadingMore: boolean;
  readonly error: WireError | null;
  readonly filter: F | null;
  /** the order number at which the list begins; null from the newest */
  readonly from: number | null;
  load(filter: F): Promise<void>;
  loadMore(): Promise<void>;
  /** Begins the list at an order number, wherever that lies; null goes back to the newest. */
  startAt(from: number | null): Promise<void>;
  reload(): Promise<void>;
  clear(): void;
}
export type Pages<F, R> = UseBoundStore<StoreApi<PagesState<F, R>>> & { readonly topics: readonly Topic[] };

type PageReply<R> =
  | { ok: true; value: { rows: readonly R[]; next: string | null; total?: number | null } }
  | { ok: false; error: WireError };

export interface PagesOptions<F, R> {
  /**
   * Asks for one keyset page: `(filter, after, limit) => call('documents.list', {...filter, after, limit})`. `from` is
   * the order number at which the first page begins, where the list can begin elsewhere than at the newest.
   */
  ask: (filter: F, after: string | null, limit: number, from: number | null) => Promise<PageReply<R>>;
  topics: readonly Topic[];
  pageSize?: number;
}

/** A list of any length, read in keyset pages. A reload asks for as many rows as are shown (at most 200). */
export function createPages<F, R>({ ask, topics, pageSize = 50 }: PagesOptions<F, R>): Pages<F, R> {
  const turns = makeTurns();
  const empty = {
    status: 'idle',
    rows: [],
    next: null,
    total: null,
    loadingMore: false,
    error: null,
    from: null,
  } as const;
  const store = create<PagesState<F, R>>((set, get) => {
    const first = (filter: F, limit: number): Promise<void> => {
      const { status, rows } = get();
      // a list that has nothing says so until the new answer is here: what stands in its place is not taken from under a hand
      const isSame = JSON.stringify(filter) === JSON.stringify(get().filter);
      set({ status: isSame && status === 'ready' && rows.length === 0 ? status : 'loading', filter });
      return turns.ask(
        () => ask(filter, null, limit, get().from),
        (reply) => {
          if (!reply.ok) set({ status: 'failed', error: reply.error });
          else {
            const { rows, next, total = null } = reply.value;
            set({ status: 'ready', rows, next, total, error: null, loadingMore: false });
          }
        },
      );
    };
    return {
      ...empty,
      filter: null,
      load: (filter) => {
        if (JSON.stringify(get().filter) !== JSON.stringify(filter))
          set({ rows: [], next: null, total: null, from: null });
        return first(filter, pageSize);
      },
      reload: () => {
        const { filter, rows } = get();
        return filter === null
          ? Promise.resolve()
          : first(filter, Math.min(200, Math.max(pageSize, rows.length)));
      },
      startAt: (from) => {
        const { filter } = get();
        if (filter === null) return Promise.resolve();
        set({ from });
        return first(filter, pageSize);
      },
      loadMore: async () => {
        const { filter, next, loadingMore, status } = get();
        if (filter === null || next === null || loadingMore || status === 'loading') return;
        const mine = turns.current();
        set({ loadingMore: true });
        const reply = await ask(filter, next, pageSize, null);
        if (mine !== turns.current()) return;
        if (!reply.ok) set({ loadingMore: false, error: reply.error });
        else {
          const { rows, next: after, total = get().total } = reply.value;
          set({ rows: [...get().rows, ...rows], next: after, total, loadingMore: false });
        }
      },
      clear: () => {
        turns.end();
        set({ ...empty, filter: null });
      },
    };
  });
  onClear(() => store.getState().clear());
  return Object.assign(store, { topics });
}

export function usePages<F, R>(pages: Pages<F, R>, filter: F | null): PagesState<F, R> {
  const state = useStore(pages);
  const key = JSON.stringify(filter);
  const isOwn = useAsking(filter === null ? null : key, () => {
    if (filter !== null) void pages.getState().load(filter);
    return subscribeTopics(pages.topics, () => void pages.getState().reload());
  });
  return isOwn ? state : { ...state, status: 'loading' };
}
