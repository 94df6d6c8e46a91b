import { useMemo, useState } from 'react';
import { yearOf } from '../../../../shared/domain/calendar/civilDate.ts';
import { useColumnWidths } from '../../../data/columnWidths.ts';
import { host } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { useHelp } from '../../../data/helpStore.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { ActionBar, FilterBar } from '../../../parts/frame/PageHead.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { useMarks } from '../../../components/marks.ts';
import { Note } from '../../../components/Note.tsx';
import { StateMark } from '../../../components/StateMark.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { column, TwoLines, VirtualTable, type TableColumn } from '../../../components/VirtualTable.tsx';
import type { Formatter } from '../../../i18n/format.ts';
import { useT, type Translate, useWords } from '../../../i18n/I18n.tsx';
import { type ArchiveChoices } from '../stores.ts';
import { bookName } from '../words.ts';

type Dossier = ArchiveChoices['dossiers'][number];
type Book = ArchiveChoices['books'][number];
type Row = ({ readonly dossier: Dossier } | { readonly book: Book }) & { readonly year: number };

const keyOf = (row: Row): string =>
  'book' in row ? `book:${row.book.bookId}` : `dossier:${row.dossier.code}`;
const heldOf = (row: Row): string | null => ('book' in row ? row.book.held : row.dossier.held);

/** Finished dossiers and closed books of a year, what is held back and why, and the package they go in. */
export function GiveTab() {
  const t = useT();
  const { value: rules } = useAsk('rules.choices', {});
  const [chosenYear, setYear] = useState<number | null>(null);
  const year = chosenYear ?? (rules === null ? null : yearOf(rules.today));
  const { value, error, reload } = useAsk('archive.choices', year === null ? null : { year });
  const help = useHelp((state) => state.open);
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (year === null || !value) return <LoadingRows />;
  return (
    <>
      <FilterBar>
        <Button size="small" icon="chevron-left" onPress={() => setYear(year - 1)}>
          {t('archive.earlier')}
        </Button>
        <b>{`${t('word.year')} ${year}`}</b>
        <Button size="small" icon="chevron-right" onPress={() => setYear(year + 1)}>
          {t('archive.later')}
        </Button>
        <span className="end" />
        <Button size="small" kind="quiet" onPress={() => help({ topic: 'archive' }, [])}>
          {t('help.open')}
        </Button>
      </FilterBar>
      <Choose key={value.year} choices={value} />
    </>
  );
}

function Choose({ choices }: { choices: ArchiveChoices }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const marks = useMarks();
  const [selected, setSelected] = useState<string | null>(null);
  const widths = useColumnWidths('archive-give');
  const act = useAct();
  const columns = useMemo(() => columnsOf(t, format), [t, format]);
  const { year } = choices;
  const rows: Row[] = [
    ...choices.dossiers.map((dossier) => ({ dossier, year })),
    ...choices.books.map((book) => ({ book, year })),
  ];
  const going = rows.filter((row) => marks.keys.has(keyOf(row)) && heldOf(row) === null);
  const dossiers = going.flatMap((row) => ('dossier' in row ? [row.dossier] : []));
  const books = going.flatMap((row) => ('book' in row ? [row.book] : []));
  const total = (of: (dossier: Dossier) => number): number =>
    dossiers.reduce((sum, dossier) => sum + of(dossier), 0);
  const missing = !mayCall(roles, 'archive.writeTo')
    ? t('archive.onlyClerk')
    : going.length === 0
      ? t('archive.choose')
      : null;
  const write = (): void =>
    void act.run(
      () =>
        host().writeArchive(
          { year, dossiers: dossiers.map(({ code }) => code), bookIds: books.map(({ bookId }) => bookId) },
          t('archive.fileName', { year: String(year) }),
        ),
      ({ saved }) => {
        if (!saved) return;
        marks.clear();
        useToasts.getState().show({ text: t('archive.written') });
      },
    );
  return (
    <>
      <p className="s m archiveWhat">{t('archive.what')}</p>
      {choices.unfiled > 0 ? (
        <div className="archiveWhat">
          <Note tone="caution">{t('archive.unfiled', { count: format.number(choices.unfiled) })}</Note>
        </div>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState>{t('archive.none')}</EmptyState>
      ) : (
        <VirtualTable
          label={t('archive.tab.give')}
          items={rows}
          keyOf={keyOf}
          rowHeight={46}
          selectedKey={selected}
          onSelect={setSelected}
          marks={marks}
          widths={widths}
          columns={columns}
          autoFocus
        />
      )}
      {act.error ? (
        <div className="bookFault">
          <Failure error={act.error} onClose={act.forget} />
        </div>
      ) : null}
      <ActionBar>
        <span className="s m">
          {t('archive.sum', {
            dossiers: format.number(dossiers.length),
            documents: format.number(total(({ documents }) => documents)),
            files: format.number(total(({ files }) => files)),
            size: format.bytes(total(({ bytes }) => bytes)),
            books: format.number(books.length),
          })}
        </span>
        <span className="end" />
        <Button
          kind="primary"
          icon="archive"
          disabled={missing !== null || act.busy}
          disabledReason={missing}
          onPress={write}
        >
          {t('archive.write')}
        </Button>
      </ActionBar>
    </>
  );
}

function columnsOf(t: Translate, format: Formatter): readonly TableColumn<Row>[] {
  const number = (value: number): string => (value === 0 ? '' : format.number(value));
  return [
    column('code', t('archive.column.code'), 104, (row) => (
      <b className="md cut">{'book' in row ? t('archive.books') : row.dossier.code}</b>
    )),
    {
      id: 'title',
      title: t('archive.column.title'),
      width: 'grow',
      min: 160,
      render: (row) =>
        'book' in row ? (
          <span className="cut">{volumeName(t, row.book, row.year)}</span>
        ) : (
          <TwoLines first={row.dossier.title} second={periodOf(format, row.dossier)} />
        ),
    },
    {
      id: 'documents',
      title: t('word.documents'),
      width: 74,
      align: 'right',
      render: (row) => number('book' in row ? row.book.lines : row.dossier.documents),
    },
    {
      id: 'files',
      title: t('archive.column.files'),
      width: 52,
      align: 'right',
      render: (row) => ('book' in row ? '' : number(row.dossier.files)),
    },
    column('standing', t('word.standing'), 214, (row) => <Standing row={row} t={t} format={format} />),
  ];
}

const periodOf = (format: Formatter, { from, to }: Dossier): string =>
  from === null || to === null ? '' : `${format.date(from)} – ${format.date(to)}`;

const volumeName = (t: Translate, { kind, volume }: Book, year: number): string =>
  bookName(t, { kind, year, volume });

function Standing({ row, t, format }: { row: Row; t: Translate; format: Formatter }) {
  const held = heldOf(row);
  const { sentMs } = 'book' in row ? row.book : row.dossier;
  const more = 'book' in row ? 0 : row.dossier.documents - row.dossier.sentDocuments;
  const apart = 'book' in row || held !== null ? 0 : row.dossier.apart;
  const standing =
    held !== null ? (
      <StateMark meaning="waiting">
        {held === 'unfinished' && 'dossier' in row
          ? t('archive.held.unfinished', { count: format.number(row.dossier.unfinished) })
          : t(`archive.held.${held as 'open' | 'apart' | 'notclosed'}`)}
      </StateMark>
    ) : sentMs !== null ? (
      <StateMark meaning={more > 0 ? 'new' : 'done'}>
        {more > 0
          ? t('archive.sentMore', { at: format.date(format.dayOf(sentMs)), count: format.number(more) })
          : t('archive.sent', { at: format.date(format.dayOf(sentMs)) })}
      </StateMark>
    ) : (
      <StateMark meaning="running">{t('archive.ready')}</StateMark>
    );
  return (
    <span className="col">
      <span className="cut">{standing}</span>
      {apart > 0 ? (
        <span className="caution cap">{t('archive.apart', { count: format.number(apart) })}</span>
      ) : null}
    </span>
  );
}
