import { useEffect, useMemo, useRef } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { useFormat } from '../../../i18n/I18n.tsx';
import {
  accept,
  acceptFree,
  goesIn,
  openProposals,
  type Proposal,
  proposalsOf,
  takeBack,
  takenProposals,
} from './fieldProposals.ts';
import type { IncomingFormState } from './useIncomingForm.ts';

export interface ReadProposals {
  /** what the file says otherwise than the form */
  readonly open: readonly Proposal[];
  /** of these, what would go into fields that nobody has written */
  readonly free: readonly Proposal[];
  /** what stands in the form as it was read */
  readonly taken: readonly Proposal[];
  take(proposals: readonly Proposal[]): void;
  /** Takes out what was read. */
  undo(): void;
}

const NONE: readonly Proposal[] = [];

/**
 * One list of proposals from the file that the form follows. What was read goes into the free
 * fields by itself, once a file; it is marked there, goes with its file, and one key takes it out again.
 */
export function useReadProposals(state: IncomingFormState, choices: Output<'rules.choices'>): ReadProposals {
  const format = useFormat();
  const { form, setForm, settleIssuer, main } = state;
  const { incomingTypes, urgencies } = choices;
  const reading = main?.reading ?? null;
  const all = useMemo(() => {
    const names = { documentTypes: incomingTypes, urgencies, date: (on: string) => format.date(on) };
    return reading === null ? NONE : proposalsOf(reading, names);
  }, [reading, incomingTypes, urgencies, format]);
  const stageId = main?.stageId ?? null;
  const settle = useRef(settleIssuer);
  const last = useRef<{ readonly stageId: string; readonly proposals: readonly Proposal[] } | null>(null);
  useEffect(() => {
    settle.current = settleIssuer;
  });
  const isTaken = stageId === null || form.read.includes(stageId);
  // what the pages of a scan ask is known long after its head: it goes in then, once
  const late = stageId !== null && main?.isWhole === true ? `${stageId} pages` : null;
  const isLateTaken = late === null || form.read.includes(late);
  useEffect(() => {
    const before = last.current;
    last.current = stageId === null ? null : { stageId, proposals: all };
    const isGone = before !== null && !form.files.some((file) => file.stageId === before.stageId);
    if (isGone) setForm((now) => takeBack(now, before.proposals));
    if (stageId === null || all.length === 0) return;
    if (isTaken) {
      const asked = all.filter(({ field }) => field === 'replyDueOn');
      if (!isLateTaken) setForm((now) => ({ ...acceptFree(now, asked), read: [...now.read, late] }));
      return;
    }
    const read = isLateTaken ? [stageId] : [stageId, late];
    setForm((now) => ({ ...acceptFree(now, all), read: [...now.read, ...read] }));
    const issuer = all.find(({ field }) => field === 'issuer')?.part.issuer;
    if (issuer !== undefined) settle.current(issuer);
  }, [stageId, all, isTaken, late, isLateTaken, form.files, setForm]);
  const open = openProposals(form, all);
  return {
    open,
    free: open.filter((proposal) => goesIn(form, proposal)),
    taken: takenProposals(form, all),
    take: (proposals) => {
      setForm((now) => accept(now, proposals));
      const issuer = proposals.find(({ field }) => field === 'issuer')?.part.issuer;
      if (issuer !== undefined) settleIssuer(issuer);
    },
    undo: () => setForm((now) => takeBack(now, all)),
  };
}
