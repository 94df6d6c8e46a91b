import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { useAct } from '../../data/useAct.ts';
import { Note } from '../../components/Note.tsx';
import { Select } from '../../components/Select.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';

/** Where obstacles go; only offices whose cards were compared and trusted can be chosen. */
export function SupportBar() {
  const t = useT();
  const { value } = useAsk('obstacles.support', {});
  const act = useAct();
  if (value === null) return null;
  const { station, set, choices, hasSuperior } = value;
  const choose = (stationId: string): void =>
    void act.call('obstacles.setSupport', { stationId }, ({ office }) =>
      useToasts.getState().show({ text: t('obstacles.supportSet', { office }) }),
    );
  return (
    <div className="supportBar">
      {choices.length === 0 ? (
        <Note tone={hasSuperior ? 'caution' : 'info'}>
          {t(hasSuperior ? 'obstacles.noChoices' : 'obstacles.supportTop')}
        </Note>
      ) : (
        <Select
          label={t('obstacles.support')}
          hint={t(
            station === null
              ? hasSuperior
                ? 'obstacles.supportNone'
                : 'obstacles.supportTop'
              : set
                ? 'obstacles.supportChosen'
                : 'obstacles.supportDefault',
          )}
          value={station?.stationId ?? null}
          onChange={choose}
          placeholder={t('obstacles.supportPick')}
          disabled={act.busy}
          choices={choices.map(({ stationId, office }) => ({ id: stationId, text: office }))}
        />
      )}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </div>
  );
}
