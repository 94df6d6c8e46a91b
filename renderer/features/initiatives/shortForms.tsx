import { useState } from 'react';
import { call } from '../../data/bridge.ts';
import { useDateReader } from '../../forms/choices.ts';
import { DecisionField } from '../../forms/DecisionField.tsx';
import { useAsk } from '../../data/ask.ts';
import { DateField } from '../../components/DateField.tsx';
import { TextArea, TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { ActFrame } from '../../forms/act/ActFrame.tsx';
import type { FormProps } from './ActForm.tsx';

const YES_NO = ['yes', 'no'] as const;
/** Where no is what nearly everybody says: the first letter answers it. */
const NO_YES = ['no', 'yes'] as const;
type YesNo = (typeof YES_NO)[number];

/** Worth a council or not, with why. */
export function SiftForm({ detail, send, frame }: FormProps) {
  const t = useT();
  const [pass, setPass] = useState<YesNo | null>(null);
  const [note, setNote] = useState('');
  const { id, revision } = detail;
  const missing =
    pass === null
      ? t('initiatives.missing.outcome')
      : note.trim() === ''
        ? t('initiatives.missing.note')
        : null;
  return (
    <ActFrame
      {...frame}
      verb={t('initiatives.verb.sift')}
      missing={missing}
      onGo={() => send(() => call('initiatives.sift', { id, revision, pass: pass === 'yes', note }))}
    >
      <DecisionField
        label={t('initiatives.sift')}
        value={pass}
        onChange={setPass}
        answers={YES_NO.map((one) => ({ id: one, text: t(`initiatives.sift.${one}`) }))}
      />
      <TextArea rows={4} label={t('initiatives.siftNote')} value={note} onChange={setNote} maxLength={2000} />
    </ActFrame>
  );
}

/** A member's word on an own interest, once. */
export function DeclareForm({ detail, send, frame }: FormProps) {
  const t = useT();
  const [conflict, setConflict] = useState<YesNo | null>(null);
  const [note, setNote] = useState('');
  const missing =
    conflict === null
      ? t('initiatives.missing.declaration')
      : conflict === 'yes' && note.trim() === ''
        ? t('initiatives.missing.note')
        : null;
  return (
    <ActFrame
      {...frame}
      verb={t('initiatives.verb.declare')}
      missing={missing}
      onGo={() =>
        send(() => call('initiatives.declare', { id: detail.id, conflict: conflict === 'yes', note }))
      }
    >
      <p className="s">{t('initiatives.declareHint')}</p>
      <DecisionField
        label={t('initiatives.conflict')}
        value={conflict}
        onChange={setConflict}
        answers={NO_YES.map((one) => ({ id: one, text: t(`initiatives.declare.${one}`) }))}
      />
      {conflict === 'yes' ? (
        <TextArea
          rows={2}
          label={t('initiatives.conflictNote')}
          value={note}
          onChange={setNote}
          maxLength={500}
        />
      ) : null}
    </ActFrame>
  );
}

/** Today until another day is typed. */
function useDay() {
  const { value } = useAsk('rules.choices', {});
  const [on, setOn] = useState<string | null | undefined>(undefined);
  return { on: (on === undefined ? value?.today : on) ?? null, setOn };
}

export function MinutesForm({ detail, send, frame }: FormProps) {
  const t = useT();
  const read = useDateReader();
  const { on, setOn } = useDay();
  const [code, setCode] = useState('');
  const [place, setPlace] = useState('');
  const [opinions, setOpinions] = useState('');
  const [conclusion, setConclusion] = useState('');
  const { id, revision } = detail;
  const missing =
    on === null
      ? t('initiatives.missing.date')
      : place.trim() === ''
        ? t('initiatives.missing.place')
        : conclusion.trim() === ''
          ? t('initiatives.missing.conclusion')
          : null;
  return (
    <ActFrame
      {...frame}
      verb={t('initiatives.verb.recordMinutes')}
      missing={missing}
      onGo={() =>
        send(() =>
          call('initiatives.recordMinutes', {
            id,
            revision,
            code,
            metOn: on ?? '',
            place,
            opinions,
            conclusion,
          }),
        )
      }
    >
      <DateField label={t('initiatives.metOn')} value={on} onChange={setOn} parse={read} />
      <TextField label={t('initiatives.place')} value={place} onChange={setPlace} maxLength={200} />
      <TextField
        label={t('initiatives.minutesCode')}
        optional={t('common.optional')}
        value={code}
        onChange={setCode}
        maxLength={80}
      />
      <TextArea
        rows={4}
        label={t('initiatives.opinions')}
        optional={t('common.optional')}
        value={opinions}
        onChange={setOpinions}
        maxLength={4000}
      />
      <TextArea
        rows={3}
        label={t('initiatives.conclusion')}
        value={conclusion}
        onChange={setConclusion}
        maxLength={2000}
      />
    </ActFrame>
  );
}

/** Where it is used and what came of it. */
export function FollowForm({ detail, send, frame }: FormProps) {
  const t = useT();
  const read = useDateReader();
  const { on, setOn } = useDay();
  const [unit, setUnit] = useState(detail.decisions.at(-1)?.unit ?? '');
  const [result, setResult] = useState('');
  const { id, revision } = detail;
  const missing =
    unit.trim() === ''
      ? t('initiatives.missing.unit')
      : on === null
        ? t('initiatives.missing.date')
        : result.trim() === ''
          ? t('initiatives.missing.result')
          : null;
  return (
    <ActFrame
      {...frame}
      verb={t('initiatives.verb.follow')}
      missing={missing}
      onGo={() => send(() => call('initiatives.follow', { id, revision, unit, on: on ?? '', result }))}
    >
      <TextField label={t('initiatives.unit')} value={unit} onChange={setUnit} maxLength={200} />
      <DateField label={t('initiatives.followOn')} value={on} onChange={setOn} parse={read} />
      <TextArea
        rows={4}
        label={t('initiatives.result')}
        value={result}
        onChange={setResult}
        maxLength={2000}
      />
    </ActFrame>
  );
}

export function RewardForm({ detail, send, frame }: FormProps) {
  const t = useT();
  const [code, setCode] = useState('');
  const [note, setNote] = useState('');
  const { id, revision } = detail;
  return (
    <ActFrame
      {...frame}
      verb={t('initiatives.verb.reward')}
      missing={note.trim() === '' ? t('initiatives.missing.note') : null}
      onGo={() => send(() => call('initiatives.reward', { id, revision, code, note }))}
    >
      <TextField
        label={t('initiatives.decisionCode')}
        optional={t('common.optional')}
        value={code}
        onChange={setCode}
        maxLength={80}
      />
      <TextArea
        rows={3}
        label={t('initiatives.rewardNote')}
        value={note}
        onChange={setNote}
        maxLength={500}
      />
    </ActFrame>
  );
}
