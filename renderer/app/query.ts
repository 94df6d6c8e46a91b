import { useEffect, useState } from 'react';
import { create, useStore, type StoreApi, type UseBoundStore } from 'zustand';
import type { WireError } from '../../shared/errors.ts';
import type { Input, Output, WindowOp } from '../../shared/ipc/contract.ts';
import type { Topic } from '../../shared/ipc/reply.ts';
import { call, on } from './bridge.ts';
import { onClear } from './clearing.ts';
import { officeToday } from './clock.ts';
import { makeDayTurn } from './dayTurn.ts';
import { makeTurns } from './turns.ts';

/**
 * The pattern of every screen: a store per question, asked again when an event says that something changed.
 * No optimistic updates: a state changes on screen when the vault says so.
 */
export type QueryStatus = 'idle' | 'loading' | 'ready' | 'failed';

export interface QueryState<I, T> {
  readonly status: QueryStatus;
  /** The last answer; kept (dim it) while the next one comes, dropped when the input changes. */
  readonly value: T | null;
  readonly error: WireError | null;
  readonly input: I | null;
  load(input: I): Promise<void>;
  reload(): Promise<void>;
  clear(): void;
}

export type Query<I, T> = UseBoundStore<StoreApi<QueryState<I, T>>>;

/** `createQuery('documents.get', ['documents.changed'])` at the top of a feature's store file. */
export function createQuery<K extends WindowOp>(op: K, topics: readonly Topic[]): Query<Input<K>, Output<K>> {
  const turns = makeTurns();
  const store = create<QueryState<Input<K>, Output<K>>>((set, get) => {
    const ask = (input: Input<K>): Promise<void> => {
      set({ status: 'loading', input });
      return turns.ask(
        () => call(op, input),
        (reply) => {
          if (reply.ok) set({ status: 'ready', value: reply.value, error: null });
          else set({ status: 'failed', error: reply.error });
        },
      );
    };
    return {
      status: 'idle',
      value: null,
      error: null,
      input: null,
      load: (input) => {
        if (JSON.stringify(get().input) !== JSON.stringify(input)) set({ value: null, error: null });
        return ask(input);
      },
      reload: () => {
        const { input } = get();
        return input === null ? Promise.resolve() : ask(input);
      },
      clear: () => {
        turns.end();
        set({ status: 'idle', value: null, error: null, input: null });
      },
    };
  });
  onClear(() => store.getState().clear());
  return Object.assign(store, { topics });
}

/**
 * Asks whenever the question changes.
 * @returns false until it was asked: what a store holds then is the answer of the last visit
 */
function useAsking(key: string | null, ask: () => () => void): boolean {
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    setAsked(key);
    return key === null ? undefined : ask();
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for the question
  }, [key]);
  return key === null || asked === key;
}

/** Loads while the component lives and asks again on the topics. Equal inputs (by JSON) are one question. */
export function useQuery<I, T>(query: Query<I, T>, input: I | null): QueryState<I, T> {
  const state = useStore(query);
  const key = JSON.stringify(input);
  const isOwn = useAsking(input === null ? null : key, () => {
    if (input !== null) void query.getState().load(input);
    return subscribeTopics(query, () => void query.getState().reload());
  });
  return isOwn ? state : { ...state, status: 'loading' };
}

/** What is late, due today, and how many days are left changes at midnight although nothing was done. */
const onDayTurn = makeDayTurn(officeToday);

/** A burst of events (an import, an exchange) asks once. */
function subscribeTopics(query: object, again: () => void): () => void {
  const topics = (query as { topics?: readonly Topic[] }).topics ?? [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const later = (): void => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(again, 60);
  };
  const offs = [...topics.map((topic) => on(topic, later)), onDayTurn(later)];
  return () => {
    if (timer) clearTimeout(timer);
    for (const off of offs) off();
  };
}

export interface PagesState<F, R> {
  readonly status: QueryStatus;
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
export type Pages<F, R> = UseBoundStore<StoreApi<PagesState<F, R>>>;

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
      set({ status: 'loading', filter });
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
    return subscribeTopics(pages, () => void pages.getState().reload());
  });
  return isOwn ? state : { ...state, status: 'loading' };
}
