import { incoming } from '../support/registration.ts';
import { createTestVault } from '../support/vault.ts';
import { prepareOffice, register, sampleOf, type Sample } from './documents.ts';
import { openPair } from './engines.ts';
import { ratioOf, type Result, timed } from './measure.ts';

const ENTRIES = 1_000;

/**
 * A thousand incoming documents registered by the command that the window calls (right, parse, rules, duplicates,
 * deadline, number, search, ledger, one transaction each), against plain inserts of the same rows, one transaction
 * each. In turn, so that what disturbs the machine disturbs both; the sums are compared.
 */
export async function registerThousand(): Promise<Result[]> {
  const vault = await createTestVault({ people: ['quantri', 'vanthu', 'bithu', 'chuyenvien'] });
  const plain = openPair();
  try {
    const clerk = await vault.as('vanthu');
    const { db } = plain.anchor;
    db.transaction(() => prepareOffice(db)).immediate();
    const times = { ours: 0, anchor: 0 };
    const insert = (sample: Sample) => () => db.transaction(() => register(db, sample)).immediate();
    const command = (sample: Sample) => () =>
      clerk.ok('documents.registerIncoming', incoming({ ...wordsOf(sample), notADuplicate: false }));
    for (let number = 1; number <= ENTRIES; number += 1) {
      const sample = { ...sampleOf(number), code: `${number}-CV/TU` };
      if (number % 2 === 0) times.anchor += (await timed(insert(sample))).ms;
      times.ours += (await timed(command(sample))).ms;
      if (number % 2 !== 0) times.anchor += (await timed(insert(sample))).ms;
    }
    return [ratioOf('register-1000', ENTRIES, times, 'ms', null)];
  } finally {
    plain.remove();
    await vault.remove();
  }
}

const wordsOf = ({ issuer, code, subject, note }: Sample) => ({ issuer, code, subject, note });
