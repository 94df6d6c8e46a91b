import { useState } from 'react';
import type { CouncilRole } from '../../../shared/domain/submission/initiative.ts';
import { call } from '../../data/bridge.ts';
import { useDateReader } from '../../forms/choices.ts';
import { useAsk } from '../../data/ask.ts';
import { Button } from '../../components/Button.tsx';
import { DateField } from '../../components/DateField.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { ActFrame } from '../../forms/act/ActFrame.tsx';
import type { FormProps } from './ActForm.tsx';

interface Seat {
  readonly personId: string | null;
  readonly role: CouncilRole;
}

const FIRST: readonly Seat[] = [
  { personId: null, role: 'chair' },
  { personId: null, role: 'secretary' },
  { personId: null, role: 'member' },
];
const ROLES = ['chair', 'secretary', 'member'] as const;

/** Who sits on the council: a chair, a secretary, members; each of them different. */
export function CouncilForm({ detail, send, frame }: FormProps) {
  const t = useT();
  const read = useDateReader();
  const { value: choices } = useAsk('rules.choices', {});
  const { value: people } = useAsk('people.choices', { forAct: 'hold' });
  const [seats, setSeats] = useState(FIRST);
  const [code, setCode] = useState('');
  const [on, setOn] = useState<string | null | undefined>(undefined);
  const decidedOn = on === undefined ? (choices?.today ?? null) : on;
  const change = (index: number, part: Partial<Seat>): void =>
    setSeats((before) => before.map((seat, at) => (at === index ? { ...seat, ...part } : seat)));
  const members = seats.flatMap(({ personId, role }) => (personId === null ? [] : [{ personId, role }]));
  const missing =
    members.length < seats.length
      ? t('initiatives.missing.people')
      : decidedOn === null
        ? t('initiatives.missing.date')
        : null;
  const { id, revision } = detail;
  return (
    <ActFrame
      {...frame}
      verb={t('initiatives.verb.setCouncil')}
      missing={missing}
      onGo={() =>
        send(() =>
          call('initiatives.setCouncil', { id, revision, code, decidedOn: decidedOn ?? '', members }),
        )
      }
    >
      {seats.map((seat, index) => (
        <div key={index} className="initiativeSeat">
          <Select
            label={t('initiatives.memberOf', { number: index + 1 })}
            value={seat.personId}
            onChange={(personId) => change(index, { personId })}
            placeholder={t('initiatives.choosePerson')}
            choices={(people?.people ?? []).map((person) => ({
              id: person.id,
              text: person.fullName,
              detail: person.position,
              disabled: seats.some((other, at) => at !== index && other.personId === person.id),
            }))}
          />
          <Select
            label={t('initiatives.role')}
            value={seat.role}
            onChange={(role) => change(index, { role })}
            choices={ROLES.map((role) => ({ id: role, text: t(`initiatives.role.${role}`) }))}
          />
        </div>
      ))}
      <div className="row wrap">
        <Button
          size="small"
          icon="plus"
          disabled={seats.length >= 15}
          onPress={() => setSeats((before) => [...before, { personId: null, role: 'member' }])}
        >
          {t('initiatives.addMember')}
        </Button>
        {seats.length > FIRST.length ? (
          <Button size="small" icon="minus" onPress={() => setSeats((before) => before.slice(0, -1))}>
            {t('initiatives.dropMember')}
          </Button>
        ) : null}
      </div>
      <TextField
        label={t('initiatives.decisionCode')}
        optional={t('common.optional')}
        value={code}
        onChange={setCode}
        maxLength={80}
      />
      <DateField label={t('initiatives.decidedOn')} value={decidedOn} onChange={setOn} parse={read} />
    </ActFrame>
  );
}
