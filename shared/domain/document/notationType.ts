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
  // what is typed beside a number that was written by hand
  const { form, type } = parseDocumentNumber(/^\s*[-/]/u.test(code) ? `1${code.trim()}` : code);
  if (type === '') return form === 'state' ? letterOf(types) : null;
  const symbol = foldExact(type);
  return (
    types.find((one) => one.symbol !== null && foldExact(one.symbol) === symbol)?.id ??
    (symbol === 'cv' ? letterOf(types) : symbol === 'tm' ? (typeNamed('thư mời', types)?.id ?? null) : null)
  );
}

/** Kinds of documents that offices issue and no list of types has, by the kind under which they are registered. */
const REGISTERED_AS: ReadonlyMap<string, string> = new Map([
  ['thư mời', 'giấy mời'],
  ['thông tư liên tịch', 'thông tư'],
  ['nghị quyết liên tịch', 'nghị quyết'],
  ['kế hoạch liên tịch', 'kế hoạch'],
  ['kế hoạch liên ngành', 'kế hoạch'],
  ['hướng dẫn liên ngành', 'hướng dẫn'],
  ['chương trình phối hợp', 'chương trình'],
]);

const bare = (name: string): string =>
  name
    .replace(/\s*\(.*\)$/u, '')
    .toLocaleLowerCase('vi')
    .normalize('NFC');

/** The type that a page names, in small letters; of one that is in no list, that under which it is registered. */
export const typeNamed = (name: string, types: readonly TypeChoice[]): TypeChoice | undefined =>
  types.find((one) => bare(one.name) === name) ??
  types.find((one) => bare(one.name) === REGISTERED_AS.get(name));

const letterOf = (types: readonly TypeChoice[]): string | null =>
  types.find(({ name }) => name.toLocaleLowerCase('vi') === LETTER)?.id ?? null;
