const FOCUSABLE =
  '[tabindex="0"], button:not([disabled]):not([tabindex="-1"]), input:not([disabled]), textarea:not([disabled]), a[href]';

/** What stands above the panes: buttons of a page or a tab that belong to none of them. */
const HEADS = '.shellMain :is(.pageHead, .filterBar)';

const shown = (selector: string): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(selector)].filter((pane) => pane.offsetParent !== null);

/** The heads that stand in no pane and have something to do: after the panes, since the work begins in those. */
const headsBeside = (panes: readonly HTMLElement[]): HTMLElement[] =>
  shown(HEADS).filter((head) => firstFocusable(head) !== null && !panes.some((pane) => pane.contains(head)));

/** What a page is made of: its panes; where it has none, what scrolls by itself; else its lists. */
const PARTS = ['[data-pane]', '[data-pane-focus]', '[data-keys="list"]'] as const;
const partsOfPage = (): readonly HTMLElement[] =>
  PARTS.map((part) => shown(`.shellMain ${part}`)).find((found) => found.length > 0) ?? [];

/** F6: the next part in the order of reading, then what stands above; the page itself where there is no other. */
export function focusNextPane(step: 1 | -1): boolean {
  const parts = partsOfPage();
  const panes = [...parts, ...headsBeside(parts)];
  const inPanes = parts.some((part) => part.matches('[data-pane]'));
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  for (let offset = 1; offset <= panes.length; offset += 1) {
    const index = (at + step * offset + panes.length * 2) % panes.length;
    if (index === at && !inPanes) break; // there is no other: what stands above it in the page
    const pane = panes[at < 0 && step === 1 ? (offset - 1) % panes.length : index];
    const target = pane?.matches('[data-pane-focus], [data-keys="list"]')
      ? pane
      : (pane?.querySelector<HTMLElement>('[data-pane-focus]') ?? firstFocusable(pane));
    if (target) {
      target.focus();
      return true;
    }
  }
  const first = firstFocusable(document.querySelector<HTMLElement>('.shellMain') ?? undefined);
  first?.focus();
  return first !== null;
}

/** The list of a page without parts, unless the focus is in it: what stands above it is not what the page is for. */
function mainList(page: HTMLElement | undefined): HTMLElement | null {
  const list = page?.querySelector<HTMLElement>('[data-keys="list"]') ?? null;
  return list?.contains(document.activeElement) ? null : list;
}

/** The focus goes into the pane of that name, where something of it takes them. */
export function focusPane(id: string): void {
  const pane = document.querySelector<HTMLElement>(`.shellMain [data-pane="${CSS.escape(id)}"]`);
  if (pane === null || pane.contains(document.activeElement)) return;
  (pane.querySelector<HTMLElement>('[data-pane-focus]') ?? firstFocusable(pane))?.focus();
}

/** What had the focus is gone, and nothing else took it: it goes into the list of the page. */
export function focusList(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('.shellMain [data-keys="list"]')?.focus();
}

/** The page that stands already was asked for: the focus goes into its list or its content, unless it is in it. */
export function focusPage(): void {
  const page = document.querySelector<HTMLElement>('.shellMain');
  if (page === null || page.contains(document.activeElement)) return;
  const list = page.querySelector<HTMLElement>('[data-pane-focus]') ?? mainList(page);
  (list ?? firstFocusable(page))?.focus();
}

/** Whether the focus stands in the frame around the page: the next F6 comes into the page. */
export function focusIsInFrame(): boolean {
  const focused = document.activeElement;
  return focused !== document.body && focused?.closest('.shellMain') === null;
}

/**
 * Where nothing has the focus, the next Tab goes into the page and not to the bands above it. Nothing is focused:
 * a browser goes on from where the focus was last.
 */
export function tabFromPage(): void {
  const page = document.querySelector<HTMLElement>('.shellMain');
  if (!page || document.activeElement !== document.body) return;
  page.tabIndex = -1;
  page.focus({ preventScroll: true });
  page.blur();
  page.removeAttribute('tabindex');
}

function firstFocusable(pane: HTMLElement | undefined): HTMLElement | null {
  if (!pane) return null;
  const all = [...pane.querySelectorAll<HTMLElement>(FOCUSABLE)];
  return all.find((element) => element.getAttribute('role') !== 'separator') ?? null;
}
