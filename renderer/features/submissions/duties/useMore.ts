import { useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { useAct } from '../../../data/useAct.ts';

export type Group = Output<'submissions.duties'>['duties'][number];
export type Owed = Group['cases'][number];

/** The cases of one duty: the first page of the question, and what was asked for after it. A new answer starts over. */
export function useMore(group: Group) {
  const [after, setAfter] = useState<{ readonly of: Group; readonly cases: readonly Owed[] } | null>(null);
  const act = useAct();
  const more = after !== null && after.of === group ? after.cases : [];
  const cases = [...group.cases, ...more];
  return {
    cases,
    left: Math.max(0, group.total - cases.length),
    busy: act.busy,
    error: act.error,
    more: async (): Promise<void> => {
      await act.call('submissions.duties', { duty: group.duty, from: cases.length }, ({ duties }) =>
        setAfter({ of: group, cases: [...more, ...(duties[0]?.cases ?? [])] }),
      );
    },
  };
}
