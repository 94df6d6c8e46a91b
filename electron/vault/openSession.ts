import { civilDateAt } from '../../shared/domain/calendar/civilDate.ts';
import { signWithPassphrase } from './accounts/passphraseSignature.ts';
import type { Beside } from './beside.ts';
import type { ArgonCost } from './crypto/argon.ts';
import type { NewKeyPair } from './crypto/x509/authority.ts';
import { newId } from './ids.ts';
import type { OpenSession } from './sessionPorts.ts';
import { bookWithReceived } from './rules/receivedStore.ts';
import type { RuleBook } from './rules/ruleBook.ts';
import { signStatement } from './seals/statements.ts';
import { provePassphrase } from './session/countedUnlock.ts';
import { noticeOthers } from './session/others.ts';
import { sealingOf, type Session } from './session/session.ts';

export interface OpenSessionParts {
  readonly session: Session;
  /** of the vault */
  readonly dir: string;
  readonly rules: RuleBook;
  readonly floor: ArgonCost | undefined;
  readonly nowMs: () => number;
  readonly newKeyPair: NewKeyPair;
  readonly beside: Beside;
}

/** What the operations are given of a session. */
export function openSession({
  session,
  dir,
  rules,
  floor,
  nowMs,
  newKeyPair,
  beside,
}: OpenSessionParts): OpenSession {
  const book = bookWithReceived(rules, session.db);
  const ports: OpenSession['ports'] = {
    db: session.db,
    dir,
    get actor() {
      return session.actor; // may hold other posts since
    },
    get station() {
      return session.station; // the office may be named otherwise since
    },
    keys: session.keys,
    get rules() {
      return book(); // a pack may have come since
    },
    reader: beside.reader,
    tokens: beside.tokens,
    stamps: beside.stamps,
    proveSelf: (passphrase) => provePassphrase(session, passphrase, floor, nowMs),
    signStatement: (use, content) => signStatement(session.signing, use, content),
    signAs: (signature) => signWithPassphrase(session, floor, ports, signature),
    nowMs,
    today: () => civilDateAt(nowMs()),
    newId: () => newId(nowMs()),
    newKeyPair,
  };
  return {
    db: session.db,
    ports,
    sealing: sealingOf(session),
    mustChangePassphrase: () => session.mustChangePassphrase,
    recoveryProved: () => session.recoveryProved,
    madeNow: () => session.madeNow,
    noticeOthers: () => noticeOthers(session),
  };
}
