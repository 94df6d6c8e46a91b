import { closeSync, constants, fsyncSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clockAt, civilDateAt, formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import type { PaperData } from '../../../shared/domain/papers/paperForm.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { discardBeside, putInPlace } from '../disk/outside.ts';
import { personById } from '../people/store.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../ports.ts';
import { BOOK_TEXT } from '../printing/bookText.ts';
import { keptPaper, renderPaper } from '../printing/renderPaper.ts';
import { writeLedger } from './exportLedger.ts';
import { signHead } from './heads.ts';
import { lastHead } from './headStore.ts';
import { ledgerPage } from './page.ts';
import { recordNamer } from './records.ts';
import { sentenceMaker } from './sentences.ts';
import { verdictFor } from './verdict.ts';

/** More than an inspector reads; the rest is another run with a narrower filter. */
const MOST_IN_MINUTES = 1_000;

export const auditCommands = handlers({
  'ledger.exportTo': preparedCommand({
    prepare: async (ports, { path }) => ({ temporary: join(dirname(path), `.${ports.newId()}.part`), path }),
    // written inside the transaction: the file holds the entry that tells of it, under a head of its own
    apply: (ports, { scope }, { temporary }) => {
      ports.append({ act: 'ledger.exported', ...ofStation(ports), facts: { scope } });
      ports.sealNow();
      signHead(ports, 'asked');
      return writeNow(temporary, (sink) => writeLedger(ports, scope, sink));
    },
    settle: (_ports, { temporary, path }) => putInPlace(temporary, path),
    abandon: (_ports, { temporary }) => discardBeside(temporary),
  }),

  'ledger.minutes': preparedCommand({
    prepare: async (ports, filter) => {
      const data = minutesData(ports, filter);
      const entries = data.tables['entries']?.length ?? 0;
      return { ...(await renderPaper(ports, 'ledger-minutes', data)), entries };
    },
    apply: (ports, filter, { entries, ...paper }) => {
      ports.append({
        act: 'ledger.minutes',
        ...ofStation(ports),
        facts: { entries, pages: paper.pages, from: filter.from, to: filter.to },
      });
      return { ...keptPaper(ports, paper), entries };
    },
  }),
});

/** A head of the same transaction can't wait for the event loop. @throws AppError `disk-full`, `save-place-unusable` */
function writeNow(
  path: string,
  write: (sink: (bytes: Uint8Array) => void) => Output<'ledger.exportTo'>,
): Output<'ledger.exportTo'> {
  let fd: number | undefined;
  try {
    const target = (fd = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600));
    const written = write((bytes) => {
      for (let done = 0; done < bytes.length;) done += writeSync(target, bytes, done);
    });
    fsyncSync(target);
    return written;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (cause instanceof AppError || typeof code !== 'string' || !code.startsWith('E')) throw cause;
    throw new AppError(code === 'ENOSPC' ? 'disk-full' : 'save-place-unusable', {}, { cause });
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

function minutesData(ports: Ports, filter: Parsed<'ledger.minutes'>): PaperData {
  const { items } = ledgerPage(ports, { ...filter, before: null, limit: MOST_IN_MINUTES + 1 });
  if (items.length > MOST_IN_MINUTES) raise('too-large', { what: 'entries', most: MOST_IN_MINUTES });
  const sentence = sentenceMaker(ports);
  const words = sentence('word.filtered', filterFacts(ports, filter));
  const verdict = verdictFor(ports);
  const head = verdict.heads === null ? null : lastHead(ports.db);
  const contradicted = verdict.heads?.firstWrong ?? null;
  return {
    values: {
      number: '',
      from: formatDate(filter.from ?? civilDateAt(items.at(-1)?.atMs ?? ports.nowMs())),
      to: formatDate(filter.to ?? ports.today()),
      count: String(items.length),
      filter: words,
      chain: String(verdict.entries),
      broken: String(verdict.firstWrong ?? BOOK_TEXT.nothingWrong),
      contradicted: contradicted === null ? BOOK_TEXT.nothingWrong : String(contradicted.after + 1),
      head: head === null ? '' : String(head.size),
      root: head === null ? '' : Buffer.from(head.root).toString('hex'),
      headAt: head === null ? '' : moment(head.atMs),
      maker: ports.actor.fullName,
    },
    tables: {
      entries: items.map((item) => ({
        seq: String(item.seq),
        at: item.clockWrong ? `${moment(item.atMs)} ${BOOK_TEXT.clockWrong}` : moment(item.atMs),
        actor: item.actor || BOOK_TEXT.system,
        what: sentence(item.act, item.facts),
        record: item.record?.label ?? '',
      })),
    },
  };
}

/** The conditions as facts of a sentence; nothing for a condition that was left open. */
function filterFacts(ports: Ports, filter: Parsed<'ledger.minutes'>): Record<string, string | null> {
  const { actorId, group, from, to, act, subject } = filter;
  const [kind = '', id = ''] = subject?.split(':', 2) ?? [];
  return {
    group,
    from,
    to,
    actor: actorId === null ? null : (personById(ports.db, actorId)?.fullName ?? actorId),
    act: act === null ? null : sentenceMaker(ports)(act, {}),
    record: subject === null ? null : (recordNamer(ports)({ kind, id })?.label ?? subject),
  };
}

const moment = (atMs: number): string => `${formatDate(civilDateAt(atMs))} ${clockAt(atMs)}`;
