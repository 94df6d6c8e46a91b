import { useMemo, useState } from 'react';
import { useColumnWidths } from '../../../data/columnWidths.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { ActionBar, FilterBar } from '../../../parts/frame/PageHead.tsx';
import { useAsk } from '../../../data/ask.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterChips } from '../../../components/FilterChips.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { column, TwoLines, VirtualTable, type TableColumn } from '../../../components/VirtualTable.tsx';
import type { Formatter } from '../../../i18n/format.ts';
import { type Translate, useWords } from '../../../i18n/I18n.tsx';
import { type Dossier } from '../stores.ts';
import { DossierActs } from './DossierActs.tsx';
import { DossierInside } from './DossierInside.tsx';
import { DossierStanding } from './DossierStanding.tsx';

const STANDINGS = ['all', 'open', 'closed'] as const;
type Standing = (typeof STANDINGS)[number];
const MOST = 300;

/** Hồ sơ: every dossier with what this person may know of it, and what can be done to the one that is chosen. */
export function DossiersPane() {
  const [inside, setInside] = useState<string | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  return inside === null ? (
    <DossierTable selected={selected} onSelect={setSelected} onOpen={setInside} />
  ) : (
    <DossierInside code={inside} onBack={() => setInside(null)} />
  );
}

interface DossierTableProps {
  selected: string | null;
  onSelect: (code: string) => void;
  onOpen: (code: string) => void;
}

function DossierTable({ selected, onSelect, onOpen }: DossierTableProps) {
  const { t, format } = useWords();
  const widths = useColumnWidths('dossiers');
  const [words, setWords] = useState('');
  const [standing, setStanding] = useState<Standing>('all');
  const sought = words.trim();
  const { value, error, reload } = useAsk('dossiers.list', {
    words: sought === '' ? null : sought,
    standing: standing === 'all' ? null : standing,
    limit: MOST,
  });
  const columns = useMemo(() => columnsOf(t, format), [t, format]);
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  const chosen = value?.dossiers.find(({ code }) => code === selected) ?? value?.dossiers[0] ?? null;
  return (
    <div className="col grow">
      <FilterBar keys="filter">
        <SearchBox label={t('dossiers.filter')} value={words} onChange={setWords} shortcut="list.filter" />
        <FilterChips
          label={t('dossiers.standing')}
          value={standing}
          onChange={setStanding}
          chips={STANDINGS.map((id) => ({ id, text: t(`dossiers.standing.${id}`) }))}
        />
      </FilterBar>
      <p className="s m archiveWhat">{t('dossiers.what')}</p>
      {!value ? (
        <LoadingRows />
      ) : value.dossiers.length === 0 ? (
        <EmptyState>
          {t(sought === '' && standing === 'all' ? 'dossiers.none' : 'dossiers.noneFound')}
        </EmptyState>
      ) : (
        <VirtualTable
          autoFocus
          label={t('dossiers.view')}
          items={value.dossiers}
          keyOf={({ code }) => code}
          rowHeight={46}
          selectedKey={chosen?.code ?? null}
          onSelect={onSelect}
          onOpen={onOpen}
          widths={widths}
          columns={columns}
        />
      )}
      {value?.more ? <p className="m cap archiveWhat">{t('dossiers.more')}</p> : null}
      {chosen === null ? null : (
        <ActionBar>
          <DossierActs dossier={chosen} />
          <span className="end" />
          <Button icon="folder" onPress={() => onOpen(chosen.code)}>
            {t('dossiers.open')}
          </Button>
        </ActionBar>
      )}
    </div>
  );
}

function columnsOf(t: Translate, format: Formatter): readonly TableColumn<Dossier>[] {
  return [
    column('code', t('archive.column.code'), 104, ({ code }) => <b className="md cut">{code}</b>),
    {
      id: 'title',
      title: t('dossiers.column.title'),
      width: 'grow',
      min: 160,
      render: ({ title, from, to }) => (
        <TwoLines
          first={title === '' ? t('dossiers.untitled') : title}
          second={from === to ? format.date(from) : `${format.date(from)} – ${format.date(to)}`}
        />
      ),
    },
    {
      id: 'documents',
      title: t('word.documents'),
      width: 76,
      align: 'right',
      render: ({ documents }) => format.number(documents),
    },
    column('pages', t('dossiers.column.pages'), 60, ({ pages }) => format.number(pages), { align: 'right' }),
    column('standing', t('word.standing'), 196, (dossier) => <DossierStanding dossier={dossier} />),
  ];
}
