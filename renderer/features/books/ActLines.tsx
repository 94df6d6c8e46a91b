import { useState } from 'react';
import type { ActBookKind } from '../../../shared/ipc/schemas.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { usePages } from '../../data/keysetPages.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { VirtualTable } from '../../components/VirtualTable.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { CORRECTABLE } from './correctable.ts';
import { useActLines, type ActLine } from './stores.ts';
import { useAct } from '../../data/useAct.ts';

const LINE_OF_TEXT = 150;

/** The lines of a book of acts in the columns of its form; below, what was said before and why it was changed. */
export function ActLines({ kind, year, open }: { kind: ActBookKind; year: number; open: boolean }) {
  const t = useT();
  const [filter] = useState({ kind, year });
  const { rows, next, error, loadMore } = usePages(useActLines, filter);
  const { value } = useAsk('registers.actLines', { kind, year, after: '1', limit: 1 });
  const [selected, setSelected] = useState<string | null>(null);
  if (error) return <Failure error={error} />;
  if (rows.length === 0) return <EmptyState>{t('registers.noLines')}</EmptyState>;
  const columns = value?.columns ?? [];
  const line = rows.find(({ id }) => id === selected) ?? rows[0];
  return (
    <div className="col grow">
      <VirtualTable
        label={t(`documents.book.${kind}`)}
        items={rows}
        keyOf={({ id }) => id}
        selectedKey={line?.id ?? null}
        onSelect={setSelected}
        hasMore={next !== null}
        onLoadMore={() => void loadMore()}
        isStruck={({ cancelled }) => cancelled}
        columns={columns.map(({ heading, field, weight }, index) => ({
          id: field,
          title: heading,
          width: index === 0 ? 84 : Math.max(leastOf(field), weight * (LINE_OF_TEXT / 13)),
          render: (item: ActLine) =>
            field === 'level' && item.level !== null ? (
              <LevelChip level={item.level} />
            ) : (
              <span className="cut">{item.cells[index]}</span>
            ),
        }))}
      />
      {line ? <LineDetail key={line.id} kind={kind} line={line} columns={columns} open={open} /> : null}
    </div>
  );
}

function LineDetail({
  kind,
  line,
  columns,
  open,
}: {
  kind: ActBookKind;
  line: ActLine;
  columns: readonly { heading: string; field: string }[];
  open: boolean;
}) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const { documentId } = line;
  const headings = new Map(columns.map(({ heading, field }) => [field, heading]));
  const editable = open && !line.cancelled && mayCall(roles, 'registers.correctLine');
  return (
    <section className="bookSection bookLine" aria-label={t('registers.line', { number: line.number })}>
      <h3>{t('registers.line', { number: line.number })}</h3>
      <p className="m cap">
        {t('registers.enteredBy', { by: line.enteredBy, date: format.date(line.enteredOn) })}
      </p>
      {kind === 'destruction' && documentId !== null && mayCall(roles, 'protection.get') ? (
        <LinkButton onPress={() => go('protection', { id: documentId })}>
          {t('registers.toDestruction')}
        </LinkButton>
      ) : null}
      <ul className="bookEvents">
        {line.events.map((event, index) => (
          <li key={index} className="s">
            {event.kind === 'cancelled' ? (
              t('registers.event.cancelled', { reason: event.reason })
            ) : (
              <>
                {`${headings.get(event.field ?? '') ?? event.field ?? ''}: `}
                {event.oldValue === null ? null : <s className="m">{String(event.oldValue)}</s>}{' '}
                <span>{event.newValue === null ? '' : shown(event.newValue, format)}</span>
                {event.reason === '' ? '' : ` (${event.reason})`}
              </>
            )}
            <span className="m cap">{` ${event.by}, ${format.dateTime(event.atMs)}`}</span>
          </li>
        ))}
      </ul>
      {editable ? <LineActs line={line} columns={columns} /> : null}
    </section>
  );
}

const shown = (value: string | number, format: { dateTime(ms: number): string }): string =>
  typeof value === 'number' && value > 1e11 ? format.dateTime(value) : String(value);

function LineActs({
  line,
  columns,
}: {
  line: ActLine;
  columns: readonly { heading: string; field: string }[];
}) {
  const t = useT();
  const [field, setField] = useState<string | null>(null);
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const act = useAct();
  const done = (): void => {
    setField(null);
    setValue('');
    setReason('');
  };
  const noReason = reason.trim() === '' ? t('documents.missing.reason') : null;
  return (
    <>
      <div className="row wrap fieldRow">
        <Select
          label={t('registers.correct.column')}
          choices={columns
            .filter((column) => CORRECTABLE.includes(column.field))
            .map((column) => ({ id: column.field, text: column.heading }))}
          value={field}
          onChange={setField}
          placeholder={t('registers.correct.choose')}
        />
        <TextField label={t('registers.correct.value')} value={value} onChange={setValue} maxLength={500} />
        <TextField label={t('documents.field.reason')} value={reason} onChange={setReason} maxLength={300} />
        <Button
          size="small"
          disabled={act.busy || field === null || noReason !== null}
          disabledReason={field === null ? t('registers.correct.choose') : noReason}
          onPress={() =>
            void act.call('registers.correctLine', { id: line.id, field: field ?? '', value, reason }, done)
          }
        >
          {t('registers.correct.verb')}
        </Button>
        <Button
          size="small"
          disabled={act.busy || noReason !== null}
          disabledReason={noReason}
          onPress={() => void act.call('registers.cancelLine', { id: line.id, reason }, done)}
        >
          {t('documents.verb.cancelEntry')}
        </Button>
      </div>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </>
  );
}

/** Of a column in px: a level with its word, a whole date and a date with its hour are never cut. */
const LEAST: Readonly<Record<string, number>> = {
  level: 132,
  at: 144,
  signature: 144,
  returned: 144,
  codeAndDate: 220,
  codeAndCopies: 220,
};
const leastOf = (field: string): number => LEAST[field] ?? 116;
