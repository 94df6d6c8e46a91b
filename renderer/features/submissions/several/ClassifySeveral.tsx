import { useState } from 'react';
import { CLASSIFIED_AT_ONCE } from '../../../../shared/domain/submission/lifecycle.ts';
import { TextArea } from '../../../components/TextField.tsx';
import { call } from '../../../data/bridge.ts';
import { DecisionField } from '../../../forms/DecisionField.tsx';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { ReasonSelect, useReasons } from '../acts/ReasonSelect.tsx';
import { TransferTo, usePartnerName } from '../acts/TransferTo.tsx';
import { RefusedNote } from './RefusedNote.tsx';
import { type SeveralProps, useSeveral } from './useSeveral.ts';

/** What many letters may be answered at once; what a letter lacks is asked of its sender by itself. */
const DECISIONS = ['accept', 'propose-refusal', 'transfer'] as const;
type Decision = (typeof DECISIONS)[number];

/** The chosen letters, which nobody has classified yet, get one answer. Nothing is chosen beforehand. */
export function ClassifySeveral(props: SeveralProps) {
  const t = useT();
  const { cases } = props;
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const nameOf = usePartnerName();
  const { act, refused, go } = useSeveral({
    ...props,
    atOnce: CLASSIFIED_AT_ONCE,
    said: (count) => t('submissions.done.classifySeveral', { count }),
  });
  const reasons = useReasons(decision ?? '');
  const [only] = reasons.length === 1 ? reasons : [];
  const code = reasons.some(({ id }) => id === reason) ? reason : (only?.id ?? null);
  const missing =
    decision === null
      ? t('submissions.missing.decision')
      : decision !== 'accept' && code === null
        ? t('word.chooseAReason')
        : decision === 'transfer' && to.trim() === ''
          ? t('submissions.missing.transferTo')
          : null;
  const classify = (said: Decision): void =>
    go((some) =>
      call('submissions.classifySeveral', {
        ids: some.map(({ id }) => id),
        decision: said,
        reasonCode: said === 'accept' ? null : code,
        note: note.trim(),
        transferTo: said === 'transfer' ? nameOf(to) : null,
      }),
    );
  return (
    <FormDialog
      undoable
      wide
      walks
      title={t('submissions.classifySeveral', { count: cases.length })}
      verb={t('submissions.verb.classifySeveral', { count: cases.length })}
      missing={missing}
      act={act}
      onForget={act.forget}
      onSubmit={() => decision !== null && classify(decision)}
      onClose={props.onClose}
    >
      <p className="m cap cut">{cases.map(({ receiptCode }) => receiptCode).join(', ')}</p>
      <RefusedNote
        title={t('submissions.classifyRefused', { count: refused.length })}
        refused={refused}
        cases={cases}
      />
      <DecisionField
        value={decision}
        onChange={setDecision}
        answers={DECISIONS.map((id) => ({ id, text: t(`submissions.decision.${id}`) }))}
      />
      <div className="grid12">
        {decision === null || decision === 'accept' ? null : (
          <ReasonSelect
            act={decision}
            span={decision === 'transfer' ? 6 : 12}
            value={code}
            onChange={setReason}
          />
        )}
        {decision === 'transfer' ? <TransferTo value={to} onChange={setTo} /> : null}
        <TextArea
          span={12}
          rows={2}
          label={t('submissions.note')}
          optional={t('common.optional')}
          value={note}
          onChange={setNote}
          maxLength={2000}
        />
      </div>
    </FormDialog>
  );
}
