import { useRef } from 'react';
import { create } from 'zustand';
import type { Output } from '../../shared/ipc/contract.ts';
import { type ToastInput, useToasts } from '../components/toastStore.ts';
import { useT } from '../i18n/I18n.tsx';
import { call } from './bridge.ts';
import { onClear } from './clearing.ts';
import { type PageName, useRouter } from './router.ts';

type Item = Output<'desk.lines'>['items'][number];
/** Work that is done one after the other: bút phê, signing, deciding. */
export type InTurn = 'direct' | 'sign' | 'decide';

/** A record of a list, and the page that opens it. */
export interface LedTo {
  readonly id: string;
  readonly page: PageName;
}

interface Led {
  /** the records of the list that led here, in its order, as far as they open on a page of their own */
  readonly order: readonly LedTo[];
  /** what that list is called */
  readonly name: string;
  /** a record that was led to and has the focus as soon as it stands there */
  readonly focus: string | null;
}

const NOWHERE: Led = { order: [], name: '', focus: null };
const useLed = create<Led>(() => NOWHERE);
onClear(() => useLed.setState(NOWHERE));
// another list was gone to: from now on its own rows lead
useRouter.subscribe(({ route }) => {
  if (route.id === null && route.page !== 'desk') notLed();
});

/**
 * The list from which a record is opened: J, K and what comes after an act go by its order, until the person goes to
 * another list or chooses in one.
 */
export const ledBy = (order: readonly LedTo[], name: string): void => useLed.setState({ order, name });

/** A row was chosen in the list beside the record: that list leads. */
export const notLed = (): void => useLed.setState({ order: [], name: '' });

/** Where a record stands in the list that led to it; null where none did. */
export function useLedPlace(id: string | null): { at: number; total: number; name: string } | null {
  const { order, name } = useLed();
  const at = order.findIndex((each) => each.id === id);
  return at < 0 ? null : { at, total: order.length, name };
}

/** Whether this record was led to by an act, and so takes the focus; says so once. */
export function takesLedFocus(id: string): boolean {
  if (useLed.getState().focus !== id) return false;
  useLed.setState({ focus: null });
  return true;
}

const PAGE: Readonly<Record<string, PageName>> = {
  incoming: 'incoming',
  outgoing: 'outgoing',
  'classified-incoming': 'classifiedIn',
  'classified-outgoing': 'classifiedOut',
};

function pageOf({ subjectKind, book }: Item): PageName | null {
  if (subjectKind === 'document') return PAGE[book ?? 'incoming'] ?? null;
  return subjectKind === 'proposal' ? 'proposals' : subjectKind === 'submission' ? 'submissions' : null;
}

/**
 * Of what waits still, the one to open: the first after the one that is done in the order of the list that led there, else
 * the first that waits at all.
 * @returns null where nothing of it is left that opens as a record
 */
export function nextOf<T extends { readonly opens: string | null }>(
  waiting: readonly T[],
  order: readonly string[],
  done: string,
): T | null {
  const left = waiting.filter(({ opens }) => opens !== null && opens !== done);
  const byId = new Map(left.map((item) => [item.opens, item]));
  const at = order.indexOf(done);
  const later = at < 0 ? [] : order.slice(at + 1);
  const id = [...later, ...order].find((each) => byId.has(each));
  return (id === undefined ? left[0] : byId.get(id)) ?? null;
}

/** There is one word at a time: what was said of the act stays, with that nothing is left. */
function sayWith(said: ToastInput | null, more: string): void {
  const text = said === null ? more : `${said.text.replace(/\.$/u, '')}. ${more}`;
  useToasts.getState().show({ ...said, text });
}

/**
 * After an act of a row of such acts: the next that waits is opened, and its keys work at once; where none is left the desk
 * is, with a word. `begin` is called when the form opens and `done` when it closed (of a bút phê, when it was signed): nothing
 * moves where the record had not waited, or waits still (the form was put away, or its next step is the same person's).
 * @param rows the order of the list beside the record, where none had led here
 */
export function useNextWaiting(
  what: InTurn,
  id: string,
  rows: () => readonly string[] = () => [],
): { begin: () => void; done: () => Promise<void> } {
  const t = useT();
  const waited = useRef<Promise<boolean>>(Promise.resolve(false));
  const ask = async (): Promise<readonly Item[] | null> => {
    const reply = await call('desk.lines', { scope: 'mine', what });
    return reply.ok ? reply.value.items : null;
  };
  return {
    begin: () => {
      waited.current = ask().then((items) => items?.some(({ opens }) => opens === id) ?? false);
    },
    done: async () => {
      if (!(await waited.current)) return;
      const items = await ask();
      const { route, go, replace } = useRouter.getState();
      // whoever has gone on meanwhile is not called back
      if (items === null || route.id !== id) return;
      // under a bút phê to nobody it waits still, for another word: this one was said
      if (what !== 'direct' && items.some(({ opens }) => opens === id)) return;
      const led = useLed.getState().order.map((each) => each.id);
      const records = items.filter((item) => pageOf(item) !== null && item.state !== 'unassigned');
      const said = useToasts.getState().current;
      const next = nextOf(records, led.includes(id) ? led : rows(), id);
      const page = next === null ? null : pageOf(next);
      if (next === null || page === null) {
        go('desk');
        sayWith(said, t(`desk.noneLeft.${what}`));
        return;
      }
      useLed.setState({ focus: next.opens });
      if (page === route.page) replace({ id: next.opens });
      else go(page, { id: next.opens });
    },
  };
}

/**
 * The neighbour of a record in the list that led to it, or else in the list beside it.
 * @returns null at either end, and where neither list has it
 */
export function neighbourOf(id: string, by: number, rows: readonly LedTo[]): LedTo | null {
  const { order } = useLed.getState();
  const list = order.some((each) => each.id === id) ? order : rows;
  const at = list.findIndex((each) => each.id === id);
  return at < 0 ? null : (list[at + by] ?? null);
}

/**
 * J or K: opens the neighbour, on its own page, and gives it the focus, so that they work on.
 * @param rows the list beside the record, by its identifiers
 * @returns false where there is none
 */
export function openNeighbour(id: string, by: number, rows: readonly string[]): boolean {
  const { route, go, replace } = useRouter.getState();
  const to = neighbourOf(
    id,
    by,
    rows.map((each) => ({ id: each, page: route.page })),
  );
  if (to === null) return false;
  useLed.setState({ focus: to.id });
  if (to.page === route.page) replace({ id: to.id });
  else go(to.page, { id: to.id });
  return true;
}
