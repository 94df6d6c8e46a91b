import { useEffect, useState } from 'react';
import { NOTHING_READ, readPage, type PageReading } from '../../../../shared/domain/document/readPage.ts';
import { foldExact } from '../../../../shared/domain/text/fold.ts';
import { attachmentSource } from '../../../app/attachmentSource.ts';
import { call } from '../../../app/bridge.ts';
import { textOfFirstPage } from '../../../components/viewer/pdfText.ts';
import type { WaitingFile } from './form.ts';

/**
 * What the first page of the first PDF says, as long as it waits beside the form. Only words that are in the file are
 * read; a scan has none, and nothing is recognised from its picture.
 */
export function usePageReading(
  files: readonly WaitingFile[],
  typeNames: readonly string[],
  enabled: boolean,
): PageReading {
  const file = enabled ? files.find(({ mime }) => mime === 'application/pdf') : undefined;
  const [read, setRead] = useState<{ readonly stageId: string; readonly reading: PageReading } | null>(null);
  const stageId = file?.stageId ?? null;
  const sizeBytes = file?.sizeBytes ?? 0;
  const names = typeNames.join('\n');
  useEffect(() => {
    if (stageId === null || names === '') return undefined;
    let live = true;
    void (async () => {
      const page = await textOfFirstPage(attachmentSource('stage', stageId, sizeBytes));
      if (page === null || !live) return;
      const reading = await withKnownIssuer(readPage(page, names.split('\n')));
      if (live) setRead({ stageId, reading });
    })();
    return () => {
      live = false;
    };
  }, [stageId, sizeBytes, names]);
  return read !== null && read.stageId === stageId ? read.reading : NOTHING_READ;
}

/** The issuer in the office's own spelling where it is known from former entries. */
async function withKnownIssuer(reading: PageReading): Promise<PageReading> {
  const { issuer } = reading;
  if (issuer === null) return reading;
  const reply = await call('documents.issuers', { words: issuer.slice(0, 200), limit: 8 });
  const known = reply.ok
    ? reply.value.issuers.find(({ name }) => foldExact(name) === foldExact(issuer))
    : undefined;
  return known === undefined ? reading : { ...reading, issuer: known.name };
}
