import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { keptReader } from './keptReaders.ts';
import { createTrainingVault } from '../../electron/vault/training/createTrainingVault.ts';
import { TRAINING_PEOPLE } from '../../electron/vault/training/people.ts';
import type { Role } from '../../shared/domain/people/roles.ts';
import type { TrainingVault } from '../../shared/ipc/vaultProtocol.ts';
import { testKeyPair } from './keyPool.ts';
import { type Caller, callerOf, serviceFor, TEST_ARGON, TEST_NOW_MS } from './vault.ts';

export interface MadeTraining {
  /** the vault's folder; `root` holds it and whatever lies beside it */
  readonly dir: string;
  readonly root: string;
  readonly made: TrainingVault;
  /** what was told while it was made, as shares of the whole */
  readonly shares: readonly number[];
  remove(): void;
}

/** The training vault of the product with a cheap Argon2, told up to the tests' own day; made once a run and copied. */
export async function trainingVault(): Promise<MadeTraining> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-training-'));
  const templates = process.env['AN_THU_TEST_TEMPLATES'];
  const template = templates === undefined ? null : path.join(templates, 'training');
  if (template === null || !fs.existsSync(path.join(template, 'made.json'))) {
    await make(root);
    if (template !== null && !fs.existsSync(template)) fs.cpSync(root, template, { recursive: true });
  } else fs.cpSync(template, root, { recursive: true, preserveTimestamps: true });
  const told = JSON.parse(fs.readFileSync(path.join(root, 'made.json'), 'utf8')) as {
    made: TrainingVault;
    shares: number[];
  };
  return {
    root,
    dir: path.join(root, 'kho'),
    ...told,
    remove: () => fs.rmSync(root, { recursive: true, force: true }),
  };
}

async function make(root: string): Promise<void> {
  const shares: number[] = [];
  const made = await createTrainingVault({
    dir: path.join(root, 'kho'),
    appVersion: 'test',
    nowMs: () => TEST_NOW_MS,
    argon: { cost: TEST_ARGON, floor: TEST_ARGON },
    newKeyPair: testKeyPair,
    startReader: keptReader,
    onProgress: (done, of) => shares.push(done / of),
  });
  fs.writeFileSync(path.join(root, 'made.json'), JSON.stringify({ made, shares }));
}

/** One of the invented people sits down, works, and gets up again. */
export async function sitAt<T>(
  { dir, made }: MadeTraining,
  username: string,
  work: (caller: Caller) => Promise<T>,
): Promise<T> {
  const service = serviceFor(dir);
  const caller = callerOf(service);
  try {
    await caller.ok('vault.unlock', { username, passphrase: made.passphrase });
    return await work(caller);
  } finally {
    await service.close();
  }
}

/** Who of the invented people has this post. */
export const traineesWho = (role: Role): string[] =>
  TRAINING_PEOPLE.filter(({ roles }) => (roles as readonly Role[]).includes(role)).map(
    ({ username }) => username,
  );
