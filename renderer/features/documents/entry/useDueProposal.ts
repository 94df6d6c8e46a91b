import { useEffect, useState } from 'react';
import type { PageReading } from '../../../../shared/domain/document/readPage.ts';
import { call } from '../../../data/bridge.ts';
import type { IncomingForm } from './form.ts';

type SetForm = (change: (before: IncomingForm) => IncomingForm) => void;

/**
 * Whether the office sets itself a date for the paper: where the sender sets one, where the paper is urgent or asks for
 * something, and where nobody has read what it asks (a scan, a paper without a file).
 */
export function wantsDue(
  { replyDueOn, urgency }: Pick<IncomingForm, 'replyDueOn' | 'urgency'>,
  reading: Pick<PageReading, 'asks' | 'health'> | null,
): boolean {
  if (replyDueOn !== null || urgency !== 'thuong') return true;
  return reading === null || reading.health !== 'true' || reading.asks;
}

/**
 * Due date by urgency, arrival and the reply date on the paper; only while the person left the field alone.
 * @param round counts up when the next entry begins
 * @returns the rule by which it was proposed
 */
export function useDueProposal(
  form: IncomingForm,
  setForm: SetForm,
  reading: PageReading | null,
  round: number,
): string | null {
  const [rule, setRule] = useState<string | null>(null);
  const { urgency, arrivedOn, replyDueOn } = form;
  const wants = wantsDue(form, reading);
  useEffect(() => {
    let live = true;
    const propose = (dueOn: string | null): void =>
      setForm((before) => {
        if (before.dueOn !== null && before.origins.dueOn !== 'proposed') return before;
        const { dueOn: _old, ...origins } = before.origins;
        return { ...before, dueOn, origins: dueOn === null ? origins : { ...origins, dueOn: 'proposed' } };
      });
    if (!wants) propose(null);
    else
      void call('documents.proposeDue', { urgency, arrivedOn, replyDueOn }).then((reply) => {
        if (!live || !reply.ok) return;
        setRule(reply.value.rule);
        propose(reply.value.dueOn);
      });
    return () => {
      live = false;
    };
  }, [wants, urgency, arrivedOn, replyDueOn, setForm, round]);
  return wants ? rule : null;
}
