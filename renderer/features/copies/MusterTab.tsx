import { useState } from 'react';
import type { Muster } from '../../../shared/ipc/contract/copyRecords.ts';
import { HolderSelect, PlaceSelect } from '../../parts/copies/fields.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { placeWords } from '../../parts/copies/words.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { FilterBar } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { SplitPanes } from '../../components/SplitPanes.tsx';
import { TextField } from '../../components/TextField.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { MusterPane } from './MusterPane.tsx';
import { countsOf } from './words.ts';

/** Kiểm kê: every muster with its report, and the one that runs. */
export function MusterTab() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value, error, reload } = useAsk('copies.musters', {});
  const [selected, setSelected] = useState<string | null>(null);
  const [starting, setStarting] = useState(false);
  const rows = value?.rows ?? [];
  const current = rows.find(({ id }) => id === selected) ?? rows[0] ?? null;
  return (
    <div className="col grow">
      <FilterBar>
        <span className="end" />
        {mayCall(roles, 'copies.startMuster') ? (
          <Button icon="scan" onPress={() => setStarting(true)}>
            {t('copies.muster.start')}
          </Button>
        ) : null}
      </FilterBar>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows /> : null}
      {value !== null && current === null ? <EmptyState>{t('copies.muster.none')}</EmptyState> : null}
      {current === null ? null : (
        <SplitPanes
          panes={[
            {
              id: 'musters',
              label: t('copies.tab.muster'),
              size: 300,
              narrowSize: 240,
              content: (
                <VirtualList
                  autoFocus
                  label={t('copies.tab.muster')}
                  items={rows}
                  keyOf={({ id }) => id}
                  selectedKey={current.id}
                  onSelect={setSelected}
                  renderItem={(muster) => <MusterLine muster={muster} />}
                />
              ),
            },
            {
              id: 'muster',
              label: t('copies.muster.report'),
              size: 'grow',
              content: <MusterPane key={current.id} id={current.id} />,
            },
          ]}
        />
      )}
      {starting ? (
        <StartDialog
          onClose={() => setStarting(false)}
          onStarted={(id) => {
            setStarting(false);
            setSelected(id);
          }}
        />
      ) : null}
    </div>
  );
}

function MusterLine({ muster }: { muster: Muster }) {
  const { t, format } = useWords();
  const place = muster.place === null ? t('copies.muster.everywhere') : placeWords(muster.place);
  const who = muster.holder?.fullName ?? '';
  return (
    <div className="listRow">
      <span className="listRowFull md cut" title={place}>
        {place}
      </span>
      <span className="listRowFull cut cap s">
        {muster.closedMs === null
          ? t('copies.muster.running', { scanned: muster.scanned, expected: muster.expected })
          : countsOf(t, muster)}
      </span>
      <span className="cut cap m">
        {muster.holder === null
          ? muster.startedBy.fullName
          : t('copies.muster.line', { place: who, who: muster.startedBy.fullName })}
      </span>
      <span className="m cap">{format.date(format.dayOf(muster.startedMs))}</span>
    </div>
  );
}

function StartDialog({ onClose, onStarted }: { onClose: () => void; onStarted: (id: string) => void }) {
  const t = useT();
  const act = useAct();
  const [placeId, setPlace] = useState<string | null>(null);
  const [holderId, setHolder] = useState<string | null>(null);
  const [note, setNote] = useState('');
  return (
    <FormDialog
      undoable
      title={t('copies.muster.startTitle')}
      verb={t('copies.muster.start')}
      missing={null}
      act={act}
      onSubmit={() =>
        void act.call('copies.startMuster', { placeId, holderId, note }, ({ id }) => {
          onStarted(id);
          return null;
        })
      }
      onClose={onClose}
    >
      <PlaceSelect
        label={t('copies.muster.scope')}
        none={t('copies.muster.everywhere')}
        value={placeId}
        onChange={setPlace}
      />
      <HolderSelect
        label={t('copies.muster.holder')}
        none={t('copies.muster.everyone')}
        value={holderId}
        onChange={setHolder}
        onNone={() => setHolder(null)}
      />
      <TextField label={t('word.note')} value={note} onChange={setNote} />
    </FormDialog>
  );
}
