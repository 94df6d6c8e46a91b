import type { WireError } from '../../shared/errors.ts';
import type { Translate, Values } from './I18n.tsx';

/** What failed and what to do next, with what the error says of itself. A value that it leaves out is empty, never a crash. */
export function errorWords(
  t: Translate,
  { code, params }: WireError,
): { readonly title: string; readonly next: string } {
  const values = new Proxy<Values>(params, {
    has: () => true,
    get: (given, name) => (typeof name === 'string' ? (given[name] ?? '') : undefined),
  });
  return { title: t(`error.${code}`, values), next: t(`error.${code}.next`, values) };
}
