import { useState } from 'react';
import type { Place } from '../../../shared/ipc/contract/copyRecords.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { placeWords } from '../../parts/copies/words.ts';
import { Failure } from '../../forms/Failure.tsx';
import { FilterBar } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';

/** Phòng, tủ, ngăn, hộp: where copies may lie. */
export function PlacesTab() {
  const t = useT();
  const { value, error, reload } = useAsk('copies.places', {});
  const [adding, setAdding] = useState(false);
  return (
    <div className="col grow">
      <FilterBar>
        <span className="end" />
        <Button icon="plus" onPress={() => setAdding(true)}>
          {t('copies.place.add')}
        </Button>
      </FilterBar>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows /> : null}
      {value?.places.length === 0 ? <EmptyState>{t('copies.place.none')}</EmptyState> : null}
      <ScrollPane label={t('copies.tab.places')}>
        <ul className="permitRows pad">
          {(value?.places ?? []).map((place) => (
            <PlaceRow key={place.id} place={place} />
          ))}
        </ul>
      </ScrollPane>
      {adding ? <AddDialog onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

function PlaceRow({ place }: { place: Place }) {
  const t = useT();
  const act = useAct();
  return (
    <li className="permitRow">
      <div className="row wrap">
        <b>{placeWords(place)}</b>
        <span className="m">{t('copies.place.count', { count: place.copies })}</span>
        <span className="end" />
        {place.open ? (
          <Button
            size="small"
            kind="quiet"
            disabled={place.copies > 0}
            onPress={() => void act.call('copies.closePlace', { id: place.id }, t('copies.done'))}
          >
            {t('common.close')}
          </Button>
        ) : (
          <StateMark meaning="closed">{t('copies.place.closed')}</StateMark>
        )}
      </div>
      {act.error ? <Failure error={act.error} /> : null}
    </li>
  );
}

const EMPTY = { room: '', cabinet: '', shelf: '', box: '' };

function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const [text, setText] = useState(EMPTY);
  const set = (key: keyof typeof text) => (value: string) => setText({ ...text, [key]: value });
  return (
    <FormDialog
      undoable
      title={t('copies.place.add')}
      verb={t('copies.place.save')}
      missing={text.room.trim() === '' ? t('word.fillInEveryField') : null}
      act={act}
      onSubmit={() => void act.call('copies.addPlace', text, t('copies.done'))}
      onClose={onClose}
    >
      <div className="copyGrid">
        <TextField label={t('copies.place.room')} value={text.room} onChange={set('room')} autoFocus />
        <TextField label={t('copies.place.cabinet')} value={text.cabinet} onChange={set('cabinet')} />
        <TextField label={t('copies.place.shelf')} value={text.shelf} onChange={set('shelf')} />
        <TextField label={t('copies.place.box')} value={text.box} onChange={set('box')} />
      </div>
    </FormDialog>
  );
}
