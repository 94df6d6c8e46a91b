import { documentState } from '../../../parts/documents/documentState.ts';
import { useMemo, useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { PAGE_OF_BOOK } from '../../../parts/navigation/bookPages.ts';
import { useColumnWidths } from '../../../data/columnWidths.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { ActionBar, FilterBar } from '../../../parts/frame/PageHead.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useRouter } from '../../../data/router.ts';
import { Button } from '../../../components/Button.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { column, TwoLines, VirtualTable, type TableColumn } from '../../../components/VirtualTable.tsx';
import type { Formatter } from '../../../i18n/format.ts';
import { type Translate, useWords } from '../../../i18n/I18n.tsx';
import { DossierActs } from './DossierActs.tsx';
import { DossierStanding } from './DossierStanding.tsx';

type Detail = Output<'dossiers.get'>;
type Line = Detail['documents'][number];

/** What lies in one dossier, and when it was closed and opened again. */
export function DossierInside({ code, onBack }: { code: string; onBack: () => void }) {
  const { t, format } = useWords();
  const widths = useColumnWidths('dossier-inside');
  const { value, error } = useAsk('dossiers.get', { code });
  const [selected, setSelected] = useState<string | null>(null);
  const columns = useMemo(() => columnsOf(t, format), [t, format]);
  const back = (
    <Button size="small" icon="chevron-left" onPress={onBack}>
      {t('dossiers.back')}
    </Button>
  );
  if (error || !value)
    return (
      <div className="col grow">
        <FilterBar>{back}</FilterBar>
        {error ? <Failure error={error} /> : <LoadingRows />}
      </div>
    );
  const { dossier, documents } = value;
  const counts = { documents: format.number(dossier.documents), pages: format.number(dossier.pages) };
  const notes = [
    t('dossiers.counts', counts),
    dossier.classified > 0 ? t('dossiers.classified', { count: format.number(dossier.classified) }) : '',
    dossier.unpaged > 0 ? t('dossiers.unpaged', { count: format.number(dossier.unpaged) }) : '',
    dossier.closing === null ? '' : t('dossiers.retentionIs', { retention: dossier.closing.retention }),
  ];
  return (
    <div className="col grow">
      <FilterBar>
        {back}
        <b className="cut">
          {code} {dossier.title}
        </b>
        <span className="end" />
        <DossierStanding dossier={dossier} />
      </FilterBar>
      <p className="s m archiveWhat">{notes.filter((note) => note !== '').join(' · ')}</p>
      <VirtualTable
        label={t('dossiers.contents', { code })}
        items={documents}
        keyOf={({ row }) => row.id}
        rowHeight={46}
        selectedKey={selected ?? documents[0]?.row.id ?? null}
        onSelect={setSelected}
        onOpen={(id) => {
          const line = documents.find(({ row }) => row.id === id);
          if (line) useRouter.getState().go(PAGE_OF_BOOK[line.row.book], { id });
        }}
        widths={widths}
        columns={columns}
        autoFocus
      />
      <History closings={value.closings} />
      <ActionBar>
        <DossierActs dossier={dossier} />
      </ActionBar>
    </div>
  );
}

function History({ closings }: { closings: Detail['closings'] }) {
  const { t, format } = useWords();
  if (closings.length === 0) return null;
  return (
    <section className="bookLine" aria-label={t('dossiers.history')}>
      <h2 className="sec">{t('dossiers.history')}</h2>
      <ul className="bookEvents">
        {closings.map(({ id, atMs, by, retention, documents, reopened }) => (
          <li key={id} className="s">
            {reopened === null ? null : (
              <p>
                {t('dossiers.history.reopened', {
                  at: format.dateTime(reopened.atMs),
                  by: reopened.by,
                  reason: reopened.reason ?? t('dossiers.history.sealed'),
                })}
              </p>
            )}
            <p className="m">
              {t('dossiers.history.closed', {
                at: format.dateTime(atMs),
                by,
                retention,
                documents: format.number(documents),
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function columnsOf(t: Translate, format: Formatter): readonly TableColumn<Line>[] {
  return [
    {
      id: 'number',
      title: t('dossiers.document.number'),
      width: 74,
      align: 'right',
      render: ({ row }) => `${row.entryNumber}${row.entrySuffix}`,
    },
    {
      id: 'code',
      title: t('word.number'),
      width: 150,
      opens: true,
      render: ({ row }) => <TwoLines first={row.code} second={row.issuer} />,
    },
    {
      id: 'subject',
      title: t('dossiers.document.subject'),
      width: 'grow',
      min: 150,
      render: ({ row }) => (
        <span className="row gap-6">
          {row.level === 'none' ? null : <LevelChip level={row.level} />}
          <span className="cut">{row.subject ?? row.typeName}</span>
        </span>
      ),
    },
    column('date', t('dossiers.document.date'), 102, ({ row }) =>
      format.date(row.documentDate ?? row.enteredOn),
    ),
    {
      id: 'pages',
      title: t('dossiers.column.pages'),
      width: 56,
      align: 'right',
      render: ({ pages }) => (pages === null ? '' : format.number(pages)),
    },
    column('state', t('word.state'), 108, ({ row }) => <span className="cut">{t(documentState(row))}</span>),
  ];
}
