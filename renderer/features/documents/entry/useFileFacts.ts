import { useEffect, useMemo, useRef, useState } from 'react';
import { NOTHING_READ, type PageReading, readPage } from '../../../../shared/domain/document/readPage.ts';
import { knownName } from '../../../../shared/domain/text/knownName.ts';
import { attachmentSource } from '../../../app/attachmentSource.ts';
import { call } from '../../../app/bridge.ts';
import { beginningOfPdf } from '../../../components/viewer/pdfText.ts';
import type { FileFacts } from './fileFacts.ts';
import type { WaitingFile } from './form.ts';

const NONE: readonly FileFacts[] = [];

/**
 * What every waiting PDF says of itself: its pages, and, where the form may be filled from it, its first page. Each is
 * opened once, one after the other. Only words that are in the file are read; a scan has none.
 * @param typeNames types of the office's own rules
 * @param reads whether first pages are read; pages are counted always
 */
export function useFileFacts(
  files: readonly WaitingFile[],
  typeNames: readonly string[],
  reads: boolean,
): readonly FileFacts[] {
  const [facts, setFacts] = useState<readonly FileFacts[]>(NONE);
  const asked = useRef(new Set<string>());
  const line = useRef(Promise.resolve());
  const names = typeNames.join('\n');
  useEffect(() => {
    for (const file of files) {
      const question = `${file.stageId} ${String(reads)}`;
      if (file.mime !== 'application/pdf' || asked.current.has(question)) continue;
      asked.current.add(question);
      line.current = line.current.then(async () => {
        const found = await factsOf(file, reads ? names.split('\n') : null);
        setFacts((before) => [...before.filter(({ stageId }) => stageId !== file.stageId), found]);
      });
    }
  }, [files, names, reads]);
  return useMemo(() => {
    const here = facts.filter((fact) => files.some(({ stageId }) => stageId === fact.stageId));
    return reads ? here : here.map(({ stageId, pages }) => ({ stageId, pages, reading: null }));
  }, [facts, files, reads]);
}

/** The one place where a file is read for the form; `typeNames` null counts its pages alone. */
async function factsOf(
  { stageId, sizeBytes }: WaitingFile,
  typeNames: readonly string[] | null,
): Promise<FileFacts> {
  try {
    const source = attachmentSource('stage', stageId, sizeBytes);
    const { pages, text } = await beginningOfPdf(source, typeNames !== null);
    if (typeNames === null) return { stageId, pages, reading: null };
    const reading = text === null ? NOTHING_READ : await withKnownIssuer(readPage(text, typeNames));
    return { stageId, pages, reading };
  } catch {
    return { stageId, pages: null, reading: null };
  }
}

/** The issuer in the office's own spelling where it is known from former entries. */
async function withKnownIssuer(reading: PageReading): Promise<PageReading> {
  const { issuer } = reading;
  if (issuer === null) return reading;
  const reply = await call('documents.issuers', { words: issuer.slice(0, 200), limit: 8 });
  const known = reply.ok
    ? knownName(
        issuer,
        reply.value.issuers.map(({ name }) => name),
      )
    : null;
  return known === null ? reading : { ...reading, issuer: known };
}
