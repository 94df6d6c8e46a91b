import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWERS } from '../../../electron/vault/db/schema/answers.ts';
import { COPIES } from '../../../electron/vault/db/schema/copies.ts';
import { DOCUMENTS } from '../../../electron/vault/db/schema/documents.ts';
import { FIGURES } from '../../../electron/vault/db/schema/figures.ts';
import { FILES } from '../../../electron/vault/db/schema/files.ts';
import { INITIATIVES } from '../../../electron/vault/db/schema/initiatives.ts';
import { LEARNING } from '../../../electron/vault/db/schema/learning.ts';
import { LISTS } from '../../../electron/vault/db/schema/lists.ts';
import { OBSTACLES } from '../../../electron/vault/db/schema/obstacles.ts';
import { PACKAGES } from '../../../electron/vault/db/schema/packages.ts';
import { PROTECTION } from '../../../electron/vault/db/schema/protection.ts';
import { REGISTERS } from '../../../electron/vault/db/schema/registers.ts';
import { SUBMISSIONS } from '../../../electron/vault/db/schema/submissions.ts';
import { handlers as toHandlers } from '../../../electron/vault/ports.ts';
import { handlers } from '../../../electron/vault/registry.ts';
import { DECIDING, decidingIn, watchDeciding } from '../../../electron/vault/tables/deciding.ts';
import type { CommandName } from '../../../shared/ipc/contract.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { POWER, POWER_AREAS, type PowerArea, powerOf } from '../../../shared/ipc/power.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import {
  createTestVault,
  serviceFor,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

/** Files of the schema whose tables are all records of work: what somebody wrote, read, counted or handed over. */
const OF_WORK = [
  ...[ANSWERS, COPIES, DOCUMENTS, FIGURES, FILES, INITIATIVES, LEARNING, LISTS, OBSTACLES, PACKAGES],
  ...[PROTECTION, REGISTERS, SUBMISSIONS],
];
/** The same of files that have both. */
const RECORDS = [
  // ledger, proposals
  ...['ledger', 'ledger_head', 'ledger_restricted', 'ledger_witness', 'access_change', 'access_notice'],
  ...['proposal', 'proposal_key_grant', 'proposal_reader', 'proposal_step', 'proposal_version'],
  // keys: the roster is what signs the rows that decide
  'roster',
  'roster_section',
  // the own key of each session, what it signed, and how far that was proved: each proves itself
  'seal',
  'seal_checked',
  'seal_due',
  'signing_session',
  // what others signed, and the signatures of our own
  'signature',
  // station
  ...[
    'committee_term',
    'office_correction',
    'personal_setting',
    'swapped_day',
    'office_unit',
    'unit_member',
    'update_shown',
  ],
  ...['rule_pack_offer', 'incident'],
  // backup
  ...['backup_target', 'backup_run', 'backup_test', 'recovery_drill', 'backup_record_key', 'backup_ring'],
  ...['station_epoch', 'number_check', 'sequence_floor', 'lost_number'],
  // exchange
  ...['outbox', 'outbox_event', 'inbox', 'inbox_confirmation', 'inbox_waiver', 'inbox_recall', 'quarantine'],
  ...['envelope_left', 'named_envelope', 'named_envelope_again'],
];
const tablesOf = (sql: string): string[] =>
  [...sql.matchAll(/CREATE (?:VIRTUAL )?TABLE (\w+)/g)].map(([, name]) => name ?? '');

/** A row of each area that a command could write by mistake, whatever it is called. */
const PLANTED: Readonly<Record<PowerArea, string>> = {
  keys: `DELETE FROM key_grant`,
  codes: `UPDATE person SET escrow = x'00', escrow_serial = 'x'`,
  trust: `UPDATE station SET token_module = '/tmp/la.so'`,
  roles: `INSERT INTO person_role (person_id, role) SELECT id, 'archivist' FROM person LIMIT 1`,
  policy: `INSERT INTO policy_key (id, spki, pinned_ms) VALUES (1, x'00', 0)`,
  channels: `INSERT INTO medium (id, serial, label, allowed_by, allowed_ms) SELECT 'm', 's', 'USB', id, 0 FROM person LIMIT 1`,
};

describe('the table of power', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu'] });
  }, 180_000);
  afterAll(() => vault.remove());

  it('says of every table of the schema whether its rows decide', async () => {
    await vault.close();
    const db = await openRaw(vault.dir);
    const all = db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all() as string[];
    db.close();
    const known = new Set([...DECIDING.map(({ table }) => table), ...OF_WORK.flatMap(tablesOf), ...RECORDS]);
    const neither = all.filter((name) => !known.has(name) && !/^fts\w*$/.test(name));
    expect(neither, 'deciding (electron/vault/tables/deciding.ts), or a record of work').toEqual([]);
    expect(DECIDING.map(({ table }) => table).filter((name) => !all.includes(name))).toEqual([]);
    const both = RECORDS.filter((name) => DECIDING.some(({ table }) => table === name));
    expect(both).toEqual([]);
  });

  it('names commands only, each with an area or a passphrase, and what needs none says why', () => {
    for (const [op, power] of Object.entries(POWER)) {
      expect(contract[op as CommandName].kind, op).toBe('command');
      expect(power.over.length > 0 || power.proof !== 'none', op).toBe(true);
      expect('stepUp' in contract[op as CommandName], op).toBe(power.proof === 'passphrase');
    }
    expect(powerOf('toString')).toBeNull();
  });

  it.each(POWER_AREAS)('a command that changes %s and is not in it is taken back', async (area) => {
    const name = 'settings.setContact';
    const before = handlers[name];
    const planted = toHandlers({
      'settings.setContact': (ports, input) => {
        ports.db.prepare(PLANTED[area]).run();
        ports.append({
          act: 'station.contact-set',
          subjectKind: 'station',
          subjectId: ports.station.stationId,
        });
        return input as never;
      },
    });
    const incidents: string[] = [];
    try {
      Object.assign(handlers, planted);
      await vault.close();
      const service = serviceFor(vault.dir, () => TEST_NOW_MS);
      await service.call('host', 'vault.unlock', { username: 'quantri', passphrase: TEST_PASSPHRASE });
      await service
        .call('window', name, { phone: '', address: '' })
        .catch((error: unknown) =>
          incidents.push(String((error as { cause?: { params?: object } }).cause?.params?.['at' as never])),
        );
      await service.close();
    } finally {
      Object.assign(handlers, { [name]: before });
    }
    expect(incidents).toEqual([`power of ${area}`]);
  });

  it('what decides is changed within an act alone', async () => {
    await vault.close();
    const db = await openRaw(vault.dir);
    watchDeciding(db);
    for (const area of POWER_AREAS) {
      expect(() => db.exec(PLANTED[area]), area).toThrow('by an act alone');
      db.exec('BEGIN');
      expect(decidingIn(db, () => db.exec(PLANTED[area])).areas).toEqual([area]);
      db.exec('ROLLBACK');
    }
    db.close();
  });
});
