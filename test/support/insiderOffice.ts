import fs from 'node:fs';
import path from 'node:path';
import { type Act, firstDay, secondDay, type World } from './insiderActs.ts';
import { INSIDER } from './insiderNames.ts';
import { createTwoStations, type TwoStations } from './twoStations.ts';
import type { TestVault } from './vault.ts';

/** A small office that worked for a day, with a partner, and the medium between them. */
export interface InsiderOffice {
  readonly pair: TwoStations;
  readonly vault: TestVault;
  /** records by what they are for the day that follows */
  readonly records: {
    /** Tối mật, presented to the secretary, who directed once */
    readonly secret: string;
    /** Mật, outgoing, to be sent to the partner in the day */
    readonly outgoing: string;
    readonly open: string;
    /** of level none, waits for the secretary's signature */
    readonly draft: string;
    readonly draftRevision: number;
  };
  /** the folder that each cell copies: the vault, what lies beside it, and the medium */
  readonly template: string;
  /** the database as it was when half of it had been done */
  readonly yesterday: string;
}

const PEOPLE = [
  'quantri',
  'vanthu',
  'vanthu2',
  'lanhdao',
  'bithu',
  'chuyenvien',
  INSIDER,
  'tiepnhan',
  'kiemtra',
  'coyeu',
] as const;

/** Made by honest commands only; the first half the day before. Every act that fails is told. */
export async function makeInsiderOffice(): Promise<InsiderOffice> {
  const pair = await createTwoStations({
    a: { profile: 'standalone', people: PEOPLE },
    b: { profile: 'standalone' },
  });
  const { vault } = pair.a;
  const home = { ...pair.a, clerk: () => vault.as('vanthu') };
  const made = {
    secret: '',
    secretOut: '',
    open: '',
    other: '',
    filed: '',
    answered: '',
    draft: '',
    draftRevision: 0,
    book: '',
    file: '',
  };
  const world: World = { pair, vault, home, made, cases: [] };
  const failures: string[] = [];
  const play = async (acts: readonly Act[]): Promise<void> => {
    for (const [at, [who, does]] of acts.entries()) {
      pair.pass(1000);
      try {
        await does(await vault.as(who));
      } catch (error) {
        failures.push(`${at} ${who}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };

  await play(firstDay(world));
  await vault.close();
  const yesterday = path.join(path.dirname(vault.dir), 'yesterday.db');
  fs.copyFileSync(path.join(vault.dir, 'vault.db'), yesterday);
  pair.pass(24 * 3_600_000);

  await play(secondDay(world));
  await vault.close();
  await pair.b.vault.close();
  if (failures.length > 0) throw new Error(failures.join('\n'));
  const { secret, secretOut, open, draft, draftRevision } = made;
  const template = path.dirname(vault.dir);
  fs.cpSync(pair.folder, path.join(template, 'medium'), { recursive: true });
  return {
    pair,
    vault,
    records: { secret, outgoing: secretOut, open, draft, draftRevision },
    template,
    yesterday,
  };
}
