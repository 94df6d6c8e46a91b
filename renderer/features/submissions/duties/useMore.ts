import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { call } from '../../../data/bridge.ts';

export type Group = Output<'submissions.duties'>['duties'][number];
export type Owed = Group['cases'][number];

/** The cases of one duty: the first page of the question, and what was asked for after it. A new answer starts over. */
export function useMore(group: Group) {
  const [after, setAfter] = useState<{ readonly of: Group; readonly cases: readonly Owed[] } | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const [busy, setBusy] = useState(false);
  const more = after !== null && after.of === group ? after.cases : [];
  const cases = [...group.cases, ...more];
  return {
    cases,
    left: Math.max(0, group.total - cases.length),
    busy,
    error,
    more: async (): Promise<void> => {
      setBusy(true);
      const reply = await call('submissions.duties', { duty: group.duty, from: cases.length });
      setBusy(false);
      setError(reply.ok ? null : reply.error);
      if (reply.ok) setAfter({ of: group, cases: [...more, ...(reply.value.duties[0]?.cases ?? [])] });
    },
  };
}
