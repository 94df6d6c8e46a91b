import { z } from 'zod';
import { filled, Id, TimeMs, listOf } from '../schemas.ts';
import { ModulePath, Sha256Hex } from '../signerProtocol.ts';
import { command, provedCommand, provedHostCommand, query } from './spec.ts';

/** Why a certificate can't be one that is signed with here. */
const CertificateFault = z.enum([
  'unreadable',
  'notRsa',
  'authority',
  'usage',
  'notYet',
  'expired',
  'critical',
]);

/** What is shown of a certificate of a token. */
const face = {
  /** SHA-256 of its DER, by which it is named to the vault */
  certificate: Sha256Hex,
  /** the same as people compare it */
  fingerprint: z.string(),
  words: z.string(),
  name: z.string(),
  organization: z.string(),
  issuer: z.string(),
  serial: z.string(),
  fromMs: TimeMs,
  untilMs: TimeMs,
};

const Owner = z.enum(['office', 'person']);

const Bound = z.strictObject({
  ...face,
  id: Id,
  owner: Owner,
  personId: Id.nullable(),
  /** of the office or of the person */
  holder: z.string(),
  boundMs: TimeMs,
  boundBy: z.string(),
  comparedHow: z.string(),
  endedMs: TimeMs.nullable(),
  fault: CertificateFault.nullable(),
});

const OnToken = z.strictObject({
  ...face,
  fault: CertificateFault.nullable(),
  /** whose it is here, where it was bound */
  holder: z.string().nullable(),
});

/** Certificates of tokens: who signs with one here, and what stands on the tokens of this machine. */
export const tokenOps = {
  'tokens.state': query(
    {},
    {
      /** the library that is used on this machine */
      module: z.string().nullable(),
      /** files of vendors that lie where their installers put them */
      found: listOf({ path: z.string(), maker: z.string() }),
      /** one's own and the office's; all of them to who binds or inspects */
      bound: z.array(Bound),
    },
  ),
  /** Starts the library in a process of its own and tells what it finds; no PIN is asked for. */
  'tokens.look': query(
    {},
    {
      tokens: listOf({
        label: z.string(),
        serial: z.string(),
        maker: z.string(),
        model: z.string(),
        /** tries of the PIN that are certain to be left; 0: locked */
        triesLeft: z.int().min(0).max(3),
        certificates: z.array(OnToken),
      }),
    },
  ),
  /** Which library is used on this machine; null: none. */
  'tokens.setModule': provedHostCommand({ path: ModulePath.nullable() }, { module: z.string().nullable() }),
  /** Makes a certificate of a token that is in the machine the office's or a person's, once its fingerprint was compared. */
  'tokens.bind': provedCommand(
    {
      certificate: Sha256Hex,
      owner: Owner,
      personId: Id.nullable(),
      /** as it was typed or read from paper */
      fingerprint: z.string().max(100),
      comparedHow: filled(200),
    },
    { id: Id },
  ),
  /** It is signed with no longer; what it signed stays. */
  'tokens.unbind': provedCommand({ id: Id }, { endedMs: TimeMs }),
  /**
   * Unlocks the key of a bound certificate for one act of the next two minutes. A wrong PIN leaves a line in the ledger;
   * where one try may be left, none is made unless `mayBeLast` says so.
   */
  'tokens.open': command(
    { id: Id, pin: z.string().min(1).max(64), mayBeLast: z.boolean() },
    { untilMs: TimeMs },
  ),
} as const;
