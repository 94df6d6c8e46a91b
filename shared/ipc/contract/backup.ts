import { z } from 'zod';
import {
  BookKind,
  CivilDate,
  RegisterKind,
  filled,
  HowCode,
  Id,
  Level,
  Passphrase,
  TimeMs,
  listOf,
  objectOrNull,
} from '../schemas.ts';
import { vaultlessHostNote, vaultlessHostQuery, command, hostCommand, note, query } from './spec.ts';

const TargetId = z.string().min(1).max(32);
const SetNameText = z.string().regex(/^\d{8}-\d{6}-e\d{1,6}-[0-9a-f]{8}$/);
const MAX_PATH = 4096;
const Path = z.string().min(1).max(MAX_PATH);

/** A classified document that lay in a vault, as a register tells of it; never a trích yếu. */
export const HoldingLine = z.strictObject({
  level: Level,
  book: BookKind,
  number: z.int(),
  code: z.string(),
  issuer: z.string(),
  enteredOn: CivilDate,
  files: z.int().nonnegative(),
});

const Test = z.strictObject({
  name: z.string(),
  atMs: TimeMs,
  tookMs: z.int(),
  good: z.boolean(),
  rows: z.int(),
  files: z.int(),
  /** code words of what was wrong */
  problems: z.array(z.string()),
  /** the keys of records lie there twice: both whole, or one damaged and written anew, or not (the medium takes nothing) */
  ringCopy: z.enum(['whole', 'mended', 'damaged']),
});

const Target = z.strictObject({
  id: TargetId,
  kind: z.enum(['first', 'second']),
  /** the folder that a person chose; null: beside the vault */
  folder: z.string().nullable(),
  /** false: the medium is not there now */
  present: z.boolean(),
  /** a second medium that is none: on the disk of the vault itself */
  sameDisk: z.boolean(),
  remindDays: z.int(),
  /** the newest backup of this life of the station that lies there; of a medium that is not there: as remembered */
  lastMs: TimeMs.nullable(),
  /** until when it is in time: one that is away as long as the reminder says, one that is there half as long again */
  dueMs: TimeMs.nullable(),
  /** nothing, or nothing good, within the days */
  overdue: z.boolean(),
  /** keys of destroyed records still lie in the ring of this medium: put it in, and they go with the next backup */
  erasuresWait: z.boolean(),
  sets: listOf({
    name: z.string(),
    atMs: TimeMs,
    bytes: z.int().nullable(),
    why: z.enum(['daily', 'manual']).nullable(),
    tested: z.enum(['good', 'bad']).nullable(),
    testedMs: TimeMs.nullable(),
    /** the office came back from this very one: no test proves more */
    restoredMs: TimeMs.nullable(),
  }),
  lastTest: Test.nullable(),
});

const NumberCheck = z.strictObject({
  id: Id,
  kind: z.enum(['book', 'series', 'receipts']),
  /** of a book */
  book: RegisterKind.nullable(),
  year: z.int().nullable(),
  /** of outgoing numbers: what they count, in names; '' where the office counts all types in one */
  series: objectOrNull({
    typeName: z.string(),
    counts: z.enum(['term', 'year']),
    period: z.string(),
    classified: z.boolean(),
  }),
  /** of receipts: their prefix */
  prefix: z.string(),
  /** the last number that the backup knows */
  known: z.int(),
});

/** Where a backup was found: a place of the vault, the one beside it from an earlier time, or a folder that was chosen. */
const FoundPlace = z.strictObject({
  kind: z.enum(['first', 'second', 'beside', 'chosen']),
  folder: z.string(),
});

/** A restoration put the recovery code of its backup back in force; told until it is renewed, or typed whole from the paper. */
const CodeOfBackup = z.strictObject({ restoredMs: TimeMs, backupMs: TimeMs });

/** This life of the station began because places outside the vault knew more of its ledger than the vault itself. */
const Behind = z.strictObject({
  /** when that was noticed */
  atMs: TimeMs,
  /** where the most was seen: beside the vault's folder, in the profile of this machine's account, in a backup */
  where: z.enum(['beside', 'profile', 'backup']),
  /** entries that were seen there and are not here; 0: others stand in their place */
  missing: z.int().nonnegative(),
  /** the newest backup that holds what is missing here */
  backup: objectOrNull({ name: z.string(), atMs: TimeMs, folder: z.string() }),
});

export const HEALTH_PARTS = [
  'pages',
  'ledger',
  'counters',
  'index',
  'files',
  'backup',
  'rings',
  'restore-test',
  'second-medium',
  'drill',
  'clock',
  'space',
  'access',
  'numbers',
  'loss',
  'rules',
  'lists',
  'old-copies',
  'roster',
  'schema',
  'records',
  'acts',
] as const;

const Finding = z.strictObject({
  part: z.enum(HEALTH_PARTS),
  state: z.enum(['good', 'warn', 'bad']),
  /** what was looked at, or how many things are wrong */
  count: z.int(),
  /** which sentence tells it */
  tells: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** what one button can do about it, or null */
  repair: z.enum(['index', 'counters', 'files', 'backup', 'test', 'roster']).nullable(),
});

export const backupOps = {
  'backup.overview': query(
    {},
    {
      epoch: z.int().positive(),
      /** when this vault was last brought back from a backup */
      restoredMs: TimeMs.nullable(),
      running: z.boolean(),
      targets: z.array(Target),
      /** when the way back by the printed code or by shares was last tried out */
      drills: listOf({ kind: z.enum(['code', 'shares', 'restore']), atMs: TimeMs, by: z.string() }),
      /** the code in force: since when, if another was before it; for how many people it does not work yet */
      recovery: z.strictObject({
        renewedMs: TimeMs.nullable(),
        /** it opened the vault in earnest */
        usedMs: TimeMs.nullable(),
        waiting: z.int(),
        /** by name, who has not agreed yet that the own key goes under it */
        waitingFor: z.array(z.string()),
        ofBackup: CodeOfBackup.nullable(),
      }),
      numberChecks: z.int(),
      lostNumbers: z.int(),
      /** who keeps shares of the recovery code in force, and how many of them give it */
      shares: objectOrNull({ holders: z.array(z.string()), threshold: z.int(), madeMs: TimeMs }),
    },
  ),
  /** Makes a backup now. Runs beside other work; the writer goes on. */
  'backup.create': command(
    { targetId: TargetId, why: z.enum(['daily', 'manual']).default('manual') },
    {
      name: z.string(),
      bytes: z.int(),
      files: z.int(),
      newFiles: z.int(),
      missing: z.int(),
      removed: z.int(),
    },
  ),
  /** Brings a backup back into a scratch folder, compares counts and hashes, and keeps the result. */
  'backup.test': command({ targetId: TargetId, name: SetNameText }, Test),
  /** The folder of the first target, or one more medium. */
  'backup.setFolder': hostCommand(
    { path: Path, kind: z.enum(['first', 'second']) },
    { targetId: TargetId, folder: z.string() },
  ),
  'backup.removeTarget': command({ targetId: TargetId }, { removed: z.literal(true) }),
  'backup.numberChecks': query(
    {},
    {
      checks: z.array(NumberCheck),
      /** numbers given out after the backup that wait to be written again from the paper */
      lost: listOf({ bookId: Id, book: RegisterKind, year: z.int(), count: z.int().positive() }),
      /** numbers of the office's own series and receipt codes that were given out and have nothing in this vault */
      gone: z.int(),
      /** what the minutes of the comparison are made of (`papers.make`); null before the first one */
      minutes: Id.nullable(),
      code: CodeOfBackup.nullable(),
      /** why they wait, when it is that; null: the station came back, or lost its log */
      behind: Behind.nullable(),
    },
  ),
  /** A person has compared with the paper book: `last` is the last number that was given out. */
  'backup.confirmNumbers': command(
    { id: Id, last: z.int().nonnegative().max(10_000_000), ground: filled(300) },
    { accounted: z.int() },
  ),
  /** What this vault holds by level, classified lines one by one: the list for a lost machine. */
  'backup.holdings': query(
    {},
    {
      atMs: TimeMs,
      levels: listOf({ level: Level, documents: z.int(), files: z.int() }),
      lines: z.array(HoldingLine),
      more: z.boolean(),
      people: listOf({ fullName: z.string(), position: z.string(), certificates: z.int() }),
    },
  ),
  /** The recovery code in shares, each sealed for one officer of the superior office; any `threshold` of them give it. */
  'backup.makeShares': hostCommand(
    {
      recoveryCode: z.string().max(120),
      certificates: z.array(Path).min(2).max(16),
      threshold: z.int().min(2).max(16),
      path: Path,
    },
    { setId: Id, holders: z.array(z.string()), files: z.array(z.string()) },
  ),
  /** Whose certificates lie in these files: asked before the code is split for them. */
  'backup.lookAtHolders': {
    ...query(
      { certificates: z.array(Path).min(1).max(16) },
      {
        holders: listOf({ name: z.string(), organization: z.string(), words: z.string(), untilMs: TimeMs }),
      },
    ),
    door: 'host',
  },
  /** The certificate of the signed-in person, for an office that wants to entrust a share to this person. */
  'backup.writeHolderCertificate': hostCommand({ path: Path }, { name: z.string(), words: z.string() }),
  /** A share that was sealed for the signed-in person, opened into a file for the office that lost its code. */
  'backup.openShare': hostCommand(
    { path: Path, to: Path, passphrase: Passphrase },
    { officeName: z.string(), position: z.int(), threshold: z.int() },
  ),
  /** Opened shares put together; on a machine without a vault too. */
  'backup.joinShares': vaultlessHostQuery(
    { paths: z.array(Path).min(1).max(16) },
    { recoveryCode: z.string() },
  ),
  /** The yearly drill: the whole printed code is typed and tried on the key slots; nothing is changed by it. */
  'backup.drill': command(
    { recoveryCode: z.string().max(120), how: HowCode.default('code') },
    { passed: z.literal(true), tookMs: z.int() },
  ),
  /** Which backups lie in a folder that a person chose, or where the vault keeps them, before any vault is open. */
  'backup.look': vaultlessHostQuery(
    { path: Path.nullable(), known: z.boolean().default(false) },
    {
      sets: listOf({
        from: z.string(),
        /** its name; the same backup in two places has two keys */
        key: z.string(),
        name: z.string(),
        place: FoundPlace,
        /** of this backup alone, without the files that it shares; null: can't be told */
        bytes: z.int().nullable(),
        /** as remembered beside it; null: nothing is remembered */
        why: z.enum(['daily', 'manual']).nullable(),
        tested: z.enum(['good', 'bad']).nullable(),
        atMs: TimeMs,
        vault: z.string(),
        officeName: z.string().nullable(),
        /** of a training vault */
        training: z.boolean(),
        people: listOf({ username: z.string(), fullName: z.string() }),
      }),
      /** places of the vault that are not there now */
      absent: z.array(FoundPlace),
    },
  ),
  /** Brings a station back into the folder of this vault; a passphrase or the printed code opens the backup. */
  'backup.restore': vaultlessHostNote(
    {
      from: Path,
      username: z.string().max(64).nullable(),
      passphrase: Passphrase.nullable(),
      recoveryCode: z.string().max(120).nullable(),
      how: HowCode.default('code'),
      /** a training vault that stood in this place and was set aside: its people, partners and guided tasks go on */
      lessonsOf: Path.nullable().default(null),
      /** where the vault that stands in this place goes, whole, when the restored one takes it; null: the place is empty */
      aside: Path.nullable().default(null),
    },
    {
      epoch: z.int(),
      madeMs: TimeMs,
      officeName: z.string(),
      files: z.int(),
      lostFiles: z.int(),
      erased: z.int(),
      checks: z.int(),
      rows: z.int(),
      /** the name of the folder beside this one in which the vault before lies */
      aside: z.string().nullable(),
    },
  ),
  /** Looks at everything that can break; changes nothing. */
  'health.check': note({}, { atMs: TimeMs, tookMs: z.int(), findings: z.array(Finding) }),
  /** What of it is seen at once and is not well: for the desk of whoever keeps the station. Worst first. */
  'health.glance': query({}, { findings: z.array(Finding) }),
  /**
   * Rebuilds what follows from the records, or brings damaged and missing files back from a backup (what is damaged is
   * set aside). Deletes nothing.
   */
  'health.repair': command(
    { what: z.enum(['index', 'counters', 'files', 'roster']) },
    { done: z.int(), left: z.int() },
  ),
} as const;
