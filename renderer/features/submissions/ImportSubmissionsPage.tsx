import './import/import.css';
import { useState } from 'react';
import { host } from '../../app/bridge.ts';
import { Failure } from '../../app/Failure.tsx';
import { ActionBar, PageHead } from '../../app/PageHead.tsx';
import { useRouter } from '../../app/router.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Note } from '../../components/Note.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { Select } from '../../components/Select.tsx';
import { VirtualTable } from '../../components/VirtualTable.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { useImportColumns } from './import/importColumns.tsx';
import { MappingPanel } from './import/MappingPanel.tsx';
import { type ImportChoices, type ImportRow, useImport } from './import/useImport.ts';
import { KINDS } from './words.ts';

const NO_KIND = 'none';

/** Takes in an export of a portal: every row is looked at before any is taken in, and each has its own answer. */
export function ImportSubmissionsPage() {
  const t = useT();
  const back = useRouter((state) => state.back);
  const task = useImport();
  const [selected, setSelected] = useState<string | null>(null);
  const [choices, setChoices] = useState<ImportChoices>({
    ...{ kindForMissing: null, undatedAsToday: false, confirmedLines: [] },
  });
  const columns = useImportColumns();
  const pick = async (): Promise<void> => {
    const reply = await host().pickFiles();
    if (!reply.ok) return task.fail(reply.error);
    const [file] = reply.value;
    if (file !== undefined) await task.choose(file);
  };
  const fit = task.rows.filter((row) => isFit(row, choices)).length;
  const working = task.phase === 'reading' || task.phase === 'taking';
  const start = (): void => {
    if (!working && fit > 0) void task.take(choices);
  };
  useShortcuts('registration', { 'registration.attach': () => void pick() });
  useShortcuts('form', { 'form.close': back, 'form.saveNext': start });
  const chosen = task.rows.find((row) => String(row.line) === selected) ?? null;
  return (
    <>
      <PageHead
        title={t('import.title')}
        onBack={back}
        actions={
          <Button
            icon="attach"
            kind={task.preview === null ? 'primary' : 'secondary'}
            shortcut="registration.attach"
            disabled={working}
            onPress={() => void pick()}
          >
            {t(task.file === null ? 'import.choose' : 'import.chooseOther')}
          </Button>
        }
      >
        <span className="m cut wide-only">{task.preview?.fileName ?? t('import.lead')}</span>
      </PageHead>
      {task.error ? <Failure error={task.error} safe={t('import.safe')} /> : null}
      {task.preview === null ? (
        <div className="grow">
          <EmptyState>{t(task.phase === 'reading' ? 'import.reading' : 'import.empty')}</EmptyState>
        </div>
      ) : (
        <div className="importGrid">
          <div className="col" data-pane="rows">
            <Counts rows={task.rows} total={task.preview.total} />
            {working ? (
              <div className="pad">
                <ProgressBar
                  label={t(task.phase === 'taking' ? 'import.taking' : 'import.reading')}
                  done={task.at}
                  total={task.preview.total}
                  onStop={task.stop}
                  detail={t('import.stopKeeps')}
                />
              </div>
            ) : null}
            <VirtualTable
              label={t('import.rows')}
              items={task.rows}
              keyOf={(row) => String(row.line)}
              selectedKey={selected}
              onSelect={setSelected}
              rowHeight={46}
              columns={columns}
              total={task.rows.length}
            />
          </div>
          <aside className="scroll canvas importSide" data-pane="importSide" aria-label={t('import.side')}>
            {chosen?.outcome === 'ask' ? (
              <Note tone="caution" title={t('import.outcome.ask')}>
                <p>{t('import.askNext')}</p>
                <Checkbox
                  checked={choices.confirmedLines.includes(chosen.line)}
                  onChange={(on) => setChoices(withLine(choices, chosen.line, on))}
                >
                  {t('import.confirmLine', { line: chosen.line })}
                </Checkbox>
              </Note>
            ) : null}
            {task.rows.some((row) => row.outcome === 'secret') ? (
              <Note tone="caution" title={t('import.secretTitle')}>
                {t('import.secretNext')}
              </Note>
            ) : null}
            <section className="panel" aria-label={t('import.forAll')}>
              <header>
                <h2>{t('import.forAll')}</h2>
              </header>
              <div className="pad col gap-6">
                <Select
                  label={t('import.kindForMissing')}
                  value={choices.kindForMissing ?? NO_KIND}
                  choices={[
                    { id: NO_KIND, text: t('import.leaveOut') },
                    ...KINDS.map((id) => ({ id, text: t(`submissions.kind.${id}`) })),
                  ]}
                  onChange={(next) =>
                    setChoices({ ...choices, kindForMissing: next === NO_KIND ? null : next })
                  }
                />
                <Checkbox
                  checked={choices.undatedAsToday}
                  onChange={(undatedAsToday) => setChoices({ ...choices, undatedAsToday })}
                >
                  {t('import.undatedAsToday')}
                </Checkbox>
              </div>
            </section>
            <MappingPanel
              headings={task.preview.headings}
              mapping={task.preview.mapping}
              remembered={task.preview.remembered}
              disabled={working || task.phase === 'done'}
              onChange={(mapping) => void task.remap(mapping)}
            />
          </aside>
        </div>
      )}
      <ActionBar>
        <Button
          kind="primary"
          shortcut="form.saveNext"
          disabled={working || fit === 0}
          disabledReason={fit === 0 ? t('import.nothingFits') : null}
          onPress={start}
        >
          {t('import.take', { count: fit })}
        </Button>
        <Button kind="quiet" shortcut="form.close" onPress={back}>
          {t('common.close')}
        </Button>
      </ActionBar>
    </>
  );
}

const withLine = (choices: ImportChoices, line: number, on: boolean): ImportChoices => ({
  ...choices,
  confirmedLines: on
    ? [...choices.confirmedLines, line]
    : choices.confirmedLines.filter((other) => other !== line),
});

/** Would this row be taken in now, by what the person decided for all? */
function isFit(row: ImportRow, choices: ImportChoices): boolean {
  if (row.outcome === 'new') return true;
  if (row.outcome === 'ask') return choices.confirmedLines.includes(row.line);
  if (row.outcome !== 'faulty' || row.findings.includes('secret-phrase')) return false;
  return row.faults.every(
    (fault) =>
      (fault === 'no-kind' && choices.kindForMissing !== null) ||
      (fault !== 'no-kind' && fault !== 'no-text' && choices.undatedAsToday),
  );
}

function Counts({ rows, total }: { rows: readonly ImportRow[]; total: number }) {
  const t = useT();
  const format = useFormat();
  const outcomes = ['new', 'taken', 'already', 'ask', 'faulty', 'changed', 'secret', 'failed'] as const;
  return (
    <div className="row wrap gap-8 importCounts" role="status">
      <span className="md">{t('import.total', { total: format.number(total) })}</span>
      {outcomes.map((outcome) => {
        const n = rows.filter((row) => row.outcome === outcome).length;
        return n === 0 ? null : (
          <span key={outcome} className="m">
            {t(`import.outcome.${outcome}`)}: <span className="md">{format.number(n)}</span>
          </span>
        );
      })}
    </div>
  );
}
