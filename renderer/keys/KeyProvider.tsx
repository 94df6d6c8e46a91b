import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { setInteractionModality } from 'react-aria/useFocusVisible';
import { createStore, useStore, type StoreApi } from 'zustand';
import { findHits, type Layer, type Place, type ShortcutHandlers } from './dispatch.ts';
import { isComposing, isPlainPrintable, isTextEntry, type KeyPress } from './match.ts';
import { type Scope, type ShortcutId, shortcutOf } from './shortcuts.ts';

interface KeyState {
  readonly layers: readonly Layer[];
  /** The deepest open dialog; layers below it are silent. */
  readonly depths: readonly number[];
  readonly composing: boolean;
}

const KeyStoreContext = createContext<StoreApi<KeyState> | null>(null);
const DepthContext = createContext(0);

function useKeyStore(): StoreApi<KeyState> {
  const store = useContext(KeyStoreContext);
  if (!store) throw new Error('useShortcuts needs a KeyProvider');
  return store;
}

const deepest = (state: KeyState): number => Math.max(0, ...state.depths);

function placeOf(target: EventTarget | null): Place {
  const element = target instanceof Element ? target : null;
  // a page that has just come, with nothing in it to take the focus, is no place where somebody types
  const nowhere = element === document.body;
  return {
    inTextEntry: isTextEntry(target),
    inKeyRegion: nowhere || element?.closest('[data-keys]') != null,
    inMenu: element?.closest('[role="menu"]') != null,
  };
}

/**
 * One listener for the whole window. Combinations and function keys are caught on the way down, before a widget can
 * swallow them; plain keys (letters, Enter, Esc) on the way up, so that a field, a menu or a dialog has them first.
 * @param maySend asked before the keys that send a form; false keeps them
 */
export function KeyProvider({ maySend, children }: { maySend: () => boolean; children: ReactNode }) {
  const [store] = useState(() => createStore<KeyState>(() => ({ layers: [], depths: [], composing: false })));
  useEffect(() => {
    const act = (event: KeyboardEvent): void => {
      // React Aria takes no chord for a use of the keyboard; what opens by one must have the focus at once, not a frame later
      setInteractionModality('keyboard');
      const state = store.getState();
      for (const hit of findHits(event, placeOf(event.target), state.layers, deepest(state))) {
        if (event.repeat && hit.id !== 'viewer.nextPage' && hit.id !== 'viewer.previousPage') return;
        if (hit.handler(hit.index) === false) continue;
        event.preventDefault();
        event.stopPropagation();
        return;
      }
    };
    const isModified = (event: KeyPress): boolean =>
      event.ctrlKey || event.altKey || /^F\d+$/.test(event.key);
    const down = (event: KeyboardEvent): void => {
      if (isComposing(event)) return;
      const sends = event.ctrlKey && (event.key === 'Enter' || event.key.toLowerCase() === 's');
      if (sends && !maySend()) {
        event.preventDefault();
        event.stopPropagation();
      } else if (isBackwards(event)) {
        // it goes back along the fields and presses nothing, wherever the focus is
        act(event);
        event.preventDefault();
        event.stopPropagation();
      } else if (isModified(event)) act(event);
    };
    const up = (event: KeyboardEvent): void => {
      if (isComposing(event) || event.defaultPrevented) return;
      if (!isModified(event)) act(event);
    };
    const compositionStart = (): void => store.setState({ composing: true });
    const compositionEnd = (): void => store.setState({ composing: false });
    window.addEventListener('keydown', down, true);
    window.addEventListener('keydown', up);
    window.addEventListener('compositionstart', compositionStart, true);
    window.addEventListener('compositionend', compositionEnd, true);
    return () => {
      window.removeEventListener('keydown', down, true);
      window.removeEventListener('keydown', up);
      window.removeEventListener('compositionstart', compositionStart, true);
      window.removeEventListener('compositionend', compositionEnd, true);
    };
  }, [store, maySend]);
  return <KeyStoreContext value={store}>{children}</KeyStoreContext>;
}

/** Shift Enter where no words are typed: a button would take it for Enter. */
const isBackwards = ({ key, shiftKey, ctrlKey, altKey, target }: KeyboardEvent): boolean =>
  key === 'Enter' && shiftKey && !ctrlKey && !altKey && !isTextEntry(target);

export interface ShortcutOptions {
  /** False takes the keys back without unmounting. */
  enabled?: boolean;
}

/** Binds handlers to names of the table for as long as the component lives. Handlers may change on every render. */
export function useShortcuts(scope: Scope, handlers: ShortcutHandlers, options: ShortcutOptions = {}): void {
  const store = useKeyStore();
  const depth = useContext(DepthContext);
  const latest = useRef(handlers);
  // with the picture, not some time after it: a key pressed at what is seen does what it says (Esc at a refusal does not
  // close the form behind it)
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const enabled = options.enabled ?? true;
  // The names are part of the layer: the status line must be told when they change.
  const names = Object.entries(handlers)
    .filter(([, handler]) => handler)
    .map(([name]) => name)
    .join(' ');
  // with the picture as well: an answer's key, pressed at what is seen, must not fall to the page behind it
  useLayoutEffect(() => {
    if (!enabled) return undefined;
    const layer: Layer = { scope, depth, handlers: () => latest.current };
    store.setState((state) => ({ layers: [...state.layers, layer] }));
    return () => store.setState((state) => ({ layers: state.layers.filter((other) => other !== layer) }));
  }, [store, scope, depth, enabled, names]);
}

/**
 * Put around the content of a dialog: the keys below it fall silent while it is open, also those of a dialog that is none
 * of its parents (the help above a form).
 */
export function KeyBarrier({ children }: { children: ReactNode }) {
  const store = useKeyStore();
  const around = useContext(DepthContext);
  const [depth] = useState(() => Math.max(around, deepest(store.getState())) + 1);
  useLayoutEffect(() => {
    store.setState((state) => ({ depths: [...state.depths, depth] }));
    return () =>
      store.setState((state) => {
        const at = state.depths.indexOf(depth);
        return { depths: state.depths.filter((_, index) => index !== at) };
      });
  }, [store, depth]);
  return (
    <DepthContext value={depth}>
      <CloseKey />
      {children}
    </DepthContext>
  );
}

/** Says in the status line that Esc closes; the dialog itself does it. */
function CloseKey() {
  useShortcuts('app', { 'app.closeLayer': () => false });
  return null;
}

/** Whether a dialog lies over the page now. */
export function useIsCovered(): boolean {
  return useStore(useKeyStore(), (state) => state.depths.length > 0);
}

export function useIsComposing(): boolean {
  return useStore(useKeyStore(), (state) => state.composing);
}

/** Names of the shortcuts that work now, for the status line and the F1 sheet. */
export function useLiveShortcuts(): readonly ShortcutId[] {
  const layers = useStore(useKeyStore(), (state) => state.layers);
  const depths = useStore(useKeyStore(), (state) => state.depths);
  return useMemo(() => {
    const depth = Math.max(0, ...depths);
    const names = new Set<ShortcutId>();
    for (const layer of layers) {
      if (layer.depth < depth) continue;
      for (const name of Object.keys(layer.handlers())) names.add(name as ShortcutId);
    }
    return [...names];
  }, [layers, depths]);
}

/** `Ctrl K` as the value of `aria-keyshortcuts` (WAI-ARIA 1.2): `Control+K`. */
export function ariaKeys(id: ShortcutId): string {
  return shortcutOf(id)
    .keys.filter((keys) => !isPlainPrintable(keys) || keys.length === 1)
    .map((keys) => keys.replaceAll('Ctrl', 'Control').replaceAll(' ', '+'))
    .join(' ');
}
