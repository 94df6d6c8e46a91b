import { useState } from 'react';
import { yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useRoute, useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { areFilled, nameOfficer, NO_OFFICERS, TwoOfficers } from '../../forms/TwoOfficers.tsx';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { keepInRoute } from '../../data/useWantedTab.ts';
import { useAct } from '../../data/useAct.ts';
import { officeToday } from '../../data/clock.ts';

/** Mở khẩn cấp: a leader and a second person of another post, each with the own passphrase, for a time. */
export function EmergencyButton() {
  const t = useT();
  const { roles } = useOpenSession();
  // from the palette it is gone to by name
  const act = useRoute().params['act'] ?? '';
  if (!mayCall(roles, 'access.emergency')) return null;
  return (
    <>
      <Button icon="lock" onPress={() => keepInRoute('act', 'emergency')}>
        {t('access.emergency')}
      </Button>
      {act === 'emergency' ? <EmergencyDialog onClose={() => keepInRoute('act', '')} /> : null}
    </>
  );
}

const MINUTES = ['15', '30', '60', '120', '240'] as const;

function EmergencyDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const replace = useRouter((state) => state.replace);
  const { fullName } = useOpenSession();
  const { value } = useAsk('access.emergencyRule', {});
  const act = useAct();
  const [form, setForm] = useState({
    number: '',
    ground: '',
    minutes: '30',
    year: String(yearOf(officeToday())),
  });
  const [officers, setOfficers] = useState(NO_OFFICERS);
  const set = (field: keyof typeof form) => (text: string) =>
    setForm((before) => ({ ...before, [field]: text }));
  const missing = !areFilled(officers) || Object.values(form).some((text) => text.trim() === '');
  const numbers = /^\d+$/.test(form.number.trim()) && /^\d{4}$/.test(form.year.trim());
  const submit = (): void =>
    void act.call(
      'access.emergency',
      {
        target: { book: 'classified-incoming', year: Number(form.year), number: Number(form.number) },
        ground: form.ground,
        minutes: Number(form.minutes),
        ...officers,
      },
      ({ documentId }) => {
        onClose();
        replace({ id: documentId });
      },
    );
  const seconds = (value?.seconds ?? []).map(({ username, person }) => ({
    id: username,
    text: person.fullName,
    detail: person.position,
  }));
  return (
    <FormDialog
      undoable={false}
      title={t('access.emergencyTitle')}
      wide
      verb={t('access.emergencyVerb')}
      missing={missing || !numbers ? t('word.fillInEveryField') : null}
      act={{ busy: act.busy, error: nameOfficer(act.error, fullName, officers, seconds) }}
      safe={t('common.typedStays')}
      danger
      keep={t('access.emergencyNo')}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('access.emergencyWhat')}</p>
      <div className="grid12">
        <TextField
          span={3}
          label={t('access.number')}
          value={form.number}
          onChange={set('number')}
          autoFocus
        />
        <TextField span={3} label={t('word.year')} value={form.year} onChange={set('year')} />
        <Select
          span={6}
          label={t('access.minutes')}
          choices={MINUTES.filter((minutes) => Number(minutes) <= (value?.maxMinutes ?? 0)).map((id) => ({
            id,
            text: t('access.minutesOf', { minutes: Number(id) }),
          }))}
          value={form.minutes}
          onChange={set('minutes')}
        />
        <TextField
          span={12}
          label={t('common.ground')}
          value={form.ground}
          onChange={set('ground')}
          maxLength={500}
        />
        <TwoOfficers
          form={officers}
          onChange={setOfficers}
          labels={{
            own: t('word.passphraseOfName', { name: fullName }),
            second: t('access.second'),
            secondPassphrase: t('access.secondPassphrase'),
          }}
          placeholder={t('documents.choosePerson')}
          seconds={seconds}
          error={act.error}
        />
      </div>
    </FormDialog>
  );
}
