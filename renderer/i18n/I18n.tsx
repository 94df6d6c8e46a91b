import { IntlMessageFormat } from 'intl-messageformat';
import { Fragment, useEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider as AriaI18nProvider } from 'react-aria-components/I18nProvider';
import { create } from 'zustand';
import { setAriaLocale } from './ariaStrings.ts';
import { formatterFor, type Formatter } from './format.ts';
import { vi, type MessageKey } from './vi.ts';

export type { MessageKey };
export type Locale = 'vi' | 'en';
export type Values = Readonly<Record<string, string | number>>;
type RichValues = Readonly<Record<string, string | number | ((chunks: ReactNode[]) => ReactNode)>>;

type Words = Readonly<Record<MessageKey, string>>;

/** Vietnamese is there from the start; English is read from its own file when somebody asks for it. */
const TABLES: { readonly vi: Words; en?: Words } = { vi };
const wordsOf = (locale: Locale): Words => TABLES[locale] ?? TABLES.vi;

/** Must be awaited before a language is shown. */
export async function loadWords(locale: Locale): Promise<void> {
  if (locale === 'en') TABLES.en ??= (await import('./en.ts')).en;
}

/** Tags of the form for numbers and dates; the office's English uses British order. */
export const LANGUAGE_TAGS: Readonly<Record<Locale, string>> = { vi: 'vi-VN', en: 'en-GB' };

interface LocaleState {
  readonly locale: Locale;
  /** Resolves when its words are there and shown. */
  setLocale(locale: Locale): Promise<void>;
}

let lastWanted: Locale = 'vi';

/** Kept in memory only; the choice itself lives in the person's settings in the vault. */
export const useLocaleStore = create<LocaleState>((set) => ({
  locale: 'vi',
  setLocale: async (locale) => {
    lastWanted = locale;
    await loadWords(locale);
    if (lastWanted === locale) set({ locale });
  },
}));

const compiled = new Map<string, IntlMessageFormat>();

function compile(locale: Locale, key: MessageKey): IntlMessageFormat {
  const id = `${locale} ${key}`;
  let message = compiled.get(id);
  if (!message) {
    message = new IntlMessageFormat(wordsOf(locale)[key], LANGUAGE_TAGS[locale]);
    compiled.set(id, message);
  }
  return message;
}

/** Text of a key. Plain sentences skip the ICU parser. */
export function translate(locale: Locale, key: MessageKey, values?: Values): string {
  const text = wordsOf(locale)[key];
  if (text === undefined) return key;
  if (!text.includes('{')) return text;
  return String(compile(locale, key).format(values as Record<string, string | number>));
}

function translateRich(locale: Locale, key: MessageKey, values: RichValues): ReactNode {
  const parts = compile(locale, key).format<ReactNode>(values as never);
  if (!Array.isArray(parts)) return parts as ReactNode;
  return (parts as ReactNode[]).map((part, index) => <Fragment key={index}>{part}</Fragment>);
}

export interface Translate {
  (key: MessageKey, values?: Values): string;
  /** For sentences with marks: `t.rich('ceiling.upTo', { level, b: (chunks) => <b>{chunks}</b> })`. */
  rich(key: MessageKey, values: RichValues): ReactNode;
  /** Whether a key exists: for words whose key is built from data (`state.${state}`). */
  has(key: string): key is MessageKey;
}

function translatorFor(locale: Locale): Translate {
  const t = (key: MessageKey, values?: Values): string => translate(locale, key, values);
  return Object.assign(t, {
    rich: (key: MessageKey, values: RichValues) => translateRich(locale, key, values),
    has: (key: string): key is MessageKey => key in wordsOf(locale),
  });
}

/** For words outside a component. */
export const translators: Readonly<Record<Locale, Translate>> = {
  vi: translatorFor('vi'),
  en: translatorFor('en'),
};

/** `const t = useT();` then `t('common.save')`. Re-renders when the language changes. */
export function useT(): Translate {
  return translators[useLocaleStore((state) => state.locale)];
}

export function useFormat(): Formatter {
  const locale = useLocaleStore((state) => state.locale);
  return useMemo(() => formatterFor(locale), [locale]);
}

/** Words and forms of numbers and days together, for a component that says both. */
export function useWords(): { readonly t: Translate; readonly format: Formatter } {
  return { t: useT(), format: useFormat() };
}

export function I18nProvider({ children }: { children: ReactNode }) {
  const locale = useLocaleStore((state) => state.locale);
  setAriaLocale(locale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return <AriaI18nProvider locale={LANGUAGE_TAGS[locale]}>{children}</AriaI18nProvider>;
}
