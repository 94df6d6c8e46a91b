import { call } from '../../../data/bridge.ts';
import { sortedOut } from './fileFacts.ts';

/** Files that were not taken, by name, and why. */
export interface LeftOut {
  readonly empty: readonly string[];
  readonly twice: readonly string[];
}

type Came = { readonly stageId: string; readonly name: string; readonly sizeBytes: number };

/** Of the files that came, those to keep; one with nothing in it, and one that is there already, waits no longer in the vault. */
export function takeFiles<F extends Came & { readonly sha256?: string }>(
  there: Parameters<typeof sortedOut>[0],
  came: readonly F[],
): { readonly kept: readonly F[]; readonly leftOut: LeftOut | null } {
  const { kept, empty, twice } = sortedOut(there, came);
  for (const { stageId } of [...empty, ...twice]) void call('attachments.discardStage', { stageId });
  if (empty.length + twice.length === 0) return { kept, leftOut: null };
  const names = (files: readonly F[]): string[] => files.map(({ name }) => name);
  return { kept, leftOut: { empty: names(empty), twice: names(twice) } };
}
