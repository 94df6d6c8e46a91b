import { create } from 'zustand';

/** Every screen inside the shell. */
export const PAGES = [
  'desk',
  'incoming',
  'outgoing',
  'classifiedIn',
  'classifiedOut',
  'protection',
  'registerIncoming',
  'registerOutgoing',
  'proposals',
  'editProposal',
  'submissions',
  'registerSubmission',
  'importSubmissions',
  'initiatives',
  'figures',
  'exchange',
  'books',
  'copies',
  'grounds',
  'people',
  'delegations',
  'ledger',
  'keys',
  'backup',
  'administration',
  'stationDuties',
  'settings',
  'lessons',
  'obstacles',
] as const;
export type PageName = (typeof PAGES)[number];

/** Where the person is. `id` names the record that is open; `params` are small facts (filter, book, draft key). */
export interface Route {
  readonly page: PageName;
  readonly id: string | null;
  readonly params: Readonly<Record<string, string>>;
}

interface RouterState {
  readonly route: Route;
  readonly past: readonly Route[];
  go(page: PageName, to?: { id?: string | null; params?: Readonly<Record<string, string>> }): void;
  /** Changes what is open on the same page, without a step back to take. */
  replace(to: { id?: string | null; params?: Readonly<Record<string, string>> }): void;
  back(): void;
  reset(): void;
}

const HOME: Route = { page: 'desk', id: null, params: {} };

/** No address bar, no library: a route is a value in memory and is forgotten with the session. */
export const useRouter = create<RouterState>((set) => ({
  route: HOME,
  past: [],
  go: (page, to = {}) =>
    set((state) => ({
      route: { page, id: to.id ?? null, params: to.params ?? {} },
      past: [...state.past, state.route].slice(-30),
    })),
  replace: (to) =>
    set((state) => ({
      route: {
        page: state.route.page,
        id: to.id === undefined ? state.route.id : to.id,
        params: to.params ?? state.route.params,
      },
    })),
  back: () =>
    set((state) => {
      const route = state.past[state.past.length - 1];
      return route ? { route, past: state.past.slice(0, -1) } : { route: HOME };
    }),
  reset: () => set({ route: HOME, past: [] }),
}));

export function useRoute(): Route {
  return useRouter((state) => state.route);
}
