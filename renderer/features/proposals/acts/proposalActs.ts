/** In the order of the work; the first that leads on and that this person may do is the primary button. */
export const ORDER = [
  'sign',
  'register',
  'issue',
  'file',
  'pass',
  'present',
  'propose',
  'save',
  'return',
  'reject',
  'withdraw',
] as const;
export type OrderedAct = (typeof ORDER)[number];
const QUIET: readonly string[] = ['reject', 'withdraw'];
export const isQuiet = (act: string): boolean => QUIET.includes(act);

/** Who has just signed and presses Ctrl Enter once more sends nothing back: what undoes is never the primary button. */
export const primaryAct = (
  offered: readonly { readonly act: OrderedAct; readonly reason: string | null }[],
): OrderedAct | null =>
  offered.find(({ act, reason }) => reason === null && act !== 'return' && !isQuiet(act))?.act ?? null;
