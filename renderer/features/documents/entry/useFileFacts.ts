import { useEffect, useMemo, useRef, useState } from 'react';
import { NOTHING_READ, type PageReading, readPage } from '../../../../shared/domain/document/readPage.ts';
import { withWholePages } from '../../../../shared/domain/document/readRecognised.ts';
import { mayAsk } from '../../../../shared/domain/document/reading/asks.ts';
import { readParagraphs } from '../../../../shared/domain/document/readParagraphs.ts';
import { nearName } from '../../../../shared/domain/document/reading/nearName.ts';
import { knownName } from '../../../../shared/domain/text/knownName.ts';
import { attachmentSource } from '../../../data/attachmentSource.ts';
import { call } from '../../../data/bridge.ts';
import { recognisedHead } from '../../../data/recognise.ts';
import { headOfFile } from '../../../components/viewer/drawnHead.ts';
import { beginningOfPdf } from '../../../components/viewer/pdfText.ts';
import type { FileFacts } from './fileFacts.ts';
import type { WaitingFile } from './form.ts';
import { wholePagesOf } from './wholePages.ts';

const NONE: readonly FileFacts[] = [];
/** What a page of words can be in. */
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const READ: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg', WORD]);

/**
 * How much of a waiting file is read for the form. `pages` counts them alone; `words` reads the words that stand in the
 * file, a marked page too (a classified document); `pictures` also recognises words in pictures, and never reads a
 * marked page (an ordinary one).
 */
export type ReadsOfFiles = 'pages' | 'words' | 'pictures';

/**
 * What every waiting file says of itself: its pages, and, where the form may be filled from it, its first page. One is
 * read after the other.
 * @param typeNames types of the office's own rules
 */
export function useFileFacts(
  files: readonly WaitingFile[],
  typeNames: readonly string[],
  reads: ReadsOfFiles,
): readonly FileFacts[] {
  const [facts, setFacts] = useState<readonly FileFacts[]>(NONE);
  const asked = useRef(new Set<string>());
  const line = useRef(Promise.resolve());
  /** what nobody waits for: the pages of scans, behind every file that came meanwhile */
  const behind = useRef(Promise.resolve());
  const waiting = useRef(files);
  useEffect(() => {
    waiting.current = files;
  });
  const names = typeNames.join('\n');
  useEffect(() => {
    for (const file of files) {
      const question = `${file.stageId} ${reads}`;
      if (!READ.has(file.mime) || asked.current.has(question)) continue;
      asked.current.add(question);
      const tell = (found: FileFacts): void =>
        setFacts((before) => [...before.filter(({ stageId }) => stageId !== file.stageId), found]);
      line.current = line.current
        .then(() => tellFacts(file, reads, names.split('\n'), tell))
        .then((scan) => {
          if (scan === null) return;
          const isWaiting = (): boolean => waiting.current.some(({ stageId }) => stageId === file.stageId);
          behind.current = behind.current
            .then(() => line.current)
            .then(() => tellWhole(file, scan, isWaiting, tell));
        });
    }
  }, [files, names, reads]);
  return useMemo(() => {
    const here = facts.filter((fact) => files.some(({ stageId }) => stageId === fact.stageId));
    return reads === 'pages' ? here.map(({ stageId, pages }) => ({ stageId, pages, reading: null })) : here;
  }, [facts, files, reads]);
}

/**
 * The one place where a file is read for the form. What its own words say is
 * told at once; where it has none that can be read, the head of its first page is drawn and its words are recognised.
 * @returns what was told of a scan whose pages may ask for something; null where nothing is left to read
 */
async function tellFacts(
  { stageId, sizeBytes, mime }: WaitingFile,
  reads: ReadsOfFiles,
  typeNames: readonly string[],
  say: (found: FileFacts) => void,
): Promise<FileFacts | null> {
  const tell = (found: FileFacts): null => {
    say(found);
    return null;
  };
  let pages: number | null = null;
  try {
    if (mime === WORD) {
      const reading = reads === 'pages' ? null : await readingOfWord(stageId, typeNames);
      return tell({ stageId, pages, reading });
    }
    const source = attachmentSource('stage', stageId, sizeBytes);
    let reading: PageReading | null = null;
    if (mime === 'application/pdf') {
      const beginning = await beginningOfPdf(source, reads !== 'pages');
      ({ pages } = beginning);
      if (beginning.text !== null && reads !== 'pages')
        reading = readPage(beginning.text, typeNames, reads === 'words', beginning.further);
    }
    if (reads === 'pages') return tell({ stageId, pages, reading: null });
    if (reading !== null && (reading.marked || reading.health === 'true'))
      return tell({ stageId, pages, reading: await withKnownIssuer(reading) });
    if (reads === 'words') return tell({ stageId, pages, reading: NOTHING_READ });
    tell({ stageId, pages, reading: null });
    const head = await headOfFile(source, mime);
    if (head === null) return tell({ stageId, pages, reading: NOTHING_READ });
    const { text, secrecy } = await recognisedHead(stageId, head);
    if (text === null) return tell({ stageId, pages, reading: NOTHING_READ, secrecy });
    const ofHead = readPage(text, typeNames);
    const scan = { stageId, pages, reading: await withKnownIssuer(ofHead), head, secrecy };
    const isAwaited = !ofHead.marked && mayAsk(ofHead.typeName);
    tell({ ...scan, isAwaited });
    return isAwaited ? scan : null;
  } catch {
    // it was looked at, and says nothing: the form tells so
    return tell({ stageId, pages, reading: reads === 'pages' ? null : NOTHING_READ });
  }
}

/** The pages of a scan are recognised whole, and told once with what they ask; then nothing is awaited any more. */
async function tellWhole(
  file: WaitingFile,
  scan: FileFacts,
  isWaiting: () => boolean,
  tell: (found: FileFacts) => void,
): Promise<void> {
  const whole = await wholePagesOf(file, isWaiting).catch(() => null);
  if (whole === null || scan.reading === null) return tell(scan);
  const { pages, secrecy } = whole;
  if (secrecy !== null) tell({ ...scan, secrecy });
  else tell({ ...scan, reading: withWholePages(scan.reading, pages), isWhole: true });
}

async function readingOfWord(stageId: string, typeNames: readonly string[]): Promise<PageReading> {
  const reply = await call('pages.paragraphs', { stageId });
  return reply.ok ? readParagraphs(reply.value.paragraphs, typeNames) : NOTHING_READ;
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
  if (known === null) return reading.doubts.issuer === undefined ? reading : withNearIssuer(reading, issuer);
  const { issuer: _sure, ...doubts } = reading.doubts;
  return { ...reading, issuer: known, doubts };
}

/** A doubtful name is the one of the office's list that it can only be; it stays one to compare with the paper. */
async function withNearIssuer(reading: PageReading, issuer: string): Promise<PageReading> {
  const reply = await call('documents.issuersKnown', {});
  if (!reply.ok) return reading;
  const near = nearName(
    issuer,
    reply.value.issuers.map(({ name }) => name),
  );
  const main = reply.value.issuers.find(({ name }) => name === near)?.sameAs ?? near;
  return main === null ? reading : { ...reading, issuer: main };
}
