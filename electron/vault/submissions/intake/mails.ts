import { AppError, raise } from '../../../../shared/errors.ts';
import type { MailRow } from '../../../../shared/ipc/contract/intake.ts';
import type { Parsed } from '../../../../shared/ipc/contract.ts';
import type { Secrecy } from '../../../../shared/domain/secrecy/secrecy.ts';
import { READ_LIMITS, type ReaderItem } from '../../../../shared/ipc/readerProtocol.ts';
import { claimStages } from '../../attachments/attach.ts';
import { withStaged } from '../../attachments/readStaged.ts';
import { discardStage, type Staged, stageBytes, stageWhole } from '../../attachments/stage.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../../ports.ts';
import { findingsOf } from '../register.ts';
import type { Candidate } from './candidates.ts';
import { type Looking, lookingWith } from './looking.ts';
import { candidateOfMail, inItsFiles } from './mailCandidate.ts';
import { rememberLookedAt } from '../../attachments/checkMarks.ts';
import { foundInStage } from '../../attachments/found.ts';
import { asksFirst, lookAt, NOTHING_ABOVE, secretRow, takeOne } from './rows.ts';

type Letter = Parsed<'intake.takeMails'>['letters'][number];

/** What lies in a letter, with its bytes. */
type Enclosed = ReaderItem<'mail'> & { readonly bytes: Buffer };

/** A letter as it would be taken in; `unreadable` where it is none. */
interface Opened {
  readonly letter: Letter;
  readonly fileName: string;
  readonly unreadable: MailRow['unreadable'];
  readonly candidate: Candidate | null;
  readonly files: readonly Enclosed[];
  /** what the vault found in the whole letter when it was staged */
  readonly found: Secrecy;
  /** false where it has more files or words than are read of one letter */
  readonly isWhole: boolean;
}

interface Prepared extends Opened {
  /** attachments that are kept, encrypted and waiting */
  readonly stageIds: readonly string[];
}

export const mailHandlers = handlers({
  'intake.previewMails': async (ports, { letters }) => {
    const rows: MailRow[] = [];
    for (const letter of letters) {
      const opened = await open(ports, letter);
      rows.push(rowOf(lookingWith(ports), opened));
    }
    return { rows };
  },

  /** What nobody may certify unseen: the files of a letter are looked at before it is taken in; one with a mark opens to nobody. */
  'intake.openMail': async (ports, { stageId }) => {
    const opened = await open(ports, { stageId, line: 1 });
    if (opened.unreadable !== null) raise(opened.unreadable);
    if (isSecret(ports, opened)) raise('secret-mark-found', { found: 'mark' });
    const files: Staged[] = [];
    try {
      for (const { name, bytes, refused } of opened.files)
        if (!refused) files.push(await stageWhole(ports, name, bytes));
    } catch (cause) {
      for (const file of files) discardStage(ports, file.stageId);
      throw cause;
    }
    return { files };
  },

  'intake.takeMails': preparedCommand({
    prepare: async (ports, { letters }) => {
      const prepared: Prepared[] = [];
      try {
        for (const letter of letters) prepared.push(await stageFiles(ports, await open(ports, letter)));
      } catch (cause) {
        discard(ports, prepared);
        throw cause;
      }
      return prepared;
    },
    apply: (ports, input, prepared) => {
      const rows = prepared.map((one) => take(lookingWith(ports), input, one));
      const count = (outcome: MailRow['outcome']): number =>
        rows.filter((row) => row.outcome === outcome).length;
      ports.append({
        act: 'submissions.mails-taken',
        ...ofStation(ports),
        facts: {
          letters: rows.length,
          taken: count('taken'),
          already: count('already'),
          secret: count('secret'),
          refusedFiles: prepared.flatMap(({ files }) => files).filter(({ refused }) => refused).length,
        },
      });
      return { rows };
    },
    settle: discard,
    abandon: discard,
  }),
});

/** Stages that became no attachment; those that did have no stage any more. */
function discard(ports: Ports, prepared: readonly Prepared[]): void {
  for (const one of prepared) for (const id of one.stageIds) discardStage(ports, id);
}

async function open(ports: Ports, letter: Letter): Promise<Opened> {
  let fileName = '';
  const rules = ports.rules.asOf(ports.today()).screening;
  const found = foundInStage(ports, letter.stageId);
  try {
    return await withStaged(ports, letter.stageId, READ_LIMITS.mail, async ({ name, source }) => {
      fileName = name;
      const { value: mail, items, files } = await ports.reader.read({ op: 'mail', rules }, source);
      const enclosed = items.map((item, index) => ({ ...item, bytes: files[index] ?? Buffer.alloc(0) }));
      const kept = enclosed.filter(({ refused }) => !refused).map((file) => file.name);
      const candidate = inItsFiles(candidateOfMail(mail, letter.line, ports.today()), kept);
      return { letter, fileName, unreadable: null, candidate, files: enclosed, found, isWhole: mail.isWhole };
    });
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const known = (['too-large', 'mail-not-readable', 'not-found', 'file-too-costly'] as const).find(
      (code) => code === cause.code,
    );
    if (known === undefined) throw cause;
    return { letter, fileName, unreadable: known, candidate: null, files: [], found, isWhole: false };
  }
}

/** By what was found in the whole of it when it was staged, or by its own words. */
const isSecret = (ports: Ports, opened: Opened): boolean =>
  opened.found.state === 'marked' ||
  (opened.candidate !== null &&
    findingsOf(ports, opened.candidate).some(({ severity }) => severity === 'stop'));

function rowOf(looking: Looking, opened: Opened): MailRow {
  const { ports } = looking;
  const { candidate, letter, fileName, unreadable } = opened;
  if (isSecret(ports, opened)) return { ...secretRow(letter.line), fileName: '', unreadable, files: [] };
  const files = opened.files.map(({ name, bytes, refused, searched }) => ({
    name,
    sizeBytes: bytes.length,
    refused,
    searched,
  }));
  const row =
    candidate === null
      ? unread(letter.line)
      : withFiles(
          opened,
          lookAt(looking, candidate, () => NOTHING_ABOVE),
        );
  return row.outcome === 'secret'
    ? { ...row, fileName: '', unreadable, files: [] }
    : { ...row, fileName, unreadable, files };
}

/** Every file that would be kept was searched for a mark, and none was left out. */
const isReadWhole = ({ isWhole, files }: Opened): boolean =>
  isWhole && files.every(({ refused, searched }) => refused || searched);

/** What lies in the letter may speak of secrets where the letter does not, or could not be read: a person looks first. */
function withFiles(opened: Opened, row: ReturnType<typeof lookAt>): ReturnType<typeof lookAt> {
  const speaks = opened.files.some(({ phrase }) => phrase !== null);
  const found = [
    ...row.findings,
    ...(speaks ? (['secret-phrase'] as const) : []),
    ...(isReadWhole(opened) ? [] : (['unread-files'] as const)),
  ];
  const findings = [...new Set(found)];
  return {
    ...row,
    outcome: row.outcome === 'new' && asksFirst({ findings }) ? 'ask' : row.outcome,
    body: asksFirst({ findings }) ? (opened.candidate?.body ?? null) : null,
    findings,
  };
}

const unread = (line: number): ReturnType<typeof secretRow> => ({
  ...secretRow(line),
  outcome: 'failed',
  findings: [],
});

/** Nothing of a letter with a mark is made into files. */
async function stageFiles(ports: Ports, opened: Opened): Promise<Prepared> {
  const stageIds: string[] = [];
  if (isSecret(ports, opened)) return { ...opened, stageIds };
  try {
    for (const { name, bytes, refused } of opened.files) {
      if (refused) continue;
      stageIds.push(await stageBytes(ports, name, bytes));
    }
  } catch (cause) {
    for (const id of stageIds) discardStage(ports, id);
    throw cause;
  }
  return { ...opened, stageIds };
}

function take(looking: Looking, input: Parsed<'intake.takeMails'>, one: Prepared): MailRow {
  const { ports } = looking;
  const row = rowOf(looking, one);
  // the letter itself goes with what was read out of it; one that carries a mark goes untaken
  if (row.outcome === 'secret') discardStage(ports, one.letter.stageId);
  if (one.candidate === null || row.outcome === 'secret') return row;
  const refused = one.files.filter((file) => file.refused).map(({ name }) => name);
  const words = refused.length === 0 ? '' : `${input.refusedWords} ${refused.join(', ')}`.trim();
  const decisions = {
    ...input,
    note: [input.note, words]
      .filter((part) => part !== '')
      .join('\n')
      .slice(0, 2_000),
  };
  if (input.confirmedLines.includes(row.line)) rememberLookedAt(ports, claimStages(ports, one.stageIds));
  const taken = takeOne(looking, one.candidate, row, { decisions, files: one.stageIds });
  if (taken.outcome === 'taken') discardStage(ports, one.letter.stageId);
  return { ...row, ...taken };
}
