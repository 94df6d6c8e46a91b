import { z } from 'zod';
import { POWER_AREAS, type PowerArea } from '../../../shared/ipc/power.ts';
import type { Db, WriteDb } from '../db/handles.ts';
import { doing, valuesOf } from '../db/statements.ts';

interface Deciding {
  readonly area: PowerArea;
  readonly table: string;
  /** only a change of these columns decides; without them every row that comes, changes or goes */
  readonly columns?: readonly string[];
  /** whether a row decides in this area, over `NEW` or `OLD` as `ROW` */
  readonly when?: string;
}

/**
 * The rows that decide for whom a key is wrapped, who is believed, who may what and which way out is open. A command that
 * touches one must stand in the table of power (`shared/ipc/power.ts`) with that area, or it is taken back. Every other
 * table is a record of work: `test/integration/vault/power.test.ts` asks of each new one which it is.
 */
export const DECIDING: readonly Deciding[] = [
  { area: 'keys', table: 'certificate', when: `ROW.owner <> 'recovery'` },
  { area: 'keys', table: 'key_grant' },
  { area: 'keys', table: 'key_request' },
  { area: 'keys', table: 'office_request' },
  { area: 'keys', table: 'token_certificate' },
  { area: 'keys', table: 'key_change_due' },
  // each new header of the vault leaves its mark here: a slot that came, changed or went
  { area: 'keys', table: 'header_seen' },
  { area: 'codes', table: 'certificate', when: `ROW.owner = 'recovery'` },
  { area: 'codes', table: 'person', columns: ['escrow', 'escrow_serial'] },
  { area: 'codes', table: 'recovery_consent' },
  { area: 'codes', table: 'recovery_share' },
  { area: 'trust', table: 'peer_card' },
  { area: 'trust', table: 'revocation_list' },
  { area: 'trust', table: 'outside_authority' },
  { area: 'trust', table: 'signature_authority' },
  { area: 'trust', table: 'signature_trust' },
  { area: 'trust', table: 'signature_list' },
  { area: 'trust', table: 'signature_revoked' },
  { area: 'trust', table: 'office_directory' },
  {
    area: 'trust',
    table: 'station',
    columns: [
      ...['token_module', 'token_module_sha256', 'stamp_url'],
      ...['office_name', 'office_symbol', 'office_place'],
    ],
  },
  {
    area: 'roles',
    table: 'person',
    columns: ['username', 'full_name', 'position', 'state', 'exception_document', 'exception_until'],
  },
  { area: 'roles', table: 'person_role' },
  { area: 'roles', table: 'delegation' },
  { area: 'roles', table: 'inspection' },
  { area: 'policy', table: 'policy_key' },
  { area: 'policy', table: 'station_policy' },
  { area: 'policy', table: 'rule_pack' },
  { area: 'policy', table: 'station', columns: ['profile', 'profile_ground'] },
  { area: 'channels', table: 'channel_opening' },
  { area: 'channels', table: 'medium' },
  { area: 'channels', table: 'brake_release' },
  { area: 'channels', table: 'relay' },
];

function trigger({ area, table, columns, when }: Deciding, act: 'INSERT' | 'UPDATE' | 'DELETE'): string {
  if (act === 'DELETE' && columns !== undefined) return '';
  const event = act === 'UPDATE' && columns !== undefined ? `UPDATE OF ${columns.join(', ')}` : act;
  const only = when === undefined ? '' : `WHEN ${when.replace('ROW', act === 'DELETE' ? 'OLD' : 'NEW')}`;
  // no conflict clause: that of the statement which fires the trigger would count in its place
  return `CREATE TEMP TRIGGER power_${area}_${table}_${act.toLowerCase()} AFTER ${event} ON main.${table} ${only} BEGIN
    SELECT RAISE(ABORT, 'what decides is changed by an act alone') WHERE NOT EXISTS (SELECT 1 FROM power_act);
    INSERT INTO power_touched SELECT '${area}'
     WHERE NOT EXISTS (SELECT 1 FROM power_touched WHERE area = '${area}');
  END;\n`;
}

const MARKS = `
  CREATE TEMP TABLE power_act (id INTEGER PRIMARY KEY) STRICT;
  CREATE TEMP TABLE power_touched (area TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;
const tables = valuesOf(z.string())(`SELECT name FROM main.sqlite_schema WHERE type = 'table'`);

/**
 * From now on this connection changes what decides only within an act (`decidingIn`), and it is noticed. Once for each handle.
 * A vault of a schema before may lack a table.
 */
export function watchDeciding(db: WriteDb): void {
  const there = new Set(tables(db));
  const watched = DECIDING.filter(({ table }) => there.has(table));
  const triggers = watched.flatMap((one) =>
    (['INSERT', 'UPDATE', 'DELETE'] as const).map((act) => trigger(one, act)),
  );
  db.exec(MARKS + triggers.join('\n'));
}

const begin = doing('INSERT INTO temp.power_act (id) VALUES (1)');
const end = doing('DELETE FROM temp.power_act');
const touched = valuesOf(z.enum(POWER_AREAS))('SELECT area FROM temp.power_touched ORDER BY area');
const forget = doing('DELETE FROM temp.power_touched');

/**
 * Runs an act inside its transaction; what fails takes its marks back with it.
 * @returns the answer, and the areas in which it changed what decides
 */
export function decidingIn<T>(db: Db, act: () => T): { answer: T; areas: PowerArea[] } {
  begin(db);
  const answer = act();
  const areas = touched(db);
  forget(db);
  end(db);
  return { answer, areas };
}
