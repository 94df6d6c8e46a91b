import { useState } from 'react';
import { ASSIGNED_AT_ONCE } from '../../../../shared/domain/submission/lifecycle.ts';
import { call } from '../../../data/bridge.ts';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { AssignFields, assignedInput, NOBODY } from '../acts/AssignFields.tsx';
import { RefusedNote } from './RefusedNote.tsx';
import { type SeveralProps, useSeveral } from './useSeveral.ts';

/** The chosen cases to one person in one act. */
export function AssignSeveral(props: SeveralProps) {
  const t = useT();
  const { cases } = props;
  const [value, setValue] = useState(NOBODY);
  const { act, refused, go } = useSeveral({
    ...props,
    atOnce: ASSIGNED_AT_ONCE,
    said: (count) => t('submissions.done.assignSeveral', { count }),
  });
  const { leadId } = value;
  const assign = (lead: string): void =>
    go((some) =>
      call('submissions.assignSeveral', {
        cases: some.map(({ id, holder }) => ({ id, holderId: holder?.id ?? null })),
        ...assignedInput(value, lead),
      }),
    );
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
      onSubmit={() => leadId !== null && assign(leadId)}
      onClose={props.onClose}
    >
      <p className="m cap cut">{cases.map(({ receiptCode }) => receiptCode).join(', ')}</p>
      <RefusedNote
        title={t('submissions.assignRefused', { count: refused.length })}
        refused={refused}
        cases={cases}
      />
      <AssignFields value={value} onChange={(part) => setValue((before) => ({ ...before, ...part }))} />
    </FormDialog>
  );
}
