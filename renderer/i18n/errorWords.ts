import type { WireError } from '../../shared/errors.ts';
import type { Translate, Values } from './I18n.tsx';
import { whoMay } from './whoMay.ts';

/** Names of the office's words for what an error says of itself: its book, its level. */
const NAMED = { book: 'documents.book', level: 'level' } as const;

function named(t: Translate, params: WireError['params']): WireError['params'] {
  const names = Object.entries(NAMED).map(([name, keys]) => [name, `${keys}.${params[name] ?? ''}`] as const);
  return {
    ...params,
    ...Object.fromEntries(names.flatMap(([name, key]) => (t.has(key) ? [[name, t(key)]] : []))),
  };
}

/** What an error says of itself, for the words about it; a value that it leaves out is empty, never a crash. */
export const valuesOf = ({ params }: Pick<WireError, 'params'>): Values =>
  new Proxy<Values>(params, {
    has: () => true,
    get: (given, name) => (typeof name === 'string' ? (given[name] ?? '') : undefined),
  });

/** What failed and what to do next, with what the error says of itself. A value that it leaves out is empty, never a crash. */
export function errorWords(
  t: Translate,
  { code, params }: WireError,
): { readonly title: string; readonly next: string } {
  const values = valuesOf({ params: named(t, params) });
  // the form said whose it was
  const whose = `common.whose.${code}`;
  // one code, several rules: the words of the rule where it has its own
  const ruled = `common.rule.${code}.${params['rule'] ?? ''}`;
  // a council that is not enough: by what it lacks
  const lacks = `common.council.${params['rule'] ?? ''}.${params['reason'] ?? ''}`;
  const lack = code === 'council-incomplete' && t.has(lacks) ? lacks : null;
  const then = `${lack ?? ruled}.next`;
  const bare = t(
    params['name'] !== undefined && t.has(whose) ? whose : (lack ?? (t.has(ruled) ? ruled : `error.${code}`)),
    values,
  );
  const why = `protection.reason.${params['reason'] ?? ''}`;
  const what =
    code === 'not-destroyable' && t.has(why) ? t('common.because', { what: bare, why: t(why) }) : bare;
  // one of several chosen documents stands against it
  const title = params['entry'] === undefined ? what : t('common.ofEntry', { entry: params['entry'], what });
  const may = code === 'not-permitted' ? whoMay(t, String(params['op'] ?? '')) : null;
  if (may !== null) return { title, next: t('common.whoMay', { roles: may }) };
  return { title, next: t(t.has(then) ? then : `error.${code}.next`, values) };
}
