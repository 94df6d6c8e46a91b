import { z } from 'zod';
import type { HealthReport, SupportReport } from '../../../shared/ipc/contract/support.ts';
import { discardBeside, putInPlace, writeBeside } from '../disk/outside.ts';
import { openNumber } from '../audit/restricted.ts';
import { verifyWithHeads } from '../audit/verify.ts';
import { lyingBackupMs } from '../backup/queries.ts';
import type { Db } from '../db/handles.ts';
import { MIGRATIONS } from '../db/migrations/index.ts';
import { keptIncidents } from '../incidents/store.ts';
import { policyInForce } from '../policy/store.ts';
import { type Ports, about, handlers, preparedCommand } from '../ports.ts';
import { own } from '../sessionPorts.ts';

/** Counts that say how large an office is and no more; none of them is about classified records. */
const COUNTED = {
  people: "SELECT count(*) FROM person WHERE state = 'active'",
  'open-documents': "SELECT count(*) FROM doc_list WHERE level = 'none'",
  submissions: 'SELECT count(*) FROM submission',
  peers: 'SELECT count(*) FROM peer_card WHERE trusted_ms IS NOT NULL AND replaced_ms IS NULL',
} as const;

const Number0 = z.int().nullable();
const one = (db: Db, sql: string): number => Number0.parse(db.prepare(sql).pluck().get()) ?? 0;
const maybe = (db: Db, sql: string): number | null => Number0.parse(db.prepare(sql).pluck().get() ?? null);

export const supportHandlers = handlers({
  'support.preview': own(({ appVersion }) => (ports, { purpose }) => ({
    report: purpose === 'support' ? supportReport(ports, appVersion) : healthReport(ports, appVersion),
  })),

  'support.saveTo': own(({ appVersion }) =>
    preparedCommand({
      prepare: async (ports, { purpose, path }) => {
        const report =
          purpose === 'support' ? supportReport(ports, appVersion) : healthReport(ports, appVersion);
        const bytes = Buffer.from(`${JSON.stringify(report, null, 2)}\n`, 'utf8');
        const temporary = await writeBeside(path, ports.newId(), (sink) => sink(bytes));
        return { temporary, sizeBytes: bytes.length };
      },
      apply: (ports, { purpose, path }, { temporary, sizeBytes }) => {
        const { stationId } = ports.station;
        ports.append({ act: 'support.saved', ...about('station', stationId), facts: { purpose } });
        putInPlace(temporary, path);
        return { sizeBytes };
      },
      abandon: (_ports, { temporary }) => discardBeside(temporary),
    }),
  ),
});

function supportReport(ports: Ports, appVersion: string): SupportReport {
  const { db, station } = ports;
  const { chain, heads } = verifyWithHeads(db, station.stationId);
  return {
    format: 'an-thu/support/1',
    version: appVersion,
    platform: `${process.platform}-${process.arch}`,
    runtime: `node-${process.versions.node}`,
    schema: MIGRATIONS.length,
    profile: station.profile,
    training: station.training,
    madeMs: ports.nowMs(),
    packs: ports.rules.asOf(ports.today()).appliedId('levels', 'gates', 'books').split(' '),
    rows: Object.fromEntries(Object.entries(COUNTED).map(([name, sql]) => [name, one(db, sql)])),
    ledger: {
      // whoever makes the report may not count secret entries: neither may whoever reads it
      entries: openNumber(db, chain.entries),
      intact: chain.intact,
      covered: openNumber(db, heads.covered),
      contradicted: heads.firstWrong !== null,
    },
    backup: {
      lastMs: lyingBackupMs(ports),
      lastGoodTestMs: maybe(db, 'SELECT max(at_ms) FROM backup_test WHERE good = 1'),
    },
    queue: {
      waiting: one(db, "SELECT count(*) FROM outbox WHERE level = 'none' AND stage IN ('queued','sealed')"),
      quarantined: one(
        db,
        `SELECT count(*) FROM inbox JOIN quarantine q ON q.inbox_id = inbox.id
          WHERE ifnull(level, 'none') = 'none' AND q.discarded_ms IS NULL`,
      ),
    },
    policySerial: policyInForce(db)?.serial ?? 0,
    updateSerial: one(db, 'SELECT max(serial) FROM update_shown'),
    incidents: keptIncidents(db).map(({ trail, ...incident }) => ({ ...incident, trail: [...trail] })),
  };
}

function healthReport(ports: Ports, appVersion: string): z.infer<typeof HealthReport> {
  const {
    rows: _rows,
    runtime: _runtime,
    incidents: _incidents,
    ...report
  } = supportReport(ports, appVersion);
  const { office, stationId } = ports.station;
  return { ...report, format: 'an-thu/health/1', officeCode: office.code, stationId };
}
