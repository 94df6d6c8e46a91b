import './import/import.css';
import { type DragEvent, useState } from 'react';
import type { PickedFile } from '../../../shared/ipc/bridge.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { dropFiles, pickFiles } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { ActionBar, PageHead } from '../../parts/frame/PageHead.tsx';
import { useRouter } from '../../data/router.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Note } from '../../components/Note.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { VirtualTable } from '../../components/VirtualTable.tsx';
import { type Translate, useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { GatherGroups } from './merge/Gather.tsx';
import { Counts, type Shown } from './import/Counts.tsx';
import { Decisions } from './import/Decisions.tsx';
import { asChosen, isFit } from './import/fit.ts';
import { useImportColumns } from './import/importColumns.tsx';
import { MappingPanel } from './import/MappingPanel.tsx';
import { SaveReport } from './import/SaveReport.tsx';
import { SaveSample } from './import/SaveSample.tsx';
import {
  type ImportChoices,
  type ImportMapping,
  type ImportRow,
  NOTHING_CHOSEN,
  useImport,
} from './import/useImport.ts';
import { useMails } from './import/useMails.ts';

const isLetter = ({ name }: PickedFile): boolean => name.toLowerCase().endsWith('.eml');

/**
 * Takes in an export of a portal, or letters that came as e-mail files, chosen or dropped anywhere on the page: every
 * row is looked at before any is taken in, and each has its own answer.
 */
export function ImportSubmissionsPage() {
  const t = useT();
  const back = useRouter((state) => state.back);
  const table = useImport();
  const mails = useMails();
  const [selected, setSelected] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [shown, setShown] = useState<Shown>('all');
  const [choices, setChoices] = useState<ImportChoices>(NOTHING_CHOSEN);
  const columns = useImportColumns();
  const post = mails.letters.length > 0;
  const task = post ? mails : table;
  const rows: readonly ImportRow[] = task.rows;
  const standing = rows.map((row) => asChosen(row, choices));
  const listed = shown === 'all' ? standing : standing.filter(({ outcome }) => outcome === shown);
  const total = post ? mails.letters.length : (table.preview?.total ?? null);
  const fit = rows.filter((row) => isFit(row, choices)).length;
  const working = task.phase === 'reading' || task.phase === 'taking';
  const take = async (reply: Reply<readonly PickedFile[]>): Promise<void> => {
    if (!reply.ok) return table.fail(reply.error);
    const [file] = reply.value;
    if (file === undefined) return;
    setSelected(null);
    setShown('all');
    setChoices(NOTHING_CHOSEN); // line numbers of another file
    table.forget();
    mails.forget();
    await (reply.value.every(isLetter) ? mails.choose(reply.value) : table.choose(file));
  };
  const pick = async (): Promise<void> => take(await pickFiles('import'));
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setOver(false);
    if (!working) await take(await dropFiles([...event.dataTransfer.files]));
  };
  const start = (): void => {
    if (working || fit === 0) return;
    void (post ? mails.take(choices, t('import.refusedFiles')) : table.take(choices));
  };
  useShortcuts('submission', { 'submission.pickFile': () => void pick(), 'submission.takeRows': start });
  useShortcuts('form', { 'form.close': back });
  return (
    <div
      className="col grow importDrop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <PageHead
        title={t('import.title')}
        onBack={back}
        actions={
          <Button
            icon="attach"
            kind={total === null ? 'primary' : 'secondary'}
            shortcut="submission.pickFile"
            disabled={working}
            onPress={() => void pick()}
          >
            {t(total === null ? 'import.choose' : 'word.chooseAnotherFile')}
          </Button>
        }
      >
        <span className="m cut wide-only">
          {post ? t('import.letters', { count: total ?? 0 }) : (table.preview?.fileName ?? t('import.lead'))}
        </span>
      </PageHead>
      {task.error ? (
        <Failure error={task.error} safe={t('import.safe')} next={nextOf(t, task.error.code)} />
      ) : null}
      {total === null ? (
        <div className="grow importEmpty">
          <EmptyState>{t(task.phase === 'reading' ? 'import.reading' : 'import.empty')}</EmptyState>
        </div>
      ) : (
        <div className="importGrid">
          <div className="col" data-pane="rows">
            <Counts
              rows={standing}
              total={total}
              shown={shown}
              onShow={(outcome) => {
                setShown(outcome);
                setSelected(null); // a line that the list may not have any more
              }}
            />
            {working ? (
              <div className="pad">
                <ProgressBar
                  label={t(task.phase === 'taking' ? 'import.taking' : 'import.reading')}
                  done={task.at}
                  total={task.phase === 'taking' ? rows.length : total}
                  onStop={task.stop}
                  detail={t(task.phase === 'taking' ? 'import.stopKeeps' : 'import.stopLooks')}
                />
              </div>
            ) : null}
            <VirtualTable
              label={t('import.rows')}
              items={listed}
              keyOf={(row) => String(row.line)}
              selectedKey={selected}
              onSelect={setSelected}
              rowHeight={46}
              columns={columns}
              total={listed.length}
              autoFocus
            />
          </div>
          <aside className="scroll canvas importSide" data-pane="importSide" aria-label={t('import.side')}>
            {task.phase === 'done' ? <GatherGroups /> : null}
            <Decisions
              rows={rows}
              chosen={rows.find((row) => String(row.line) === selected) ?? null}
              stageId={
                post ? (mails.letters.find(({ line }) => String(line) === selected)?.stageId ?? null) : null
              }
              choices={choices}
              onChange={setChoices}
            />
            {task.phase === 'idle' && rows.length < total ? (
              <Note tone="caution" title={t('import.partly', { looked: rows.length, total })}>
                {t('import.partlyNext')}
              </Note>
            ) : null}
            {isUnmapped(table.preview) ? (
              <Note tone="caution" title={t('import.mapFirst')}>
                {t('import.mapFirstNext')}
              </Note>
            ) : null}
            {table.preview === null ? null : (
              <MappingPanel
                headings={table.preview.headings}
                mapping={table.preview.mapping}
                remembered={table.preview.remembered}
                disabled={working || task.phase === 'done'}
                onChange={(mapping) => void table.remap(mapping)}
              />
            )}
          </aside>
        </div>
      )}
      <ActionBar>
        <Button
          kind="primary"
          shortcut="submission.takeRows"
          disabled={working || fit === 0}
          disabledReason={
            fit === 0 ? t(isUnmapped(table.preview) ? 'import.mapFirst' : 'import.nothingFits') : null
          }
          onPress={start}
        >
          {t(post ? 'import.takeLetters' : 'import.take', { count: fit })}
        </Button>
        {rows.length === 0 ? (
          <SaveSample />
        ) : (
          <SaveReport rows={rows} fileName={table.preview?.fileName ?? ''} disabled={working} />
        )}
        <Button kind="quiet" shortcut="form.close" onPress={back}>
          {t('common.close')}
        </Button>
      </ActionBar>
    </div>
  );
}

/** What to do with a file that is no export: another step than with one that was to be attached. */
function nextOf(t: Translate, code: string): string | undefined {
  const key = `import.next.${code}`;
  return t.has(key) ? t(key) : undefined;
}

/** Nobody has said yet which column holds the words: not one row can be read. */
const isUnmapped = (preview: { readonly mapping: ImportMapping } | null): boolean =>
  preview !== null && preview.mapping.title === undefined && preview.mapping.body === undefined;
