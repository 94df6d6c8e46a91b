import { isComposing, isPlainPrintable, matches, type KeyPress } from './match.ts';
import { SHORTCUTS, type Scope, type ShortcutId, shortcutOf } from './shortcuts.ts';

/** `index` tells which of the shortcut's keys was pressed (`Alt 3` of `app.nav` gives 2). Return false to pass on. */
export type ShortcutHandler = (index: number) => boolean | void;
export type ShortcutHandlers = Partial<Record<ShortcutId, ShortcutHandler>>;

export interface Layer {
  readonly scope: Scope;
  /** How many dialogs stand around it. */
  readonly depth: number;
  readonly handlers: () => ShortcutHandlers;
}

/** Where the key was pressed, read off the page by the listener. */
export interface Place {
  readonly inTextEntry: boolean;
  /**
   * Focus stands in a part marked `data-keys` (list, table, viewer, tabs, choice panel, side bar), or nowhere: single letters
   * may act.
   */
  readonly inKeyRegion: boolean;
  /** A menu is open over the page: what is meant is in it. */
  readonly inMenu: boolean;
}

/**
 * These work above every dialog: leaving must always be possible, no dialog covers the guide of a task, help is asked
 * for where the question is, and what is too small to read is made larger there.
 */
const ABOVE_DIALOGS: ReadonlySet<ShortcutId> = new Set<ShortcutId>([
  'app.lock',
  'app.guide',
  'app.help',
  'app.zoomIn',
  'app.zoomOut',
  'app.zoomUsual',
]);

const SCOPE_ORDER: Readonly<Record<Scope, number>> = {
  app: 0,
  print: 1,
  panes: 1,
  tabs: 1,
  figures: 2,
  exchange: 2,
  submission: 2,
  firstRun: 2,
  detail: 3,
  form: 4,
  gate: 4,
  registration: 5,
  viewer: 6,
  list: 7,
  choices: 8,
};

export interface Hit {
  readonly id: ShortcutId;
  readonly index: number;
  readonly handler: ShortcutHandler;
}

/** Every handler that may answer this press, the most particular first. Pure: decides, does not act. */
export function findHits(press: KeyPress, place: Place, layers: readonly Layer[], depth: number): Hit[] {
  if (isComposing(press)) return [];
  const ordered = layers
    .map((layer, order) => ({ layer, order }))
    .sort((a, b) => SCOPE_ORDER[b.layer.scope] - SCOPE_ORDER[a.layer.scope] || b.order - a.order);
  const hits: Hit[] = [];
  for (const { layer } of ordered) {
    for (const [name, handler] of Object.entries(layer.handlers())) {
      const id = name as ShortcutId;
      if (!handler || !(id in SHORTCUTS)) continue;
      const above = ABOVE_DIALOGS.has(id);
      if (layer.depth < depth && !above) continue;
      if (place.inMenu && layer.scope !== 'app' && !above) continue;
      const index = shortcutOf(id).keys.findIndex((keys) => mayFire(keys, place) && matches(press, keys));
      if (index >= 0) hits.push({ id, index, handler });
    }
  }
  return hits;
}

function mayFire(keys: string, place: Place): boolean {
  if (!isPlainPrintable(keys)) return true;
  return place.inKeyRegion && !place.inTextEntry;
}
