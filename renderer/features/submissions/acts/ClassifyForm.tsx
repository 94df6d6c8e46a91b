import { useState } from 'react';
import { call } from '../../../app/bridge.ts';
import { foldBase } from '../../../../shared/domain/text/fold.ts';
import { useStations } from '../../../app/Stations.tsx';
import { ComboBox } from '../../../components/ComboBox.tsx';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { BesideFields, besideInput, NOTHING_BESIDE } from './BesideFields.tsx';
import { ReasonSelect, useReasons } from './ReasonSelect.tsx';
import { useAct } from './useAct.ts';

export const CLASSIFY_ACTS = ['accept', 'ask-supplement', 'propose-refusal', 'transfer'] as const;
type Decision = (typeof CLASSIFY_ACTS)[number];

/** One of four answers; three of them need a reason of the pack, and a refusal needs a leader's word after it. */
export function ClassifyForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const may = (decision: Decision): boolean =>
    detail.offers.some((offer) => offer.act === decision && offer.allowed);
  const [decision, setDecision] = useState<Decision>(CLASSIFY_ACTS.find(may) ?? 'accept');
  const [reason, setReason] = useState<string | null>(null);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [beside, setBeside] = useState(NOTHING_BESIDE);
  const stations = useStations();
  const act = useAct(onClose);
  const partners = (stations ?? [])
    .filter(({ name }) => foldBase(name).includes(foldBase(to)))
    .map(({ stationId, name }) => ({ id: stationId, text: name }));
  const reasons = useReasons(decision);
  // where the pack knows one reason only, there is nothing to choose
  const [only] = reasons.length === 1 ? reasons : [];
  const code = reasons.some((line) => line.id === reason) ? reason : (only?.id ?? null);
  const pick = (next: Decision): void => {
    if (may(next)) setDecision(next);
  };
  useShortcuts('choices', {
    'choices.answer': (index) => {
      const next = CLASSIFY_ACTS[index];
      if (next === undefined || !may(next)) return false;
      setDecision(next);
      return true;
    },
  });
  const missing =
    decision !== 'accept' && code === null
      ? t('submissions.missing.reason')
      : decision === 'transfer' && to.trim() === ''
        ? t('submissions.missing.transferTo')
        : null;
  const go = (): void =>
    void act.run(
      () =>
        call('submissions.classify', {
          id: detail.id,
          revision: detail.revision,
          decision,
          reasonCode: decision === 'accept' ? null : code,
          note: note.trim(),
          transferTo: decision === 'transfer' ? to.trim() : null,
          ...(decision === 'ask-supplement' ? besideInput(beside) : {}),
        }),
      t(`submissions.done.${decision}`),
    );
  return (
    <ActPanel
      title={t('submissions.step.classify')}
      detail={t(`submissions.what.${decision}`)}
      verb={t(`submissions.verb.${decision}`)}
      missing={missing}
      act={act}
      onGo={go}
      onClose={onClose}
    >
      <RadioGroup
        label={t('submissions.decision')}
        inline
        value={decision}
        onChange={pick}
        choices={CLASSIFY_ACTS.map((id, index) => ({
          id,
          text: `${t(`submissions.decision.${id}`)} (Alt ${index + 1})`,
          disabled: !may(id),
        }))}
      />
      <div className="grid12">
        {decision === 'accept' ? null : (
          <ReasonSelect
            act={decision}
            span={decision === 'transfer' ? 6 : 12}
            value={code}
            onChange={setReason}
          />
        )}
        {decision === 'transfer' ? (
          <ComboBox
            span={6}
            label={t('submissions.transferTo')}
            value={to}
            onChange={(text) => setTo(text.slice(0, 200))}
            suggestions={partners}
          />
        ) : null}
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
