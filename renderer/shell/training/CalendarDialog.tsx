import { addDays, civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { MOST_DAYS_AHEAD } from '../../../shared/domain/training.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useWords } from '../../i18n/I18n.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { useOpenSession, useSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { useTraining } from './trainingStore.ts';

const STEPS = [
  { id: 'day', days: 1 },
  { id: 'week', days: 7 },
  { id: 'month', days: 30 },
] as const;

/** The day of the training vault goes on, so that deadlines come; or back to the machine's. */
export function CalendarDialog() {
  const { t, format } = useWords();
  const close = useTraining((state) => state.close);
  const { aheadDays } = useOpenSession();
  const act = useAct();
  const real = civilDateAt(Date.now());
  const dayAfter = (days: number): string => format.date(addDays(real, days));
  const move = (days: number): void =>
    void act.call('training.moveCalendar', { aheadDays: days }, ({ today }) => {
      close();
      useToasts.getState().show({ text: t('training.calendar.moved', { date: format.date(today) }) });
      void useSession.getState().refresh();
    });
  return (
    <Dialog
      undoable
      onClose={close}
      title={t('training.calendar')}
      actions={
        <>
          <Button onPress={close} hint="Esc">
            {t('common.close')}
          </Button>
          {aheadDays > 0 ? (
            <Button icon="history" onPress={() => move(0)} disabled={act.busy}>
              {t('training.calendar.back', { date: format.date(real) })}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="s">{t('training.calendar.lead')}</p>
      <p>{t('training.calendar.now', { date: dayAfter(aheadDays), days: aheadDays })}</p>
      <div className="row wrap">
        {STEPS.map(({ id, days }, index) => (
          <Button
            key={id}
            autoFocus={index === 0}
            onPress={() => move(aheadDays + days)}
            disabled={act.busy || aheadDays + days > MOST_DAYS_AHEAD}
          >
            {t(`training.calendar.${id}`, { date: dayAfter(aheadDays + days) })}
          </Button>
        ))}
      </div>
      {act.error ? <Failure error={act.error} /> : null}
    </Dialog>
  );
}
