import { foldExact } from '../text/fold.ts';
import { parseDocumentNumber } from '../text/documentNumber.ts';

export interface TypeChoice {
  readonly id: string;
  readonly name: string;
  readonly symbol: string | null;
}

const LETTER = 'công văn';

/**
 * The type that a notation names: by the symbol ("47-CV/ĐU", "15/BC-UBND", marks set aside), or công văn where a State
 * notation has no symbol of a type ("1204/UBND-KGVX", Mẫu 1.5 of NĐ 30/2020/NĐ-CP). Null where it says nothing. Where
 * two types have one symbol the first of `types` is meant: the own system's come first.
 */
export function typeOfNotation(code: string, types: readonly TypeChoice[]): string | null {
  const { form, type } = parseDocumentNumber(code);
  if (type === '') return form === 'state' ? letterOf(types) : null;
  const symbol = foldExact(type);
  return (
    types.find((one) => one.symbol !== null && foldExact(one.symbol) === symbol)?.id ??
    (symbol === 'cv' ? letterOf(types) : null)
  );
}

const letterOf = (types: readonly TypeChoice[]): string | null =>
  types.find(({ name }) => name.toLocaleLowerCase('vi') === LETTER)?.id ?? null;
