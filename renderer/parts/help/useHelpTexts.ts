import { useEffect, useState } from 'react';
import type { HelpTexts } from '../../i18n/help/vi.ts';
import { useLocaleStore, type Locale } from '../../i18n/I18n.tsx';

const LOADERS: Readonly<Record<Locale, () => Promise<HelpTexts>>> = {
  vi: async () => (await import('../../i18n/help/vi.ts')).help,
  en: async () => (await import('../../i18n/help/en.ts')).help,
};
const loaded = new Map<Locale, HelpTexts>();

/** The words of the help, fetched from the bundle when it is first opened; null for that moment. */
export function useHelpTexts(): HelpTexts | null {
  const locale = useLocaleStore((state) => state.locale);
  const [, setTurn] = useState(0);
  useEffect(() => {
    if (loaded.has(locale)) return undefined;
    let live = true;
    void LOADERS[locale]().then((texts) => {
      loaded.set(locale, texts);
      if (live) setTurn((turn) => turn + 1);
    });
    return () => {
      live = false;
    };
  }, [locale]);
  return loaded.get(locale) ?? null;
}
