import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { OfficeKind, Profile } from '../../../shared/ipc/schemas.ts';
import type { CreateVault } from '../../../shared/ipc/contract/vault.ts';
import type { Db } from '../db/handles.ts';
import { doing } from '../db/statements.ts';
import type { Station } from '../ports.ts';

const flag = z.int().transform((n) => n === 1);
const StationRow = z.object({
  vaultId: z.string(),
  stationId: z.string(),
  stationName: z.string(),
  profile: Profile,
  profileGround: z.string(),
  officeName: z.string(),
  officeCode: z.string(),
  officeKind: OfficeKind,
  officeSuperior: z.string(),
  officeSymbol: z.string(),
  officePlace: z.string(),
  training: flag,
  recoveryProved: flag,
  idleLockMinutes: z.int(),
  scanFolder: z.string().nullable(),
});
export type StationRow = z.infer<typeof StationRow>;

export function readStation(db: Db): StationRow {
  const row = db
    .prepare(
      `SELECT vault_id AS vaultId, station_id AS stationId, station_name AS stationName, profile,
              profile_ground AS profileGround, office_name AS officeName, office_code AS officeCode,
              office_kind AS officeKind, office_superior AS officeSuperior, office_symbol AS officeSymbol,
              office_place AS officePlace, training, recovery_proved AS recoveryProved,
              idle_lock_minutes AS idleLockMinutes, scan_folder AS scanFolder
         FROM station WHERE id = 1`,
    )
    .get();
  if (row === undefined) raise('vault-database-damaged', { at: 'station' });
  return StationRow.parse(row);
}

export const toStation = (row: StationRow): Station => ({
  vaultId: row.vaultId,
  stationId: row.stationId,
  stationName: row.stationName,
  profile: row.profile,
  profileGround: row.profileGround,
  office: {
    name: row.officeName,
    code: row.officeCode,
    kind: row.officeKind,
    superior: row.officeSuperior,
    symbol: row.officeSymbol,
    place: row.officePlace,
  },
  training: row.training,
});

export function insertStation(
  db: Db,
  input: Pick<CreateVault, 'office' | 'station' | 'training'>,
  ids: { vaultId: string; stationId: string },
  nowMs: number,
): void {
  db.prepare(
    `INSERT INTO station (id, vault_id, station_id, station_name, profile, profile_ground, office_name, office_code,
       office_kind, office_superior, office_symbol, office_place, training, recovery_proved, idle_lock_minutes,
       scan_folder, created_ms)
     VALUES (1, :vaultId, :stationId, :stationName, :profile, :profileGround, :name, :code, :kind, :superior,
       :symbol, :place, :training, 0, 10, NULL, :nowMs)`,
  ).run({
    ...ids,
    stationName: input.station.name,
    profile: input.station.profile,
    profileGround: input.station.profileGround,
    ...input.office,
    training: input.training ? 1 : 0,
    nowMs,
  });
}

export function insertTerm(db: Db, id: string, term: { label: string; from: string; to: string }): void {
  db.prepare('INSERT INTO committee_term (id, label, from_on, to_on) VALUES (?, ?, ?, ?)').run(
    id,
    term.label,
    term.from,
    term.to,
  );
}

export const setRecoveryProved = doing('UPDATE station SET recovery_proved = 1 WHERE id = 1');
