import type { Output } from '../../../shared/ipc/contract.ts';
import type { RegisterKind } from '../../../shared/ipc/schemas.ts';
import { useAsk } from '../../data/ask.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useTypeWord } from '../../i18n/typeWords.ts';

type Series = Output<'registers.series'>;

/**
 * The own numbers of a book of outgoing documents that may begin behind a paper book: one for each type, or '' for all
 * types together, but for those that are `taken`. Of other books there are none.
 */
export function useStartTypes(
  kind: RegisterKind,
  isTaken: (one: Series['series'][number]) => boolean,
): {
  readonly series: Series | null;
  readonly types: readonly { readonly id: string; readonly name: string }[];
} {
  const t = useT();
  const typeWord = useTypeWord();
  const { value: series } = useAsk('registers.series', kind.endsWith('outgoing') ? { kind } : null);
  const { value: choices } = useAsk('rules.choices', {});
  if (series === null) return { series, types: [] };
  const all = series.allTypes
    ? [{ id: '', name: t('registers.start.allTypes') }]
    : (choices?.documentTypes ?? []).map(({ id, name }) => ({ id, name: typeWord(name) }));
  const taken = new Set(series.series.filter(isTaken).map(({ typeId }) => typeId));
  return { series, types: all.filter(({ id }) => !taken.has(id)) };
}
