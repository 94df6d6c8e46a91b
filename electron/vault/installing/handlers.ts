import fs from 'node:fs';
import path from 'node:path';
import { judgeUpdate } from '../../../shared/domain/updates/judge.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { folderOf } from '../backup/commands.ts';
import { restorations } from '../tables/epochs.ts';
import { rootIn } from '../backup/places.ts';
import { lyingBackupMs } from '../backup/queries.ts';
import { targets } from '../backup/store.ts';
import { type Ports, Refusal, handlers, ofStation, preparedCommand } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { lastCarried } from '../updates/carried.ts';
import { checkInstaller, hashOf, readUpdate, type Update } from '../updates/description.ts';
import {
  besideVault,
  insertShown,
  onMedium,
  remember,
  rememberedIn,
  shownUpdates,
} from '../updates/newestShown.ts';
import { isDevelopmentBuild } from '../updates/publisher.ts';
import { isNewer, stagedInstallers, stageFolder } from './staged.ts';

/** A backup that may be fallen back to must be of this time. */
const FRESH_BACKUP_MS = 24 * 3_600_000;

interface Checked {
  readonly update: Update;
  readonly offer: Output<'updates.check'>;
  readonly installer: string;
}

const look = (ports: Ports, appVersion: string, file: string): Checked | AppError => {
  try {
    const update = readUpdate(file);
    const seen = newestSeen(ports);
    const fault = judgeUpdate(update, { version: appVersion, seen });
    if (fault !== null)
      raise('update-refused', { reason: fault, version: update.version, from: update.from });
    const installer = checkInstaller(file, update, process.platform);
    const offer = {
      version: update.version,
      serial: update.serial,
      releasedMs: update.releasedMs,
      notes: update.notes,
      file: installer.name,
      sizeBytes: installer.size,
      sha256: installer.sha256,
      development: isDevelopmentBuild,
    };
    return { update, offer, installer: installer.file };
  } catch (error) {
    if (error instanceof AppError && error.code === 'update-refused') return error;
    throw error;
  }
};

/** A refusal that must leave a trace: somebody carried a wrong update to this machine. */
const refuse = (ports: Ports, error: AppError): Refusal => {
  const { reason = '', version = null } = error.params;
  ports.append({
    act: 'update.refused',
    ...ofStation(ports),
    facts: { reason: String(reason), version: version === null ? null : String(version) },
  });
  return new Refusal(error);
};

export const updateHandlers = handlers({
  'updates.check': own(({ appVersion }) =>
    preparedCommand({
      prepare: async (ports, input) => look(ports, appVersion, input.path),
      apply: (ports, _input, checked) => {
        if (checked instanceof AppError) return refuse(ports, checked);
        keepShown(ports, checked.update);
        tell(ports, 'update.verified', checked);
        return checked.offer;
      },
    }),
  ),

  'updates.stage': own(({ appVersion }) =>
    preparedCommand({
      prepare: async (ports, input) => {
        const checked = look(ports, appVersion, input.path);
        if (checked instanceof AppError) return { checked, staged: '' };
        if (!hasFreshBackup(ports)) raise('update-needs-backup');
        return { checked, staged: copyInstaller(ports.dir, checked) };
      },
      apply: (ports, _input, { checked, staged }) => {
        if (checked instanceof AppError) return refuse(ports, checked);
        keepShown(ports, checked.update);
        tell(ports, 'update.staged', checked);
        return { ...checked.offer, staged };
      },
    }),
  ),

  'updates.state': own(({ appVersion }) => (ports) => ({
    version: appVersion,
    development: isDevelopmentBuild,
    backupMs: lyingBackupMs(ports),
    needsBackup: !hasFreshBackup(ports),
    staged: stagedInstallers(ports.dir).filter(({ version }) => isNewer(version, appVersion)),
    carried: lastCarried(ports),
    forgottenSinceMs: forgottenSince(ports),
    shown: shownUpdates(ports.db).map(({ version, serial, shownMs }) => ({ version, serial, shownMs })),
  })),
});

function newestSeen(ports: Ports): { serial: number; sha256: string } | null {
  const known = [shownUpdates(ports.db)[0], rememberedIn(besideVault(ports.dir))];
  return (
    known
      .flatMap((one) => (one === undefined || one === null ? [] : [one]))
      .sort((a, b) => b.serial - a.serial)[0] ?? null
  );
}

function keepShown(ports: Ports, update: Update): void {
  insertShown(ports.db, update, ports.nowMs());
  const roots = targets(ports.db).map((target) => rootIn(folderOf(target, ports.dir), ports.station.vaultId));
  const places = [besideVault(ports.dir), ...roots.filter((root) => fs.existsSync(root)).map(onMedium)];
  for (const place of places) remember(place, update);
}

/**
 * Since when updates may have been shown that nobody here remembers: the station was brought back, and neither the
 * place beside the vault nor the medium had kept the newest. Null: everything that was shown is known.
 */
function forgottenSince(ports: Ports): number | null {
  const last = restorations(ports.db).at(-1);
  return last === undefined || fs.existsSync(besideVault(ports.dir)) ? null : last.backupMs;
}

function tell(ports: Ports, act: 'update.verified' | 'update.staged', { update, offer }: Checked): void {
  const { stationId } = ports.station;
  const facts = { version: update.version, serial: update.serial, hash: offer.sha256.slice(0, 16) };
  ports.append({ act, subjectKind: 'station', subjectId: stationId, facts });
}

function hasFreshBackup(ports: Ports): boolean {
  const made = lyingBackupMs(ports);
  return made !== null && made > ports.nowMs() - FRESH_BACKUP_MS;
}

/** What was copied is hashed again: the stick may lie, or be pulled out. */
function copyInstaller(dir: string, { installer, offer }: Checked): string {
  const folder = path.join(stageFolder(dir), offer.version);
  const staged = path.join(folder, offer.file);
  try {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.copyFileSync(installer, staged, fs.constants.COPYFILE_EXCL);
    fs.chmodSync(staged, 0o600);
  } catch (cause) {
    throw new AppError('folder-unusable', {}, { cause });
  }
  if (hashOf(staged) !== offer.sha256) {
    fs.rmSync(folder, { recursive: true, force: true });
    raise('update-refused', { reason: 'content', version: offer.version });
  }
  return staged;
}
