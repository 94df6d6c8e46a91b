import { useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../data/bridge.ts';
import { useAct } from '../../data/useAct.ts';
import { copyTitle, placeWords, subjectWords } from '../../parts/copies/words.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { focusPane } from '../../focus/panes.ts';
import { PaperButton } from '../../parts/papers/PaperButton.tsx';
import { askAgain, useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Note } from '../../components/Note.tsx';
import { StateMark, type StateMeaning } from '../../components/StateMark.tsx';
import { TextField } from '../../components/TextField.tsx';
import { column, type VirtualTableProps, VirtualTable } from '../../components/VirtualTable.tsx';
import { type Translate, useT, useWords } from '../../i18n/I18n.tsx';
import { isComposing } from '../../keys/match.ts';
import { type MusterReport } from './stores.ts';
import { countsOf } from './words.ts';

type Finding = MusterReport['findings'][number];
type Scan = Output<'copies.scan'>;

const MEANING: Readonly<Record<Finding['finding'], StateMeaning>> = {
  found: 'done',
  missing: 'refused',
  elsewhere: 'returned',
  unexpected: 'new',
};

/** One muster: the field into which a scanner types while it runs, and its differences. */
export function MusterPane({ id }: { id: string }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const { value, error, reload } = useAsk('copies.muster', { id });
  const [selected, setSelected] = useState<string | null>(null);
  useKeysIntoReport(value?.muster.id === id ? value.muster.closedMs !== null : null);
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (value === null || value.muster.id !== id) return <LoadingRows />;
  const { muster, findings } = value;
  const runs = muster.closedMs === null;
  return (
    <div className="col grow">
      <header className="musterHead">
        <b>{countsOf(t, muster)}</b>
        <span className="m cap">
          {runs
            ? t('copies.muster.running', { scanned: muster.scanned, expected: muster.expected })
            : t('copies.muster.closed', { time: format.dateTime(muster.closedMs ?? 0) })}
          {muster.note === '' ? '' : ` · ${muster.note}`}
        </span>
        {runs && mayCall(roles, 'copies.scan') ? (
          <ScanBar id={id} onScanned={() => void Promise.all([reload(), askAgain('copies.musters')])} />
        ) : null}
        {runs ? null : (
          <PaperButton subjectKind="muster" subjectId={id} title={t('papers.titleOf.muster')} size="small" />
        )}
      </header>
      <VirtualTable
        label={t('copies.muster.report')}
        items={findings}
        keyOf={keyOf}
        selectedKey={selected}
        onSelect={setSelected}
        rowHeight={46}
        columns={columnsOf(t, runs)}
      />
    </div>
  );
}

/** A muster that was closed takes its field with it: the focus comes to its differences, once its dialog is gone. */
function useKeysIntoReport(closed: boolean | null): void {
  const ran = useRef(false);
  useEffect(() => {
    if (closed === false) ran.current = true;
    if (closed !== true || !ran.current) return undefined;
    ran.current = false;
    let frame = 0;
    const look = (left: number): void => {
      if (document.querySelector('[role="alertdialog"]') === null) return focusPane('muster');
      if (left > 0) frame = requestAnimationFrame(() => look(left - 1));
    };
    look(60);
    return () => cancelAnimationFrame(frame);
  }, [closed]);
}

const keyOf = (finding: Finding): string => finding.copy?.id ?? finding.code;

function columnsOf(t: Translate, runs: boolean): VirtualTableProps<Finding>['columns'] {
  return [
    column('finding', t('copies.muster.report'), 104, ({ finding }) =>
      runs && finding === 'missing' ? (
        <StateMark meaning="new">{t('copies.finding.notYet')}</StateMark>
      ) : (
        <StateMark meaning={MEANING[finding]}>{t(`copies.finding.${finding}`)}</StateMark>
      ),
    ),
    column('copy', t('copies.column.copy'), 136, ({ copy, code }) => (
      <span className="col">
        <span className="md cut">{copy === null ? '' : copyTitle(t, copy)}</span>
        <span className="code m cap">{code}</span>
      </span>
    )),
    {
      id: 'document',
      title: t('word.document'),
      width: 'grow',
      min: 140,
      render: ({ copy }) =>
        copy === null ? null : (
          <span className="col">
            <span className="cut">{subjectWords(t, copy.subject)}</span>
            <span className="m cap cut">{copy.holder?.fullName ?? copy.outside ?? ''}</span>
          </span>
        ),
    },
    column('level', t('documents.column.level'), 116, ({ copy }) =>
      copy === null ? null : <LevelChip level={copy.subject.level} />,
    ),
    {
      id: 'where',
      title: t('word.state'),
      width: 'grow',
      min: 256, // two places, each on a line of its own and whole
      render: (finding) => (
        <span className="col cap s">
          {whereOf(t, finding).map((line) => (
            <span key={line} className="cut" title={line}>
              {line}
            </span>
          ))}
        </span>
      ),
    },
  ];
}

function whereOf(t: Translate, { finding, expectedPlace, seenPlace, stateThen }: Finding): string[] {
  return [
    finding === 'unexpected' && stateThen !== null ? t(`copies.state.${stateThen}`) : '',
    seenPlace === null || finding === 'found'
      ? ''
      : t('copies.muster.seenAt', { place: placeWords(seenPlace) }),
    expectedPlace === null ? '' : t('copies.muster.expectedAt', { place: placeWords(expectedPlace) }),
  ].filter(Boolean);
}

/** A USB scanner types a code and Enter; the field takes one after another and says at once what each is. */
function ScanBar({ id, onScanned }: { id: string; onScanned: () => void }) {
  const t = useT();
  const act = useAct();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [last, setLast] = useState<Scan | null>(null);
  const [fault, setFault] = useState<WireError | null>(null);
  const [closing, setClosing] = useState(false);
  const scan = async (): Promise<void> => {
    const code = typed.trim();
    if (code === '') return;
    setTyped('');
    const reply = await call('copies.scan', { musterId: id, typed: code, placeId: null });
    setFault(reply.ok ? null : reply.error);
    setLast(reply.ok ? reply.value : null);
    onScanned();
    field.current?.focus();
  };
  const badCode = fault?.code === 'not-found';
  return (
    <>
      <div className="row wrap">
        <TextField
          label={t('copies.muster.scan')}
          hint={t('copies.muster.scanHint')}
          type="code"
          value={typed}
          onChange={setTyped}
          inputRef={field}
          autoFocus
          name="scan"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
            event.preventDefault();
            void scan();
          }}
        />
        <div className="grow" role="status">
          {last === null ? null : (
            <Note
              tone={last.result === 'found' || last.result === 'again' ? 'done' : 'caution'}
              title={t(`copies.muster.result.${last.result}`, { code: last.code })}
            >
              {t('copies.muster.remaining', { count: last.remaining })}
            </Note>
          )}
          {badCode ? <Note tone="danger" title={t('copies.muster.badCode')} /> : null}
        </div>
        <Button icon="check" onPress={() => setClosing(true)}>
          {t('copies.muster.close')}
        </Button>
      </div>
      {fault !== null && !badCode ? <Failure error={fault} /> : null}
      <Dialog
        undoable={false}
        open={closing}
        onClose={() => setClosing(false)}
        role="alertdialog"
        title={t('copies.muster.closeTitle')}
        actions={
          <>
            <Button
              kind="primary"
              disabled={act.busy}
              onPress={() =>
                void act.call('copies.closeMuster', { id }, () => {
                  setClosing(false);
                  return t('copies.done');
                })
              }
            >
              {t('copies.muster.close')}
            </Button>
            <Button hint="Esc" onPress={() => setClosing(false)}>
              {t('copies.muster.keepOn')}
            </Button>
          </>
        }
      >
        <p className="s">{t('copies.muster.closeWhat')}</p>
        {act.error ? <Failure error={act.error} /> : null}
      </Dialog>
    </>
  );
}
