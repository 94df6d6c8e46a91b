import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type RefObject,
} from 'react';
import { useShortcuts } from '../keys/KeyProvider.tsx';
import { isTextEntry } from '../keys/match.ts';
import { choiceOnFocus, lineAfter } from './firstLine.ts';
import type { Marks } from './marks.ts';
import { useRowInView } from '../focus/useRowInView.ts';

export interface GroupHeading {
  id: string;
  title: string;
  /** Right side of the heading (a count). */
  detail?: string | number;
}

/** What lists and tables share: keyset window, groups, one tab stop, keys J K ↑ ↓ Home End Enter. */
export interface VirtualRowsProps<T> {
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  /** Heading shown before the first item of each run of equal ids. */
  groupOf?: ((item: T) => GroupHeading) | undefined;
  /**
   * What is open, also where it is no line of this list (opened from elsewhere): null says that nothing is, and then a
   * list that gets the focus chooses its first line.
   */
  selectedKey: string | null;
  /** Selection follows the focus: reading costs one key. */
  onSelect: (key: string) => void;
  onOpen?: ((key: string) => void) | undefined;
  onOpenBeside?: ((key: string) => void) | undefined;
  /** The rows are those of the last visit, the answer is on its way: nothing is chosen by itself until it is here. */
  loading?: boolean | undefined;
  /** Keyset paging: called near the end while `hasMore`. */
  hasMore?: boolean | undefined;
  loadingMore?: boolean | undefined;
  onLoadMore?: (() => void) | undefined;
  /** Number of all items where it is known; counting may come later. */
  total?: number | null | undefined;
  /** Digits typed in the list: that order number is wanted, loaded or not. */
  onNumber?: ((number: number) => void) | undefined;
  /** `Home` where the list does not begin at its beginning; the first row is chosen when it came. */
  onHome?: (() => void) | undefined;
  /** A row to be brought into view; a new object asks again. */
  reveal?: { readonly key: string } | null | undefined;
  /** Several rows can be chosen: Space the one that is read, Ctrl A all that are loaded. */
  marks?: Marks | undefined;
  /** `/` : puts the focus in the filter of this list. */
  onFilter?: (() => void) | undefined;
  autoFocus?: boolean | undefined;
}

export type VirtualRow<T> =
  | { readonly kind: 'group'; readonly group: GroupHeading }
  | { readonly kind: 'item'; readonly item: T; readonly key: string; readonly index: number };

interface Sizes {
  readonly item: number;
  readonly group: number;
  /** what stands above the rows in the same scroller and never scrolls away */
  readonly head: number;
}

export interface VirtualRows<T> {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: readonly VirtualRow<T>[];
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly focused: boolean;
  /** digits typed so far */
  readonly typed: string;
  readonly activeId: string | undefined;
  readonly idOf: (key: string) => string;
  readonly focusProps: {
    onFocus: (event: FocusEvent) => void;
    onBlur: (event: FocusEvent) => void;
  };
}

function flatten<T>({
  items,
  keyOf,
  groupOf,
}: Pick<VirtualRowsProps<T>, 'items' | 'keyOf' | 'groupOf'>): VirtualRow<T>[] {
  const rows: VirtualRow<T>[] = [];
  let last: string | null = null;
  items.forEach((item, index) => {
    const group = groupOf?.(item);
    if (group && group.id !== last) {
      rows.push({ kind: 'group', group });
      last = group.id;
    }
    rows.push({ kind: 'item', item, key: keyOf(item), index });
  });
  return rows;
}

/**
 * The arrows are going along the tabs, or a filter is being typed: a list that comes with it would take the focus
 * away.
 */
const isInUse = (): boolean => {
  const focused = document.activeElement;
  return isTextEntry(focused) || (focused?.matches('[role="tab"]:focus-visible') ?? false);
};

export function useVirtualRows<T>(props: VirtualRowsProps<T>, sizes: Sizes): VirtualRows<T> {
  const { items, keyOf, groupOf, selectedKey, onSelect, onOpen, onOpenBeside, onFilter, marks } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [focused, setFocused] = useState(false);
  const rows = useMemo(() => flatten({ items, keyOf, groupOf }), [items, keyOf, groupOf]);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? sizes.group : sizes.item),
    getItemKey: (index) => {
      const row = rows[index];
      return !row ? index : row.kind === 'group' ? `group ${row.group.id}` : row.key;
    },
    // the rows begin below the head: without it the last one brought into view stands under the lower edge
    scrollPaddingEnd: sizes.head,
    overscan: 8,
  });

  const idOf = useCallback((key: string) => `${prefix}${key}`, [prefix]);
  const at = items.findIndex((item) => keyOf(item) === selectedKey);
  const readKey = at < 0 ? null : selectedKey;
  const first = useFirstLine(props);

  const go = (index: number): void => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    if (item === undefined) return;
    const key = keyOf(item);
    onSelect(key);
    bring(key);
  };
  const bring = (key: string): void => {
    const row = rows.findIndex((candidate) => candidate.kind === 'item' && candidate.key === key);
    if (row === 1 && rows[0]?.kind === 'group') virtualizer.scrollToIndex(0);
    else if (row >= 0) virtualizer.scrollToIndex(row, { align: 'auto' });
  };
  const goBy = (step: number): void => go(lineAfter(at, step, items.length));
  const page = (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / sizes.item) - 1);
  const number = useTypedNumber(props.onNumber);
  useShortcuts(
    'list',
    {
      ...(props.onNumber ? { 'list.number': number.type } : {}),
      'list.down': () => goBy(1),
      'list.up': () => goBy(-1),
      'list.first': () => (props.onHome ? props.onHome() : go(0)),
      'list.last': () => go(items.length - 1),
      'list.pageDown': () => goBy(page()),
      'list.pageUp': () => goBy(-page()),
      ...(onOpen || props.onNumber
        ? {
            'list.open': () => number.go() || (selectedKey === null ? false : onOpen?.(selectedKey)),
          }
        : {}),
      ...(onOpenBeside
        ? { 'list.openBeside': () => (selectedKey === null ? false : onOpenBeside(selectedKey)) }
        : {}),
      ...(marks
        ? {
            'list.mark': () => (readKey === null ? false : marks.toggle(readKey)),
            'list.markAll': () => marks.add(items.map(keyOf)),
          }
        : {}),
      ...(onFilter ? { 'list.filter': onFilter } : {}),
    },
    { enabled: focused },
  );

  useChosenInView(selectedKey, props.loading === true || rows.length === 0, bring);
  const { reveal = null } = props;
  useEffect(() => {
    const row = rows.findIndex((candidate) => candidate.kind === 'item' && candidate.key === reveal?.key);
    if (row >= 0) virtualizer.scrollToIndex(row, { align: 'center' });
    // oxlint-disable-next-line react/exhaustive-deps -- once for each wish, not whenever rows are added
  }, [reveal]);
  useRowInView(scroller, focused, () => {
    if (selectedKey !== null) bring(selectedKey);
  });
  useLoadMore(props, virtualizer, rows.length);
  const { autoFocus = false } = props;
  const hasItems = items.length > 0;
  useEffect(() => {
    if (autoFocus && hasItems && !isInUse()) scroller.current?.focus({ preventScroll: true });
  }, [autoFocus, hasItems]);

  return {
    scroller,
    rows,
    virtualizer,
    focused,
    typed: number.typed,
    idOf,
    activeId: readKey === null ? undefined : idOf(readKey),
    focusProps: {
      onFocus: (event) => {
        setFocused(true);
        if (event.target === scroller.current) first.come();
      },
      onBlur: (event) => {
        if (event.currentTarget.contains(event.relatedTarget as Node | null)) return;
        setFocused(false);
        first.leave();
      },
    },
  };
}

/** Whoever comes to a list with nothing open finds its first line chosen, as soon as the rows are here. */
function useFirstLine<T>({ items, keyOf, selectedKey, onSelect, loading = false }: VirtualRowsProps<T>): {
  come: () => void;
  leave: () => void;
} {
  const waits = useRef(false);
  const choose = (): void => {
    if (!waits.current) return;
    const choice = choiceOnFocus({ loading, selectedKey, count: items.length });
    waits.current = choice === 'later';
    if (choice === 'first' && items[0] !== undefined) onSelect(keyOf(items[0]));
  };
  useEffect(choose);
  return {
    come: () => {
      waits.current = true;
      choose();
    },
    leave: () => {
      waits.current = false;
    },
  };
}

function useLoadMore<T>(
  { hasMore = false, loadingMore = false, onLoadMore }: VirtualRowsProps<T>,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  count: number,
): void {
  const visible = virtualizer.getVirtualItems();
  const last = visible[visible.length - 1]?.index ?? -1;
  const near = count > 0 && last >= count - 12;
  useEffect(() => {
    if (near && hasMore && !loadingMore) onLoadMore?.();
  }, [near, hasMore, loadingMore, onLoadMore]);
}

const NEXT_DIGIT_MS = 800;
const MOST_DIGITS = 7;

/** A number typed digit by digit, wanted a moment after the last digit or at once with Enter. */
function useTypedNumber(onNumber: ((number: number) => void) | undefined) {
  const [typed, setTyped] = useState('');
  const go = (): boolean => {
    if (typed === '') return false;
    setTyped('');
    onNumber?.(Number(typed));
    return true;
  };
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    if (typed === '') return undefined;
    const timer = setTimeout(() => latest.current(), NEXT_DIGIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const type = (index: number): boolean => {
    const digit = String((index + 1) % 10);
    if (typed === '' && digit === '0') return false;
    setTyped((before) => (before + digit).slice(0, MOST_DIGITS));
    return true;
  };
  return { typed, type, go };
}

/** What was chosen elsewhere (found, led to) is brought into view once, when the rows are here; scrolling stays free. */
function useChosenInView(key: string | null, coming: boolean, bring: (key: string) => void): void {
  const wanted = useRef<string | null>(null);
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (seen.current !== key) wanted.current = seen.current = key;
    if (wanted.current === null || coming) return;
    bring(wanted.current);
    wanted.current = null;
  });
}
