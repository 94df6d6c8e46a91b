import { type Tally, tally } from './attempt.ts';
import { pkits } from './pkits.ts';
import { wycheproof } from './wycheproof.ts';

/**
 * The suites that nobody here made, through the product's own modules: `npm run soak -- suites`. A line each; what was
 * accepted though it must be refused is named, and ends with an error.
 */
function* all(folder: string): ReturnType<typeof pkits> {
  yield* pkits(folder);
  yield* wycheproof(folder);
}

function told(line: Tally): string {
  const { suite, cases, right, refusedByProfile, acceptedOutOfProfile, wronglyAccepted, crashed, slowestMs } =
    line;
  const counts = [
    `${cases} cases`,
    `${right} right`,
    `${refusedByProfile} valid refused (profile)`,
    `${acceptedOutOfProfile.length} accepted out of profile`,
    `${wronglyAccepted.length} must be refused but accepted`,
    `${crashed.length} crashed`,
    `slowest ${slowestMs.toFixed(0)} ms`,
  ];
  return `${suite.padEnd(42)} ${counts.join(', ')}`;
}

const lines = tally(all(process.argv[2] ?? ''));
for (const line of lines) {
  console.log(told(line));
  for (const id of line.acceptedOutOfProfile) console.log(`  out of profile: ${id}`);
  for (const id of [...line.wronglyAccepted, ...line.crashed]) console.log(`  FAILED ${id}`);
}
const failed = lines.some(({ wronglyAccepted, crashed }) => wronglyAccepted.length + crashed.length > 0);
process.exitCode = failed || lines.length === 0 ? 1 : 0;
