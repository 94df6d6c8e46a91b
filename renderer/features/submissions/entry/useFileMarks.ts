import { useEffect, useRef, useState } from 'react';
import type { PickedFile } from '../../../../shared/ipc/bridge.ts';
import { attachmentSource } from '../../../app/attachmentSource.ts';
import { call } from '../../../app/bridge.ts';
import { textOfFirstPage } from '../../../components/viewer/pdfText.ts';
import type { Finding } from './entryForm.ts';

const MOST_CHARACTERS = 40_000;

export interface FileMarks {
  /** a file that carries a mark of secrecy; it was taken out of the vault at once */
  readonly stop: Finding | null;
  /** files whose first page is still being read */
  readonly reading: boolean;
  /** files with no words to read (a scan, a photograph): a person looks at them */
  readonly unread: readonly PickedFile[];
  readonly forget: () => void;
}

/**
 * The first page of every PDF beside the form, read by the sandboxed viewer and judged by the vault like typed words.
 * A file with a mark is discarded there and then.
 */
export function useFileMarks(
  files: readonly PickedFile[],
  onDiscarded: (file: PickedFile) => void,
): FileMarks {
  const [stop, setStop] = useState<Finding | null>(null);
  const [looked, setLooked] = useState<Readonly<Record<string, 'words' | 'none'>>>({});
  const discarded = useRef(onDiscarded);
  useEffect(() => {
    discarded.current = onDiscarded;
  });
  const next = files.find((file) => isPdf(file) && looked[file.stageId] === undefined) ?? null;
  useEffect(() => {
    if (next === null) return undefined;
    let live = true;
    void (async () => {
      const page = await textOfFirstPage(attachmentSource('stage', next.stageId, next.sizeBytes));
      const lines = (page?.items ?? []).map(({ text }) => text).join('\n');
      const reply =
        lines === ''
          ? null
          : await call('submissions.screen', { title: '', body: lines.slice(0, MOST_CHARACTERS) });
      if (!live) return;
      const mark = reply?.ok ? reply.value.findings.find(({ severity }) => severity === 'stop') : undefined;
      if (mark !== undefined) {
        setStop(mark);
        await call('attachments.discardStage', { stageId: next.stageId });
        discarded.current(next);
      }
      setLooked((before) => ({ ...before, [next.stageId]: lines === '' ? 'none' : 'words' }));
    })();
    return () => {
      live = false;
    };
  }, [next]);
  const unread = files.filter((file) => !isPdf(file) || looked[file.stageId] === 'none').filter(isPicture);
  return { stop, reading: next !== null, unread, forget: () => setStop(null) };
}

const isPdf = ({ mime }: PickedFile): boolean => mime === 'application/pdf';
const isPicture = (file: PickedFile): boolean => isPdf(file) || file.mime.startsWith('image/');
