import { create } from 'zustand';
import type { Secrecy } from '../../../shared/domain/secrecy/secrecy.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { onClear } from '../clearing.ts';

export type ReadUrgency = NonNullable<Output<'pages.stamps'>['urgency']>;

/** How far the pages of a waiting file were looked through for stamps. */
export interface StampLook {
  /** null until the file is open, and where it can't be opened */
  readonly pages: number | null;
  /** pages that were looked at, from the first one */
  readonly seen: number;
  /** nothing more is looked at: what was not seen is not checked */
  readonly isOver: boolean;
  readonly mark: Extract<Secrecy, { readonly state: 'marked' }> | null;
  readonly urgency: ReadUrgency | null;
}

const NOT_LOOKED: StampLook = { pages: null, seen: 0, isOver: false, mark: null, urgency: null };

interface StampLooks {
  readonly looks: ReadonlyMap<string, StampLook>;
  tell(stageId: string, part: Partial<StampLook>): void;
}

/** What the pages of waiting files show, by stage. */
export const useStampLooks = create<StampLooks>((set) => ({
  looks: new Map(),
  tell: (stageId, part) =>
    set(({ looks }) => ({
      looks: new Map(looks).set(stageId, { ...(looks.get(stageId) ?? NOT_LOOKED), ...part }),
    })),
}));
onClear(() => useStampLooks.setState({ looks: new Map() }));

interface Marked {
  readonly stageId: string;
  readonly secrecy?: Secrecy;
}

/** The files with the marks that were seen on their pages; the same list where there is none. */
export function withSeenMarks<F extends Marked>(
  files: readonly F[],
  looks: ReadonlyMap<string, StampLook>,
): readonly F[] {
  const marked = files.map((file) => {
    const mark = looks.get(file.stageId)?.mark ?? null;
    return mark === null || file.secrecy?.state === 'marked' ? file : { ...file, secrecy: mark };
  });
  return marked.some((file, at) => file !== files[at]) ? marked : files;
}
