import '../../../parts/papers/papers.css';
import { useMemo, useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { segmentSource } from '../../../data/attachmentSource.ts';
import { call } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FileViewer } from '../../../components/FileViewer.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';

type Held = Output<'archive.documents'>['documents'][number];
type Opened = Output<'archive.openFile'> & { readonly path: string; readonly name: string };

export interface HeldDocumentsProps {
  packageId: string;
  dossier: string;
  office: string;
  onClose: () => void;
}

/** A dossier that was taken over: its documents on the left, the one that is read on the right. */
export function HeldDocuments({ packageId, dossier, office, onClose }: HeldDocumentsProps) {
  const t = useT();
  const { value, error } = useAsk('archive.documents', { packageId, dossier });
  const [chosen, setChosen] = useState<string | null>(null);
  const documents = value?.documents ?? [];
  const shown = documents.find(({ id }) => id === chosen) ?? documents[0] ?? null;
  return (
    <Dialog
      undoable
      onClose={onClose}
      title={t('archive.held.title', { code: dossier, office })}
      width="page"
      actions={
        <Button onPress={onClose} hint="Esc">
          {t('common.close')}
        </Button>
      }
    >
      <div className="papers">
        <div className="col gap-6">
          {error ? <Failure error={error} /> : null}
          {value === null && !error ? <LoadingRows rows={3} /> : null}
          {value !== null && documents.length === 0 ? (
            <EmptyState>{t('archive.held.none')}</EmptyState>
          ) : null}
          <ul className="paperList" aria-label={t('archive.held.documents')}>
            {documents.map((document) => (
              <li key={document.id}>
                <button
                  type="button"
                  className="paperItem"
                  aria-pressed={document.id === shown?.id}
                  onClick={() => setChosen(document.id)}
                >
                  <span className="md">{document.code === '' ? document.number : document.code}</span>
                  <span className="m cap cut heldSubject">{document.subject ?? document.type}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
        <div className="paperPreview">
          {shown === null ? (
            <EmptyState>{t('archive.held.choose')}</EmptyState>
          ) : (
            <HeldDocument key={shown.id} packageId={packageId} document={shown} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function HeldDocument({ packageId, document }: { packageId: string; document: Held }) {
  const { t, format } = useWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  const act = useAct();
  const facts: readonly (readonly [string, string])[] = [
    [t('archive.held.number'), `${document.number} (${format.date(document.enteredOn)})`],
    [t('archive.held.issuer'), document.issuer],
    [t('archive.held.date'), document.documentDate === null ? '' : format.date(document.documentDate)],
    [t('archive.held.signer'), document.signer],
    [t('archive.held.pages'), document.pages === null ? '' : format.number(document.pages)],
  ];
  return (
    <div className="col grow held">
      <div className="heldHead">
        <p className="md">{document.subject ?? document.type}</p>
        <p className="s m">
          {facts
            .filter(([, text]) => text !== '')
            .map(([label, text]) => `${label}: ${text}`)
            .join(' · ')}
        </p>
        {document.directions.map(({ atMs, by, text }) => (
          <p key={atMs} className="s">
            {t('archive.held.direction', { by, at: format.dateTime(atMs), text })}
          </p>
        ))}
        <div className="row wrap">
          {document.files.length === 0 ? <span className="m s">{t('archive.held.noFiles')}</span> : null}
          {document.files.map(({ path, name }) => (
            <Button
              key={path}
              size="small"
              icon="eye"
              disabled={act.busy}
              onPress={() =>
                void act.call('archive.openFile', { packageId, path }, (file) =>
                  setOpened({ ...file, path, name }),
                )
              }
            >
              {t('archive.held.openFile', { name })}
            </Button>
          ))}
        </div>
        {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      </div>
      {opened === null ? null : <HeldFile key={opened.path} packageId={packageId} opened={opened} />}
    </div>
  );
}

function HeldFile({ packageId, opened }: { packageId: string; opened: Opened }) {
  const { path, sizeBytes } = opened;
  const source = useMemo(
    () => segmentSource((segment) => call('archive.readFile', { packageId, path, segment }), sizeBytes),
    [packageId, path, sizeBytes],
  );
  return <FileViewer kind={opened.kind} mime={opened.mime} name={opened.name} source={source} />;
}
