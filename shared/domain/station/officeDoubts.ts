/** What an office is named by, as it is typed when its vault is made. */
export interface OfficeNames {
  readonly name: string;
  readonly code: string;
  readonly symbol: string;
  readonly place: string;
}

/** `000.01.02.H99` (QCVN 102:2016/BTTTT) or `H99.01.02` (QĐ 20/2020/QĐ-TTg). */
const CODE = /^(\d{3}(\.\d{2,3}){2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{2,3}){1,3})$/;
/** Capital letters, parts joined by hyphens: `ĐU`, `UBND`, `BTGDV-TW`. */
const SYMBOL = /^\p{Lu}{2,}(-\p{Lu}{1,})*$/u;
const PLACE = /^\p{Lu}[\p{L} ]*[\p{L}\d]$/u;
const LEAST_WORDS = 2;

/**
 * What of it does not look like what offices are named by. A doubt and no refusal: both schemes of codes are in use, and a
 * Party committee may have one of its own.
 */
export function officeDoubts({ name, code, symbol, place }: OfficeNames): (keyof OfficeNames)[] {
  const [typedName, typedPlace] = [name.normalize('NFC').trim(), place.normalize('NFC').trim()];
  return [
    ...(typedName.split(/\s+/).length < LEAST_WORDS ? (['name'] as const) : []),
    ...(CODE.test(code.trim()) ? [] : (['code'] as const)),
    ...(SYMBOL.test(symbol.normalize('NFC').trim()) ? [] : (['symbol'] as const)),
    ...(typedPlace === '' || PLACE.test(typedPlace) ? [] : (['place'] as const)),
  ];
}
