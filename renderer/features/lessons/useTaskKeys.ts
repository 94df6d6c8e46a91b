import { useEffect, useRef, type RefObject } from 'react';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { isTextEntry } from '../../keys/match.ts';

/** J and K go from task to task, to the button that begins it; the page opens on the one to do next. */
export function useTaskKeys(next: string | undefined): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const cards = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[data-lesson]') ?? []),
  ];
  const enter = (card: HTMLElement | undefined): void => {
    card?.querySelector<HTMLElement>('.row > button:last-of-type')?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
  };
  // once for each task to do next: the one that was just finished may still stand there when the page opens
  const entered = useRef<string | null>(null);
  useEffect(() => {
    const at = document.activeElement;
    const elsewhere = at !== null && at !== document.body && !list.current?.contains(at);
    if (entered.current === (next ?? '') || isTextEntry(at) || (entered.current !== null && elsewhere))
      return;
    entered.current = next ?? '';
    enter(cards().find(({ dataset }) => dataset['lesson'] === next) ?? cards()[0]);
  });
  const go = (way: 1 | -1): boolean => {
    const at = document.activeElement;
    if (isTextEntry(at)) return false;
    const all = cards();
    const index = all.findIndex((card) => card.contains(at));
    const card = index < 0 ? all[way === 1 ? 0 : all.length - 1] : all[index + way];
    enter(card);
    return card !== undefined;
  };
  useShortcuts('list', { 'list.down': () => go(1), 'list.up': () => go(-1) });
  return list;
}
