import { useState } from 'react';
import { ASSIGNED_AT_ONCE } from '../../../shared/domain/submission/lifecycle.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../data/bridge.ts';
import { useAct } from '../../data/useAct.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { Note } from '../../components/Note.tsx';
import { errorWords } from '../../i18n/errorWords.ts';
import { useT } from '../../i18n/I18n.tsx';
import { AssignFields, assignedInput, NOBODY } from './acts/AssignFields.tsx';
import type { CaseRow } from './stores.ts';

type Refused = Output<'submissions.assignSeveral'>['refused'];

interface AssignSeveralProps {
  cases: readonly CaseRow[];
  /** Which of them are done: they are chosen no more. */
  onAssigned: (ids: readonly string[]) => void;
  onClose: () => void;
}

/** The chosen cases to one person in one act. One that stands against it stays chosen, with its reason; the others go. */
export function AssignSeveral({ cases, onAssigned, onClose }: AssignSeveralProps) {
  const t = useT();
  const [value, setValue] = useState(NOBODY);
  const [refused, setRefused] = useState<Refused>([]);
  const act = useAct();
  const { leadId } = value;
  const ask = (some: readonly CaseRow[], lead: string) =>
    call('submissions.assignSeveral', {
      cases: some.map(({ id, holder }) => ({ id, holderId: holder?.id ?? null })),
      ...assignedInput(value, lead),
    });
  // where all stand against it the refusal is that of the first: each is asked by itself, for its own
  const askEach = async (some: readonly CaseRow[], lead: string): Promise<Refused> => {
    const against: Refused[number][] = [];
    for (const row of some) {
      const reply = await ask([row], lead);
      if (!reply.ok) against.push({ id: row.id, code: reply.error.code, params: { ...reply.error.params } });
    }
    return against;
  };
  const send = async (lead: string) => {
    const against: Refused[number][] = [];
    let assigned = 0;
    for (let from = 0; from < cases.length; from += ASSIGNED_AT_ONCE) {
      const some = cases.slice(from, from + ASSIGNED_AT_ONCE);
      const reply = await ask(some, lead);
      if (!reply.ok && reply.error.params['id'] === undefined) return reply;
      const stand = reply.ok ? reply.value.refused : await askEach(some, lead);
      against.push(...stand);
      assigned += some.length - stand.length;
      const stays = new Set(stand.map(({ id }) => id));
      onAssigned(some.map(({ id }) => id).filter((id) => !stays.has(id)));
    }
    return { ok: true as const, value: { assigned, against } };
  };
  const go = (): void => {
    if (leadId === null) return;
    setRefused([]);
    void act.run(
      () => send(leadId),
      ({ assigned, against }) => {
        setRefused(against);
        if (against.length === 0) onClose();
        return assigned === 0 ? null : t('submissions.done.assignSeveral', { count: assigned });
      },
    );
  };
  return (
    <FormDialog
      undoable
      wide
      walks
      title={t('submissions.assignSeveral', { count: cases.length })}
      verb={t('submissions.verb.assignSeveral', { count: cases.length })}
      missing={leadId === null ? t('submissions.missing.lead') : null}
      act={act}
      onForget={act.forget}
      onSubmit={go}
      onClose={onClose}
    >
      <p className="m cap cut">{cases.map(({ receiptCode }) => receiptCode).join(', ')}</p>
      {refused.length === 0 ? null : (
        <Note tone="caution" live title={t('submissions.assignRefused', { count: refused.length })}>
          <ul>
            {refused.map(({ id, code, params }) => (
              <li key={id}>
                {t('submissions.refusedOf', {
                  code: cases.find((row) => row.id === id)?.receiptCode ?? '',
                  why: errorWords(t, { code, params }).title,
                })}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <AssignFields value={value} onChange={(part) => setValue((before) => ({ ...before, ...part }))} />
    </FormDialog>
  );
}
