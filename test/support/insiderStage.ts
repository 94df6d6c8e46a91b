import { randomBytes } from 'node:crypto';
import { sha256Hex } from '../../electron/vault/crypto/primitives.ts';
import { openEncrypted, type WriteDb } from '../../electron/vault/db/handles.ts';
import { databaseKey } from '../../electron/vault/session/vaultKeys.ts';
import { insider, plantedKey } from './insider.ts';
import { plantedPartner, plantedRequest } from './insiderAttacks.ts';
import { type Cell, cellsOf, tablesOf } from './insiderCells.ts';
import { type Day, type Length, opened, play, type Stage } from './insiderDay.ts';
import { INSIDER } from './insiderNames.ts';
import { makeInsiderOffice } from './insiderOffice.ts';

export interface InsiderStage {
  readonly stage: Stage;
  /** days in which nobody changed anything */
  readonly base: Readonly<Record<Length, Day>>;
  readonly cells: readonly Cell[];
  /** tables of which the office has no row */
  readonly empty: readonly string[];
  readonly close: () => Promise<void>;
}

const signingCertificateOf = (db: WriteDb, personId: string): Buffer =>
  db
    .prepare("SELECT der FROM certificate WHERE owner = 'person' AND purpose = 'sign' AND person_id = ?")
    .pluck()
    .get(personId) as Buffer;

/** The office, what the insider works with, and the days without the insider. */
export async function openStage(): Promise<InsiderStage> {
  const office = await makeInsiderOffice();
  const { ids, dir } = office.vault;
  const who = await insider(dir, INSIDER);
  const nowMs = office.pair.nowMs() + 3_600_000;
  const yesterday = openEncrypted(office.yesterday, databaseKey(who.vaultKey, who.header.vaultId), {
    create: false,
  });
  const signer = sha256Hex(signingCertificateOf(yesterday, ids['bithu'] ?? ''));
  const stage: Stage = {
    office,
    insider: who,
    place: `${office.template}-cell`,
    means: {
      me: ids[INSIDER] ?? '',
      ids,
      people: Object.values(ids),
      record: office.records.secret,
      otherRecord: office.records.open,
      yesterday,
      planted: await plantedKey('Bùi Quang Thắng'),
      known: randomBytes(32),
      partner: await plantedPartner(office.pair.b, nowMs),
      request: await plantedRequest(ids['bithu'] ?? '', signer, nowMs),
      nowMs,
    },
  };
  const db = opened(dir, who);
  const cells = cellsOf(db);
  const empty = tablesOf(db).filter(
    (TABLE) => db.prepare(`SELECT 1 FROM "${TABLE}" LIMIT 1`).get() === undefined,
  );
  db.close();
  const day = async (length: Length): Promise<Day> => {
    const { day: lived } = await play(stage, [], length);
    if (lived === null || lived.told.length > 0)
      throw new Error(`a day that tells: ${lived?.told.join(', ')}`);
    return lived;
  };
  return {
    stage,
    base: { seals: await day('seals'), short: await day('short'), full: await day('full') },
    cells,
    empty,
    close: async () => {
      yesterday.close();
      await office.pair.remove();
    },
  };
}
