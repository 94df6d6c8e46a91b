import { useState } from 'react';
import { isActBook } from '../../../shared/domain/document/bookKinds.ts';
import { Button } from '../../components/Button.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useT } from '../../i18n/I18n.tsx';
import type { Missing } from './bookItems.ts';
import { useAct } from '../../data/useAct.ts';
import { useStartTypes } from './useStartTypes.ts';
import { bookName } from './words.ts';

/** A book of this year that is not yet open: where its paper one stands, for own documents type by type, and the act. */
export function OpenBook({ item }: { item: Missing }) {
  const t = useT();
  const act = useAct();
  const kind = item.missing;
  const { series, types: asked } = useStartTypes(kind, () => true);
  const [last, setLast] = useState<number | null>(null);
  const [lasts, setLasts] = useState<Readonly<Record<string, number | null>>>({});
  const types = asked.flatMap(({ id }) => {
    const number = lasts[id] ?? 0;
    return number > 0 ? [{ typeId: id, last: number }] : [];
  });
  return (
    <ScrollPane label={t('word.book')}>
      <h2 className="sec">{bookName(t, { kind, year: item.year })}</h2>
      <p>{t('registers.open.what')}</p>
      <div className="openBookField">
        <NumberField
          label={t('registers.start.last')}
          value={last}
          onChange={setLast}
          maxDigits={6}
          optional={t('registers.start.none')}
          hint={
            last === null || last === 0
              ? t(isActBook(kind) ? 'registers.start.fromOneAct' : 'registers.start.fromOne')
              : t('registers.start.next', { last, next: last + 1 })
          }
        />
      </div>
      {asked.length === 0 || series === null ? null : (
        <fieldset className="openBookTypes">
          <legend className="b">
            {t('registers.start.types', { counts: series.counts, period: series.period })}
          </legend>
          <p className="m s">{t('registers.start.typesWhat')}</p>
          <div className="openBookGrid">
            {asked.map(({ id, name }) => (
              <NumberField
                key={id}
                label={name}
                value={lasts[id] ?? null}
                onChange={(number) => setLasts({ ...lasts, [id]: number })}
                maxDigits={6}
              />
            ))}
          </div>
        </fieldset>
      )}
      {act.error ? <Failure error={act.error} /> : null}
      <div className="row">
        <Button
          kind="primary"
          disabled={act.busy}
          onPress={() =>
            void act.call('registers.open', { kind, year: item.year, lastOnPaper: last ?? 0, types }, () =>
              useToasts.getState().show({ text: t('registers.open.done') }),
            )
          }
        >
          {t('registers.start.open', { next: (last ?? 0) + 1 })}
        </Button>
      </div>
    </ScrollPane>
  );
}
