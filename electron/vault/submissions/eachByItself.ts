import { AppError, type ErrorCode, raise, type WireError } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';

/** What stood against one of several. */
export type RefusedOne = WireError & { id: string };

/** What stands against one case; any other fault stands against the act. */
const OF_ONE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(['not-found', 'stale-revision', 'illegal-transition', 'separation-of-duties'] as const),
  ...(['answer-extension-refused', 'already-delivered', 'sender-details-missing', 'sender-erased'] as const),
  'merge-refused',
]);

/**
 * Does an act for each by itself: one that something stands against does not stop the others.
 * @throws AppError the fault of the first, with its `id`, where all stand against it: an act leaves a line in the ledger
 */
export function eachByItself<T extends { readonly id: string }>(
  ports: Pick<Ports, 'attempt'>,
  many: readonly T[],
  act: (one: T) => void,
): RefusedOne[] {
  const refused = many.flatMap((one): RefusedOne[] => {
    const fault = faultOf(() => ports.attempt(() => act(one)));
    return fault === null ? [] : [{ id: one.id, code: fault.code, params: fault.params }];
  });
  const [first] = refused;
  if (first !== undefined && refused.length === many.length)
    raise(first.code, { ...first.params, id: first.id });
  return refused;
}

/** What stands against one of several; anything else goes on to the caller. */
function faultOf(act: () => void): AppError | null {
  try {
    act();
    return null;
  } catch (cause) {
    if (cause instanceof AppError && OF_ONE.has(cause.code)) return cause;
    throw cause;
  }
}
