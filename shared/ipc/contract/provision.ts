import { z } from 'zod';
import { CivilDate, filled, Id, listOf, objectOrNull } from '../schemas.ts';
import { PolicyTerms } from './policy.ts';
import { hostCommand, provedHostCommand, query, vaultlessHostQuery } from './spec.ts';
import { CommitteeTerm, NewOffice, NewPerson, NewStation, SmallOfficeException } from './vault.ts';

const Path = z.string().min(1).max(4096);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Like the table of days: a work day more, a day or half a day off. */
export const ProvisionDay = z.strictObject({
  date: CivilDate,
  kind: z.enum(['off', 'work', 'half']),
  note: filled(200),
});

const SignedPart = z.strictObject({
  kind: z.enum(['directory', 'lists', 'rules', 'help']),
  file: z.string(),
  /** name of the office that signed it; its code while it waits */
  issuer: z.string(),
  /** `waits`: the card of its issuer is not compared yet; the file is to be applied once more afterwards */
  state: z.enum(['takes', 'known', 'waits']),
  /** of a rule pack: the day from which it counts on this station */
  from: CivilDate.nullable(),
});

const Preview = z.strictObject({
  /** of the file: what is applied is what was shown */
  sha256: Sha256,
  officeName: z.string(),
  officeCode: z.string(),
  /** how many people the file names; an office that stands keeps its own */
  people: z.int(),
  calendar: z.array(ProvisionDay.extend({ known: z.boolean() })),
  cards: listOf({
    file: z.string(),
    officeName: z.string(),
    officeCode: z.string(),
    /** the office of this card is trusted already */
    trusted: z.boolean(),
  }),
  policy: PolicyTerms.extend({
    keyFingerprint: z.string(),
    /** this one, or a newer one, is in force */
    known: z.boolean(),
  }).nullable(),
  /** the directory of offices, danh mục, rule packs and answers for the help, each signed by an office of its own */
  signed: z.array(SignedPart),
  idleMinutes: z.int().nullable(),
});

/** The part of the file that a new vault is made of. There is no passphrase in it. */
export const ProvidedVault = z.strictObject({
  office: NewOffice,
  station: NewStation,
  term: CommitteeTerm.nullable().default(null),
  people: z.array(NewPerson).min(1).max(20),
  exception: SmallOfficeException.nullable().default(null),
});

export const provisionOps = {
  /** Reads a provisioning file on a machine that has no vault yet: whose it is and what it brings. Changes nothing. */
  'provision.read': vaultlessHostQuery(
    { path: Path },
    ProvidedVault.extend({
      sha256: Sha256,
      people: z.array(
        NewPerson.extend({
          /** words to hand over, changed at the first sign-in; null for the administrator, who sits here and types */
          firstPassphrase: z.string().nullable(),
        }),
      ),
      days: z.int(),
      cards: z.int(),
      policy: z.boolean(),
      signed: z.int(),
      idleMinutes: z.int().nullable(),
    }),
  ),
  /** Reads a provisioning file and all that it names, and says what it would set on this station. Changes nothing. */
  'provision.look': { ...query({ path: Path }, Preview), door: 'host' },
  /**
   * Everything of the file in one step, or nothing: days, cards (each still to be compared before it is trusted),
   * policy, idle time. Office, people and keys of a station that stands are never changed by it.
   */
  'provision.apply': provedHostCommand(
    { path: Path, sha256: Sha256 },
    {
      days: z.int(),
      cards: z.int(),
      policy: z.boolean(),
      signed: z.int(),
      idleMinutes: z.int(),
      /** what binds this station now, by this file or before it */
      inForce: objectOrNull({ serial: z.int(), issuer: z.string() }),
      /** each signed file of it: taken by this act, known before, or waiting */
      parts: z.array(SignedPart),
    },
  ),
  /** What a rule pack or a file of danh mục says that the office is about to sign. Changes nothing. */
  'provision.lookToSign': {
    ...query(
      { path: Path },
      {
        name: z.string(),
        bytes: z.int(),
        /** of the file: what is signed is what was shown */
        sha256: Sha256,
        kind: z.enum(['rules', 'lists']),
        what: z.string(),
        /** the pack, or each list of the file */
        parts: listOf({
          id: z.string(),
          title: z.string(),
          from: CivilDate,
          to: CivilDate.nullable(),
        }),
      },
    ),
    door: 'host',
  },
  /**
   * The office's signature of a rule pack or of danh mục that it issues, detached, into a place that was chosen, else
   * `<file>.p7s` beside the file. Nothing else is signed by it.
   */
  'provision.sign': hostCommand(
    {
      path: Path,
      sha256: Sha256.optional(),
      signature: Path.optional(),
    },
    {
      signature: z.string(),
      kind: z.enum(['rules', 'lists']),
      /** `levels@2027.1`, or the numbers of the lists */
      what: z.string(),
      sha256: Sha256,
    },
  ),
  /** A rule pack, signed as by `provision.sign` and sealed for stations: there an administrator takes it out. */
  'provision.sendSigned': hostCommand(
    { path: Path, sha256: Sha256, to: z.array(Id).min(1).max(500) },
    { what: z.string(), envelopes: z.int() },
  ),
} as const;
