import type { OpenHandlers } from './ports.ts';
import { emergencyHandlers } from './access/emergency.ts';
import { backupCommands, type BackupTurn } from './backup/commands.ts';
import { healthHandlers } from './backup/health.ts';
import { backupQueries } from './backup/queries.ts';
import { recoveryCommands } from './backup/recovery.ts';
import type { ArgonCost } from './crypto/argon.ts';
import type { RelaySession } from './exchange/relay/session.ts';
import { incidentHandlers } from './incidents/handlers.ts';
import type { IncidentRing } from './incidents/ring.ts';
import { lostHandlers } from './lost/handlers.ts';
import { reportingHandlers } from './obstacles/reporting.ts';
import { peopleCommands } from './accounts/commands.ts';
import { sessionHandlers } from './session/handlers.ts';
import type { Session } from './session/session.ts';
import { successionHandlers } from './succession/handlers.ts';
import { supportHandlers } from './support/handlers.ts';
import { trainingHandlers } from './training/handlers.ts';
import { updateHandlers } from './installing/handlers.ts';
import { handlers } from './registry.ts';

/** What handlers hold besides their ports: of one session, made by the service at the sign-in. */
export interface SessionParts extends Omit<Parameters<typeof trainingHandlers>[0], 'appVersion'> {
  readonly session: Session;
  readonly appVersion: string;
  /** least cost of a passphrase that is accepted; undefined: the product's own */
  readonly floor: ArgonCost | undefined;
  readonly turn: BackupTurn;
  readonly relay: RelaySession;
  readonly ring: IncidentRing;
}

/**
 * Every operation of an open vault, each room with its own; those that hold the session itself are given it. What runs before
 * anybody is signed in stands in `door.ts`. One that is missing, is there twice under another kind, or is none of the
 * contract's does not compile.
 */
export function handlersOf(parts: SessionParts): OpenHandlers {
  const { session, appVersion, floor, turn, relay, ring } = parts;
  return {
    ...handlers,
    ...sessionHandlers(session, floor),
    ...peopleCommands(session),
    ...emergencyHandlers(session, floor),
    ...backupCommands(session, appVersion, turn),
    ...recoveryCommands(session, floor),
    ...backupQueries(turn),
    ...lostHandlers(session, floor),
    ...successionHandlers(session, floor),
    ...supportHandlers(appVersion),
    ...incidentHandlers(ring),
    ...reportingHandlers(appVersion),
    ...updateHandlers(appVersion, process.platform),
    ...healthHandlers(session, turn),
    ...relay.handlers,
    ...trainingHandlers(parts),
  };
}
