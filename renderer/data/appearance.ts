import { create } from 'zustand';
import { ZOOM } from '../../shared/domain/zoom.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { useLocaleStore, type Locale } from '../i18n/I18n.tsx';
import { call, host } from './bridge.ts';

export type PersonalSettings = Output<'settings.get'>;

interface AppearanceState {
  readonly settings: PersonalSettings;
  /** Reads the person's settings from the vault after unlocking. */
  read(): Promise<void>;
  change(part: Partial<PersonalSettings>): void;
  /** Remembers widths of a screen's panes or of a table's columns; null forgets one. */
  rememberPanes(screen: string, sizes: Readonly<Record<string, number | null>>): void;
}

const FIRST: PersonalSettings = {
  theme: 'system',
  text: 'normal',
  locale: 'vi',
  keyHints: true,
  panes: {},
  directions: [],
  weekDone: [],
  zoom: ZOOM.usual,
};
const SAVE_AFTER_MS = 400;

let timer: ReturnType<typeof setTimeout> | null = null;

/** A person's taste. Lives in the vault; nothing is kept in the browser's own storage on a shared machine. */
export const useAppearance = create<AppearanceState>((set, get) => {
  const save = (): void => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void call('settings.save', get().settings), SAVE_AFTER_MS);
  };
  return {
    settings: FIRST,
    read: async () => {
      const reply = await call('settings.get', {});
      if (!reply.ok) return;
      set({ settings: reply.value });
      void host().setTheme(reply.value.theme);
      void host().setZoom(reply.value.zoom);
      await useLocaleStore.getState().setLocale(reply.value.locale);
    },
    change: (part) => {
      set((state) => ({ settings: { ...state.settings, ...part } }));
      if (part.locale) {
        void useLocaleStore.getState().setLocale(part.locale);
        void host().setLocale(part.locale);
      }
      if (part.theme) void host().setTheme(part.theme);
      if (part.zoom !== undefined) void host().setZoom(part.zoom);
      save();
    },
    rememberPanes: (screen, sizes) => {
      const panes = { ...get().settings.panes };
      for (const [pane, width] of Object.entries(sizes)) {
        const name = `${screen}.${pane}`.slice(0, 40);
        if (width === null) delete panes[name];
        else panes[name] = width;
      }
      set((state) => ({ settings: { ...state.settings, panes } }));
      save();
    },
  };
});

/** Widths remembered for a screen, by pane id. */
export function paneSizes(settings: PersonalSettings, screen: string): Record<string, number> {
  const prefix = `${screen}.`;
  const sizes: Record<string, number> = {};
  for (const [name, width] of Object.entries(settings.panes)) {
    if (name.startsWith(prefix)) sizes[name.slice(prefix.length)] = width;
  }
  return sizes;
}

/** Before a vault is open there is nowhere to keep a choice but the host's own file. */
export function setGateLocale(locale: Locale): void {
  void useLocaleStore.getState().setLocale(locale);
  void host().setLocale(locale);
}
