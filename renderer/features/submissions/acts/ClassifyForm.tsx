import { useState } from 'react';
import { DecisionField } from '../../../forms/DecisionField.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { useRoute } from '../../../data/router.ts';
import { ActPanel } from './ActPanel.tsx';
import { BesideFields, besideInput, NOTHING_BESIDE } from './BesideFields.tsx';
import { ReasonSelect, useReasons } from './ReasonSelect.tsx';
import { CLASSIFY_ACTS } from './steps.ts';
import { SeenInCase } from './SeenInCase.tsx';
import { TransferTo, usePartnerName } from './TransferTo.tsx';
import { useAct } from '../../../data/useAct.ts';

type Decision = (typeof CLASSIFY_ACTS)[number];

/** One of four answers; three of them need a reason of the pack, and a refusal needs a leader's word after it. Nothing is chosen beforehand, but where whoever took a letter in asked for what it lacks. */
export function ClassifyForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const may = (decision: Decision): boolean =>
    detail.offers.some((offer) => offer.act === decision && offer.allowed);
  const asksSupplement = useRoute().params['ask'] === 'supplement' && may('ask-supplement');
  const [decision, setDecision] = useState<Decision | null>(asksSupplement ? 'ask-supplement' : null);
  const [reason, setReason] = useState<string | null>(null);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [beside, setBeside] = useState(NOTHING_BESIDE);
  const nameOf = usePartnerName();
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const reasons = useReasons(decision ?? '');
  // where the pack knows one reason only, there is nothing to choose
  const [only] = reasons.length === 1 ? reasons : [];
  const code = reasons.some((line) => line.id === reason) ? reason : (only?.id ?? null);
  const missing =
    decision === null
      ? t('submissions.missing.decision')
      : decision !== 'accept' && code === null
        ? t('word.chooseAReason')
        : decision === 'transfer' && to.trim() === ''
          ? t('submissions.missing.transferTo')
          : null;
  const classify = (said: Decision): void =>
    void act.call(
      'submissions.classify',
      {
        id: detail.id,
        revision: detail.revision,
        decision: said,
        reasonCode: said === 'accept' ? null : code,
        note: note.trim(),
        transferTo: said === 'transfer' ? nameOf(to) : null,
        ...(said === 'ask-supplement' ? besideInput(beside) : {}),
      },
      t(`submissions.done.${said}`),
    );
  return (
    <ActPanel
      title={t('submissions.step.classify')}
      detail={decision === null ? null : t(`submissions.what.${decision}`)}
      verb={t(`submissions.verb.${decision ?? 'decide'}`)}
      missing={missing}
      act={act}
      onGo={() => decision !== null && classify(decision)}
      onClose={onClose}
    >
      <SeenInCase detail={detail} />
      <DecisionField
        value={decision}
        onChange={setDecision}
        answers={CLASSIFY_ACTS.map((id) => ({
          id,
          text: t(`submissions.decision.${id}`),
          disabled: !may(id),
        }))}
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
          label={t(decision === 'ask-supplement' ? 'submissions.supplementAsk' : 'submissions.note')}
          optional={t('common.optional')}
          value={note}
          onChange={setNote}
          maxLength={2000}
        />
        {decision === 'ask-supplement' ? <BesideFields value={beside} onChange={setBeside} /> : null}
      </div>
    </ActPanel>
  );
}
