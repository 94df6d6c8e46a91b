import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Input, OpName, Output } from '../../../shared/ipc/contract.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import type { NewKeyPair } from '../crypto/x509/authority.ts';
import { dispatch } from '../dispatch.ts';
import type { Handlers, OpenSession } from '../sessionPorts.ts';
import { createTokens } from '../tokens/tokens.ts';
import { createStamps } from '../stamps/stamps.ts';
import { newId } from '../ids.ts';
import { signWithPassphrase } from '../accounts/passphraseSignature.ts';
import { createReader, type StartReader } from '../reader/index.ts';
import { loadRules } from '../rules/loader.ts';
import { vaultPaths } from '../disk/layout.ts';
import { signStatement } from '../seals/statements.ts';
import { provePassphrase } from '../session/countedUnlock.ts';
import { takeLock } from '../session/lockFile.ts';
import { openWithPassphrase } from '../session/open.ts';
import { closeSession, sealingOf, type Session } from '../session/session.ts';
import { TRAINING_PASSPHRASE } from '../../../shared/domain/training.ts';
import { TRAINING_PEOPLE, type Who } from './people.ts';

/** Everybody of the invented office at their desks at once; a call goes through the same dispatcher as the window's. */
export interface Desks<W extends string = Who> {
  idOf(who: W): string;
  call<K extends OpName>(who: W, op: K, input: Input<K>): Promise<Output<K>>;
  close(): void;
}

/** The archivist, the inspector, the cipher officer and the administrator write nothing in this story. */
const IDLE: ReadonlySet<Who> = new Set<Who>(['pin', 'lan', 'long', 'hiep']);
export const AT_WORK: readonly Who[] = TRAINING_PEOPLE.map(({ username }) => username).filter(
  (who) => !IDLE.has(who),
);

/** The story's clock: every act happens at the moment that the script says. */
export interface Clock {
  nowMs: number;
}

/** With what a desk is opened, besides its folder. */
export interface DeskMeans {
  readonly floor: ArgonCost;
  readonly newKeyPair: NewKeyPair;
  readonly startReader: StartReader;
  /** the registry, handed in: it lists this room too */
  readonly handlers: Handlers;
}

export async function openDesks<W extends string>(
  dir: string,
  clock: Clock,
  { floor, newKeyPair, startReader, handlers }: DeskMeans,
  people: readonly W[],
): Promise<Desks<W>> {
  const paths = vaultPaths(dir);
  const release = takeLock(paths.lock);
  const sessions: Session[] = [];
  const reader = createReader(startReader);
  const closeAll = (): void => {
    reader.close();
    sessions.forEach(closeSession);
    release();
  };
  // Argon2 runs beside the event loop, so several desks are opened at once
  const opening = people.map((username) =>
    openWithPassphrase(paths, username, TRAINING_PASSPHRASE, { networked: false, floor, nowMs: Date.now() }),
  );
  const opened = await Promise.allSettled(opening);
  sessions.push(...opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
  const failed = opened.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    closeAll();
    throw failed.reason;
  }
  const shared = { rules: loadRules(), reader, newKeyPair };
  const open = new Map<string, OpenSession>(
    sessions.map((session) => [session.actor.username, deskOf(dir, session, clock, shared, floor)]),
  );
  const dispatcher = { handlers, own: null, emit: () => undefined, report: () => undefined };
  return {
    idOf: (who) => open.get(who)?.ports.actor.id ?? '',
    close: closeAll,
    call: async <K extends OpName>(who: W, op: K, input: Input<K>): Promise<Output<K>> => {
      const desk = open.get(who);
      if (desk === undefined) throw new AppError('not-found');
      const reply = await dispatch(dispatcher, desk, 'inside', op, input);
      if (!reply.ok) throw new AppError(reply.error.code, { ...reply.error.params, op });
      return reply.value as Output<K>;
    },
  };
}

function deskOf(
  dir: string,
  session: Session,
  clock: Clock,
  shared: Pick<OpenSession['ports'], 'rules' | 'reader' | 'newKeyPair'>,
  floor: ArgonCost,
): OpenSession {
  const { db, actor, station, keys } = session;
  const nowMs = (): number => clock.nowMs;
  const today = (): string => civilDateAt(clock.nowMs);
  const ports: OpenSession['ports'] = {
    db,
    dir,
    actor,
    station,
    keys,
    nowMs,
    today,
    ...shared,
    tokens: createTokens(undefined), // a desk signs with keys of its vault
    stamps: createStamps(undefined), // and asks nobody outside for the time
    newId: () => newId(clock.nowMs),
    proveSelf: (passphrase) => provePassphrase(session, passphrase, floor, nowMs),
    signStatement: (use, content) => signStatement(session.signing, use, content),
    signAs: (signature) => signWithPassphrase(session, floor, ports, signature),
  };
  return {
    db,
    ports,
    sealing: sealingOf(session),
    mustChangePassphrase: () => session.mustChangePassphrase,
    recoveryProved: () => session.recoveryProved,
    madeNow: () => false,
    noticeOthers: () => undefined, // all of them are one office of this process
  };
}
