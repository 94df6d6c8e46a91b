import type { KeyboardEvent, RefObject } from 'react';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { isComposing } from '../../keys/match.ts';

interface HelpParts {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly list: RefObject<HTMLUListElement | null>;
  readonly page: RefObject<HTMLDivElement | null>;
}

/**
 * The keys of the help: ↓ goes from the search into the list and through it, Enter or → from there to the page, ← back;
 * PageDown turns the page from anywhere. F6 goes between the search and the page.
 */
export function useHelpKeys({ search, list, page }: HelpParts): (event: KeyboardEvent) => void {
  const other = (): void => {
    const target = page.current?.contains(document.activeElement) ? search : page;
    target.current?.focus();
  };
  useShortcuts('app', { 'app.nextPane': other, 'app.previousPane': other });
  return (event) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.shiftKey) return;
    const at = document.activeElement;
    const items = [...(list.current?.querySelectorAll('button') ?? [])];
    const index = items.findIndex((item) => item === at);
    const inSearch = at === search.current;
    const act = (): boolean => {
      switch (event.key) {
        case 'ArrowDown':
          if (!inSearch && index < 0) return false;
          items[index + 1]?.focus();
          return true;
        case 'ArrowUp':
          if (index < 0) return false;
          (items[index - 1] ?? search.current)?.focus();
          return true;
        case 'Enter':
        case 'ArrowRight':
          if (index < 0 && !(inSearch && event.key === 'Enter' && items.length > 0)) return false;
          page.current?.focus();
          return true;
        case 'ArrowLeft':
          if (at !== page.current) return false;
          (items.find((item) => item.ariaCurrent === 'page') ?? search.current)?.focus();
          return true;
        case 'PageDown':
        case 'PageUp':
          if (!inSearch && index < 0) return false;
          turn(page.current, event.key === 'PageDown' ? 1 : -1);
          return true;
        default:
          return false;
      }
    };
    if (!act()) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** What was last on the screen is still seen at its other edge. */
const SHARE_OF_PAGE = 0.9;
const turn = (page: HTMLElement | null, way: 1 | -1): void =>
  page?.scrollBy({ top: way * page.clientHeight * SHARE_OF_PAGE });
