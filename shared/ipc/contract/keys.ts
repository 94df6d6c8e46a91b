import { z } from 'zod';
import { Id, Passphrase, text, TimeMs, listOf, objectOrNull } from '../schemas.ts';
import { hostCommand, hostQuery, provedCommand, provedHostCommand, query } from './spec.ts';

/** `kept`: no longer in force, but what was sealed for it still opens with its key. */
const CertificateState = z.enum(['in-force', 'kept', 'revoked', 'expired']);

/** What is shown of any certificate, our own or another office's. */
const face = {
  /** of the office or of the person */
  name: z.string(),
  purpose: z.enum(['issue', 'sign', 'encrypt']),
  serial: z.string(),
  issuer: z.string(),
  fingerprint: z.string(),
  /** the fingerprint as Vietnamese words, to be read out */
  words: z.string(),
  fromMs: TimeMs,
  untilMs: TimeMs,
  revokedMs: TimeMs.nullable(),
  state: CertificateState,
  /** whole days left of one in force that is to be renewed soon; `step` is the mark of rule KN-26 that was passed, null when it is over */
  warning: objectOrNull({ days: z.int(), step: z.int().nullable() }),
};

const CertificateLine = z.strictObject({
  ...face,
  id: Id,
  /** `outside`: an authority that certified the office's keys and is none of ours */
  owner: z.enum(['authority', 'office', 'person', 'outside']),
  personId: Id.nullable(),
});

/** A certificate on the card of another office that is trusted here. */
const PeerCertificate = z.strictObject({ ...face, stationId: z.string(), officeCode: z.string() });

const KeyRequest = z.strictObject({
  id: Id,
  personId: Id,
  name: z.string(),
  askedMs: TimeMs,
  /** what its maker reads out: hexadecimal in groups, and words */
  fingerprint: z.string(),
  words: z.string(),
  /** by whose key it is signed: the person's in force, one that was taken back, or nobody's whom the list knows */
  proof: z.enum(['signed', 'taken-back', 'none']),
});

/** What the office asked an authority outside for and did not get yet. */
const OfficeRequestLine = z.strictObject({ purpose: z.enum(['sign', 'encrypt']), askedMs: TimeMs });

/** What a file of certificates, or a PKCS#12 file, would bring the office. */
const OutsideFile = z.strictObject({
  certificates: listOf({
    purpose: z.enum(['sign', 'encrypt']),
    name: z.string(),
    serial: z.string(),
    fromMs: TimeMs,
    untilMs: TimeMs,
  }),
  /** from the one above the certificate up to the root */
  chain: z.array(z.string()),
  root: z.strictObject({
    name: z.string(),
    fingerprint: z.string(),
    words: z.string(),
    /** compared here before */
    known: z.boolean(),
  }),
});

const path = z.string().max(4096);
/** of a PKCS#12 file; null for certificates that answer our own request */
const filePassphrase = z.string().min(1).max(256).nullable();

const askOutside = hostCommand({ path, anew: z.boolean() }, { files: z.array(z.string()) });
const lookOutside = <P extends z.ZodType>(passphrase: P) => hostQuery({ path, passphrase }, OutsideFile);
const takeOutside = <P extends z.ZodType>(passphrase: P) =>
  provedHostCommand(
    { path, passphrase, fingerprint: z.string().max(100), comparedHow: text(200) },
    OutsideFile,
  );

const RevocationListLine = z.strictObject({
  office: z.string(),
  own: z.boolean(),
  thisUpdateMs: TimeMs,
  nextUpdateMs: TimeMs,
  revoked: z.int(),
  stale: z.boolean(),
});

/** Where the key of the office's root is: in this vault, or in a file that lies elsewhere with the issuing key here under it. */
const RootState = z.strictObject({
  place: z.enum(['vault', 'file']),
  rootUntilMs: TimeMs,
  issuerUntilMs: TimeMs,
  /** until when the root's own list of revoked certificates speaks; null while the root is in the vault */
  listUntilMs: TimeMs.nullable(),
  /** this station was reported lost then, and the issuing key that lay on it is still in force */
  lostMs: TimeMs.nullable(),
  /** who still signs under an issuing key of before */
  people: z.int(),
});

/** Of the root in a file, to be compared once more with whoever trusts the office. */
const RootDone = z.strictObject({
  fingerprint: z.string(),
  words: z.string(),
  issuerUntilMs: TimeMs,
  people: z.int(),
});

/** RFC 5280 §5.3.1; after `compromised` nothing that the key ever signed can be trusted. */
const RevocationReason = z.enum(['compromised', 'superseded', 'ceased']);

export const keyOps = {
  /**
   * Everybody sees the own certificates, those of the office and those of the offices that are trusted here; those of
   * the other people, and who waits for new ones, only who issues or inspects.
   */
  'keys.list': query(
    {},
    {
      certificates: z.array(CertificateLine),
      peers: z.array(PeerCertificate),
      requests: z.array(KeyRequest),
      officeRequests: z.array(OfficeRequestLine),
      /** what the signed-in person asked an authority outside for */
      ownRequests: z.array(OfficeRequestLine),
      lists: z.array(RevocationListLine),
      root: RootState,
    },
  ),
  /**
   * What this person is to be warned of: the own certificates, and the office's and its partners' where it is the
   * person's duty.
   */
  'keys.warnings': query(
    {},
    {
      warnings: z.array(CertificateLine),
      peers: z.array(PeerCertificate),
      /** after a loss of this machine was settled, until all of it is done; for those who see to it */
      loss: objectOrNull({
        lostMs: TimeMs,
        /** who has not changed the passphrase yet */
        passphrases: z.array(z.string()),
        /** who asked for new keys and waits for the certificates */
        asked: z.array(z.string()),
        /** who changed it and has no signing certificate and no request */
        unasked: z.array(z.string()),
        /** the issuing key lay on the lost machine and is still the one in force */
        issuer: z.boolean(),
        /** nobody here is cipher officer, who alone can replace it */
        nobody: z.boolean(),
        /** how many sign with a certificate of an issuing key of before */
        older: z.int(),
        /** still at rest */
        relay: z.boolean(),
      }),
    },
  ),
  /** New signing and receiving certificates of the office; the old keys stay, for what was sealed for them. */
  'keys.renewOffice': provedCommand({}, { untilMs: TimeMs }),
  /** New keys of the signed-in person, made now; they hold once the cipher officer has issued their certificates. */
  'keys.askRenewal': provedCommand({}, { requestId: Id }),
  'keys.issue': provedCommand(
    {
      requestId: Id,
      /** after the person's key was taken back: what two officers compared with the person, and the second of them */
      compared: z
        .strictObject({
          fingerprint: z.string().max(400),
          secondUsername: z.string().max(64),
          secondPassphrase: z.string().max(256),
        })
        .nullable()
        .default(null),
    },
    { untilMs: TimeMs },
  ),
  'keys.revoke': provedCommand({ id: Id, reason: RevocationReason }, { revokedMs: TimeMs }),
  /**
   * Requests (PKCS#10) for the office's keys, as files for an authority outside. What is waiting is written once more;
   * `anew` makes new keys and gives up what waits.
   */
  'keys.askOffice': askOutside,
  /** The same for the keys of the signed-in person; the private halves lie under the person's own key. */
  'keys.askOwn': askOutside,
  /** Reads and judges such a file; nothing is kept. */
  'keys.lookAtOfficeFile': lookOutside(filePassphrase),
  'keys.lookAtOwnFile': lookOutside(filePassphrase),
  /** Only certificates of an authority, with its root. */
  'keys.lookAtAuthorityFile': lookOutside(z.null()),
  /**
   * Puts the office's certificates of an authority outside in force, once the root's fingerprint was compared.
   * The keys of before stay, for what was sealed for them.
   */
  'keys.takeOfficeFile': takeOutside(filePassphrase),
  /** The person's own; the root must be one that the cipher officer has compared. */
  'keys.takeOwnFile': takeOutside(filePassphrase),
  /** An authority that may certify people of the office, once its root was compared. */
  'keys.takeAuthorityFile': takeOutside(z.null()),
  /**
   * A root for the office in an encrypted file (PKCS#12), a new issuing key in the vault under it, and new keys of the
   * office. The authority of before is kept for what it issued, or taken back with all of it.
   */
  'keys.setUpRoot': provedHostCommand(
    { path, passphrase: Passphrase, old: z.enum(['keep', 'superseded', 'compromised']) },
    RootDone,
  ),
  /**
   * What only the root's file can do: sign its list anew, give out a new issuing certificate, or give one out and take
   * the old one back with all that it issued.
   */
  'keys.useRoot': provedHostCommand(
    {
      path,
      passphrase: Passphrase,
      act: z.enum(['list', 'renew', 'superseded', 'compromised']),
    },
    RootDone,
  ),
  /** The office's list of revoked certificates, as a file for the offices that trust it. */
  'keys.writeList': hostCommand({ path }, RevocationListLine),
  /** A list of an office that is trusted here. */
  'keys.readList': hostCommand({ path }, RevocationListLine),
} as const;
