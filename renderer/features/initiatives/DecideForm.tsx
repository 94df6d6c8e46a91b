import { useState } from 'react';
import type { Vote } from '../../../shared/domain/submission/initiative.ts';
import { call } from '../../data/bridge.ts';
import { useDateReader, useDeadlineReader } from '../../forms/choices.ts';
import { DecisionField } from '../../forms/DecisionField.tsx';
import { useAsk } from '../../data/ask.ts';
import { DateField } from '../../components/DateField.tsx';
import { Select } from '../../components/Select.tsx';
import { TextArea, TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { ActFrame } from '../../forms/act/ActFrame.tsx';
import type { FormProps } from './ActForm.tsx';

/** Áp dụng, thí điểm, không tiếp thu: each asks what it needs and nothing else. */
export function DecideForm({ detail, send, frame }: FormProps) {
  const t = useT();
  const read = useDateReader();
  const readAhead = useDeadlineReader();
  const { value: choices } = useAsk('rules.choices', {});
  const [outcome, setOutcome] = useState<Vote | null>(null);
  const [reasonCode, setReasonCode] = useState<string | null>(null);
  const [unit, setUnit] = useState('');
  const [until, setUntil] = useState<string | null>(null);
  const [followUpOn, setFollowUpOn] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [on, setOn] = useState<string | null | undefined>(undefined);
  const [note, setNote] = useState('');
  const decidedOn = (on === undefined ? choices?.today : on) ?? '';
  const offered = detail.offers.filter(
    ({ act, allowed }) => allowed && ['adopt', 'pilot', 'reject'].includes(act),
  );
  const needs = missingOf({ outcome, reasonCode, unit, until, followUpOn, decidedOn, note });
  const base = { id: detail.id, revision: detail.revision, code, decidedOn, note };
  const go = (): void => {
    if (outcome === 'adopt') send(() => call('initiatives.adopt', { ...base, unit }));
    if (outcome === 'pilot')
      send(() =>
        call('initiatives.pilot', { ...base, unit, pilotUntil: until ?? '', followUpOn: followUpOn ?? '' }),
      );
    if (outcome === 'reject')
      send(() => call('initiatives.reject', { ...base, reasonCode: reasonCode ?? '' }));
  };
  return (
    <ActFrame
      {...frame}
      verb={t('word.decide')}
      missing={needs === null ? null : t(`initiatives.missing.${needs}`)}
      onGo={go}
    >
      <DecisionField
        label={t('initiatives.outcome')}
        value={outcome}
        onChange={setOutcome}
        answers={offered.map(({ act }) => ({ id: act as Vote, text: t(`initiatives.vote.${act as Vote}`) }))}
      />
      {outcome === 'reject' ? (
        <Select
          label={t('initiatives.reason')}
          value={reasonCode}
          onChange={setReasonCode}
          placeholder={t('word.chooseAReason')}
          choices={detail.rejections.map((reason) => ({ id: reason.code, text: reason.name }))}
        />
      ) : null}
      {outcome === 'adopt' || outcome === 'pilot' ? (
        <TextField label={t('initiatives.unit')} value={unit} onChange={setUnit} maxLength={200} />
      ) : null}
      {outcome === 'pilot' ? (
        <>
          <DateField label={t('initiatives.until')} value={until} onChange={setUntil} parse={readAhead} />
          <DateField
            label={t('initiatives.followUp')}
            value={followUpOn}
            onChange={setFollowUpOn}
            parse={readAhead}
          />
        </>
      ) : null}
      <TextField
        label={t('initiatives.decisionCode')}
        optional={t('common.optional')}
        value={code}
        onChange={setCode}
        maxLength={80}
      />
      <DateField label={t('initiatives.decidedOn')} value={decidedOn || null} onChange={setOn} parse={read} />
      <TextArea
        rows={3}
        label={t('initiatives.note')}
        {...(outcome === 'reject' ? {} : { optional: t('common.optional') })}
        value={note}
        onChange={setNote}
        maxLength={2000}
      />
    </ActFrame>
  );
}

function missingOf(form: {
  outcome: Vote | null;
  reasonCode: string | null;
  unit: string;
  until: string | null;
  followUpOn: string | null;
  decidedOn: string;
  note: string;
}): 'outcome' | 'reason' | 'unit' | 'date' | 'note' | null {
  if (form.outcome === null) return 'outcome';
  if (form.decidedOn === '') return 'date';
  if (form.outcome === 'reject')
    return form.reasonCode === null ? 'reason' : form.note.trim() === '' ? 'note' : null;
  if (form.unit.trim() === '') return 'unit';
  return form.outcome === 'pilot' && (form.until === null || form.followUpOn === null) ? 'date' : null;
}
