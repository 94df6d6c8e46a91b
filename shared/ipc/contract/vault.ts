import { z } from 'zod';
import {
  CivilDate,
  filled,
  line,
  name,
  HowCode,
  Id,
  Level,
  OfficeKind,
  Passphrase,
  PersonRef,
  Profile,
  Role,
  text,
  TimeMs,
  listOf,
  objectOrNull,
} from '../schemas.ts';
import {
  lockedNote,
  vaultlessHostNote,
  vaultlessNote,
  vaultlessQuery,
  query,
  command,
  note,
  provedCommand,
} from './spec.ts';

const Empty = z.strictObject({});

/**
 * What is saved before the keys go: nothing (the machine sleeps or goes off), only where it is quick (the station is locked),
 * or everywhere (the program ends).
 */
export const BackupAtLock = z.enum(['none', 'quick', 'all']);
export type BackupAtLock = z.infer<typeof BackupAtLock>;

export const NewPerson = z.strictObject({
  username: z
    .string()
    .normalize('NFC')
    .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/),
  fullName: name(80),
  position: line(120),
  roles: z.array(Role).min(1).max(8),
});

export const NewOffice = z.strictObject({
  name: name(200),
  /** mã định danh: an opaque string, both schemes occur (QCVN 102:2016, QĐ 20/2020/QĐ-TTg) */
  code: filled(40),
  kind: OfficeKind,
  /** cơ quan cấp trên trực tiếp */
  superior: line(200),
  /** organ symbol used in document numbers: `ĐU`, `UBND` */
  symbol: name(20),
  place: line(80),
});

/** Nhiệm kỳ: document numbers of the Party run per type within it. */
export const CommitteeTerm = z.strictObject({ label: name(40), from: CivilDate, to: CivilDate });

export const NewStation = z.strictObject({
  name: name(80),
  profile: Profile,
  /** số, ngày của văn bản cho phép hồ sơ máy này; required for every profile but `connected` */
  profileGround: line(200),
});

/** One person may hold two conflicting posts in a small office, for a time, by a document of the head. */
export const SmallOfficeException = z.strictObject({ document: name(120), until: CivilDate });

export const CreateVault = z.strictObject({
  office: NewOffice,
  station: NewStation,
  term: CommitteeTerm.nullable(),
  people: z
    .array(
      NewPerson.extend({
        passphrase: Passphrase,
        /** chosen by somebody else: the person must change it at the first sign-in */
        temporary: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(20),
  exception: SmallOfficeException.nullable(),
  training: z.boolean(),
});
export type CreateVault = z.infer<typeof CreateVault>;

const Session = z.strictObject({
  userId: Id,
  username: z.string(),
  fullName: z.string(),
  position: z.string(),
  roles: z.array(Role),
  mustChangePassphrase: z.boolean(),
  office: z.strictObject({ name: z.string(), code: z.string(), kind: OfficeKind, symbol: z.string() }),
  station: z.strictObject({ id: Id, name: z.string(), profile: Profile, profileGround: z.string() }),
  training: z.boolean(),
  /** days by which a trainee moved the calendar ahead; 0 in every other vault */
  aheadDays: z.int(),
  recoveryProved: z.boolean(),
  /** the disk is full: what is there can be read, every act is refused until there is room */
  readsOnly: z.boolean(),
  /** what this machine may hold in full, and what only as a register line */
  holds: z.strictObject({ full: z.array(Level), registerOnly: z.array(Level) }),
  idleLockMinutes: z.int(),
  /** of a person who is here for an inspection only: until when, and the operations that stay shut */
  visit: objectOrNull({
    ground: z.string(),
    untilMs: TimeMs,
    open: z.boolean(),
    barred: z.array(z.string()),
  }),
});
export type Session = z.infer<typeof Session>;

export const vaultOps = {
  /** What stands in the vault folder, without opening it. */
  'vault.inspect': vaultlessQuery(Empty, {
    state: z.enum(['absent', 'locked', 'unlocked', 'damaged', 'from-future', 'unsafe-folder', 'in-use']),
    problem: z.string().nullable(),
    officeName: z.string().nullable(),
    profile: Profile.nullable(),
    training: z.boolean(),
    people: listOf({ username: z.string(), fullName: z.string(), position: z.string() }),
    /** wrong entries so far for the person who failed last; a pause runs until `waitUntilMs` */
    waitUntilMs: TimeMs.nullable(),
  }),
  /**
   * Creates the vault, leaves it open for the first administrator and shows the recovery code, once. The first
   * record waits for `vault.proveRecovery`.
   */
  'vault.create': vaultlessNote(CreateVault, {
    vaultId: Id,
    recoveryCode: z.string(),
    people: z.array(PersonRef),
  }),
  'vault.unlock': lockedNote({ username: z.string().max(64), passphrase: Passphrase }, Session),
  /** Opens with the printed recovery code and sets a new passphrase for the named person. */
  'vault.recover': lockedNote(
    {
      recoveryCode: z.string().max(120),
      how: HowCode.default('code'),
      username: z.string().max(64),
      newPassphrase: Passphrase,
    },
    Session,
  ),
  'vault.session': query(Empty, Session),
  /**
   * A new recovery code, shown once. Before the first proof (it was interrupted) it replaces the old one at once; later,
   * with a reason and two officers, a leader among them, only when it was typed back from paper (`vault.proveRecovery`): until then the old one opens.
   */
  'vault.newRecoveryCode': command(
    {
      reason: filled(300).nullable().default(null),
      passphrase: Passphrase.nullable().default(null),
      secondUsername: text(64).nullable().default(null),
      secondPassphrase: Passphrase.nullable().default(null),
    },
    { recoveryCode: z.string() },
  ),
  /** Who may stand beside for a new recovery code; `alone`: nobody else of the staff is here, one passphrase is enough. */
  'vault.recoveryOfficers': query(Empty, {
    seconds: listOf({ username: z.string(), fullName: z.string(), position: z.string() }),
    alone: z.boolean(),
  }),
  /**
   * The passphrase for an act of the operating system that waits for it in the vault (`proof.wanted`); null gives the act
   * up. A wrong one leaves it waiting.
   */
  'vault.answerProof': note({ ref: Id, passphrase: Passphrase.nullable() }, { given: z.boolean() }),
  /**
   * What the recovery code in force says of the signed-in person's own key: null where it brings it back, or where there
   * is nothing to ask. Else who made the code, when and why, and whether what they signed holds.
   */
  'vault.recoveryQuestion': query(Empty, {
    question: objectOrNull({
      atMs: TimeMs,
      reason: z.string(),
      officers: z.array(PersonRef),
      /** `first-run`: made before anything was recorded; `broken`: not two officers' of this office, to be told to it */
      standing: z.enum(['signed', 'first-run', 'broken']),
    }),
  }),
  /** The own key goes under the recovery code in force: whoever holds its paper can bring this person back. */
  'vault.agreeToCode': provedCommand(Empty, { agreed: z.literal(true) }),
  /**
   * The key under which the vault lies is changed at the next opening, on a copy: after somebody left or a machine was
   * lost it is so by itself; here for any other reason (a passphrase or a copy of the folder in wrong hands).
   */
  'vault.changeKey': provedCommand({ reason: filled(300) }, { due: z.literal(true) }),
  /** Which groups of the recovery code must be typed back from paper; a new call asks for others. */
  'vault.recoveryChallenge': query(Empty, { groups: z.array(z.int().positive()) }),
  'vault.proveRecovery': {
    kind: 'command',
    needs: 'unlocked',
    door: 'window',
    input: z.strictObject({
      groups: listOf({ group: z.int().positive(), text: z.string().max(12) }),
    }),
    /** `waiting`: people for whom the code works after they have signed in once more */
    output: z.strictObject({ proved: z.literal(true), waiting: z.int() }),
  },
  'vault.changePassphrase': command({ current: Passphrase, next: Passphrase }, { changed: z.literal(true) }),
  /** Ends the session inside the vault process; the main process then kills it. */
  /** Locks, after the backup that is asked for. */
  'vault.lock': vaultlessHostNote({ backup: BackupAtLock.default('none') }, { locked: z.literal(true) }),
} as const;
