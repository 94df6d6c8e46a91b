import '../documents.css';
import type { ClipboardEvent, DragEvent, ReactNode, RefObject } from 'react';
import { FieldPlace } from '../../../parts/frame/FieldPlace.tsx';
import { NumbersWait } from '../../../parts/recovery/NumbersWait.tsx';
import { ActionBar, PageHead } from '../../../parts/frame/PageHead.tsx';
import type { FieldKeys } from '../../../focus/useFieldKeys.ts';
import { Button } from '../../../components/Button.tsx';
import { SplitPanes } from '../../../components/SplitPanes.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { FilesPane } from './FilesPane.tsx';
import type { WaitingFile } from './form.ts';
import type { ScanQueue } from './useScanQueue.ts';
import type { StagedFiles } from './useStagedFiles.ts';

export interface EntryFrameProps {
  root: RefObject<HTMLDivElement | null>;
  keys: FieldKeys;
  title: string;
  onBack: () => void;
  /** words beside the title */
  head: ReactNode;
  /** the autosave sign and the buttons of the head */
  actions: ReactNode;
  /** the fields */
  children: ReactNode;
  /** the saving buttons */
  saving: ReactNode;
  files: readonly WaitingFile[];
  staged: StagedFiles;
  onRemove: (stageId: string) => void;
  /** why no file may be added here, in words */
  closed: string | null;
  /** the scanner's folder; null where this person may not see it */
  queue: ScanQueue | null;
  /** stands above the page: what it says of itself */
  beside?: ReactNode;
  /** the place of the focused field, from 0; null outside the fields */
  place: { readonly index: number; readonly total: number } | null;
}

const PAGE_PANE = { id: 'page', size: 452, min: 300, max: 640, narrowSize: 356 } as const;

/** What every registration form stands in: head, form, the page beside it, and files by button, drop and paste. */
export function EntryFrame(props: EntryFrameProps) {
  const t = useT();
  const { root, keys, staged, closed, place } = props;
  const take = (event: ClipboardEvent | DragEvent, data: DataTransfer, by: 'paste' | 'drop'): void => {
    const files = [...data.files];
    if (files.length === 0) return;
    event.preventDefault();
    if (closed === null) void staged[by](files);
  };
  const form = (
    <div className="regForm">
      <div className="regBody">
        <NumbersWait />
        {props.children}
      </div>
      <ActionBar>
        {props.saving}
        {closed === null ? (
          <Button
            icon="attach"
            shortcut="registration.attach"
            onPress={() => void staged.pick()}
            disabled={staged.busy}
          >
            {t('documents.attach')}
          </Button>
        ) : null}
      </ActionBar>
    </div>
  );
  return (
    <div
      className="regRoot"
      ref={root}
      {...keys.rootProps}
      onPaste={(event) => take(event, event.clipboardData, 'paste')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => take(event, event.dataTransfer, 'drop')}
    >
      <PageHead title={props.title} onBack={props.onBack} actions={props.actions}>
        {props.head}
      </PageHead>
      <SplitPanes
        panes={[
          { id: 'form', label: props.title, size: 'grow', content: form },
          {
            ...PAGE_PANE,
            label: t('word.document'),
            content: (
              <FilesPane
                files={props.files}
                staged={staged}
                onRemove={props.onRemove}
                closed={closed}
                queue={props.queue}
                beside={props.beside}
              />
            ),
          },
        ]}
      />
      <FieldPlace
        goingTo={keys.goingTo}
        number={place === null ? null : place.index + 1}
        total={place?.total ?? 0}
      />
    </div>
  );
}
