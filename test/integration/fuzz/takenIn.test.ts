import { afterAll, beforeAll, it } from 'vitest';
import { openCommitTarget, type CommitTarget } from '../../fuzz/takenIn.ts';
import { runs } from '../../support/soak.ts';
import { PAIR_TIMEOUT_MS } from '../../support/twoStations.ts';

const SHORT = 60;

let target: CommitTarget;
beforeAll(async () => {
  target = await openCommitTarget();
}, PAIR_TIMEOUT_MS);
// what must hold of the rows is looked at last
afterAll(() => target.remove());

it(
  'whatever a trusted office signs is taken in, kept out or refused, and stops nothing',
  { timeout: 3_600_000 },
  () => target.run(runs(SHORT)),
);
