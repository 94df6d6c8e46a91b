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
import { peopleCommands } from './people/commands.ts';
import type { Handlers } from './ports.ts';
import { handlers } from './registry.ts';
import { sessionHandlers } from './session/handlers.ts';
import type { Session } from './session/session.ts';
import { successionHandlers } from './succession/handlers.ts';
import { supportHandlers } from './support/handlers.ts';
import { trainingHandlers } from './training/handlers.ts';
import { updateHandlers } from './updates/handlers.ts';

export interface SessionParts extends Omit<Parameters<typeof trainingHandlers>[0], 'appVersion'> {
  readonly session: Session;
  readonly appVersion: string;
  /** least cost of a passphrase that is accepted; undefined: the product's own */
  readonly floor: ArgonCost | undefined;
  readonly turn: BackupTurn;
  readonly relay: RelaySession;
  readonly ring: IncidentRing;
}

/** Every operation of an open vault: those of the registry, and those that hold the session itself. */
export function handlersOf(parts: SessionParts): Partial<Handlers> {
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
