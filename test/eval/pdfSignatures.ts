import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forkReader } from '../../electron/cli/forkBeside.ts';
import { bytesSource, createReader } from '../../electron/vault/reader/index.ts';
import { reportOf } from '../../electron/vault/signatures/report.ts';
import { TRUST_NOBODY } from '../../electron/vault/signatures/trust.ts';
import { isModified } from '../../shared/domain/signatures/changes.ts';
import { isIntact } from '../../shared/domain/signatures/verdict.ts';
import { AppError } from '../../shared/errors.ts';

/** One signature as the product judges it, whoever is trusted. */
interface Line {
  readonly file: string;
  /** in the order in which the signatures were made, from 0 */
  readonly index: number;
  readonly intact: boolean;
  readonly modifiedAfter: boolean;
  readonly cut: boolean;
  readonly weak: boolean;
  readonly time: string | null;
  readonly signer: string | null;
  /** what else the report says */
  readonly stamped: boolean;
  readonly kind: string;
  readonly verdict: string;
  readonly changes: readonly string[];
}

/**
 * Judges every signature of every PDF of a folder as the product does: the reader process takes the files apart, the
 * vault's own code judges.
 * @param say gets one line a signature, and one with `error` for a file that could not be read
 */
export async function evalPdfSignatures(dir: string, say: (line: object) => void): Promise<void> {
  const reader = createReader(forkReader);
  try {
    for (const file of readdirSync(dir)
      .filter((name) => /\.pdf$/i.test(name))
      .sort()) {
      try {
        const { items } = await reader.read({ op: 'signatures' }, bytesSource(readFileSync(join(dir, file))));
        items.forEach((facts, index) => {
          const { verdict, signer, stamp, claimedMs, coverage, proof, changes, weak, kind } = reportOf(
            facts,
            TRUST_NOBODY,
            Date.now(),
          );
          const stamped = stamp?.proof === 'right' && stamp.timeMs !== null;
          const ms = stamped ? stamp.timeMs : claimedMs;
          const line: Line = {
            file,
            index,
            intact: isIntact({ coverage, proof }),
            modifiedAfter: isModified(changes),
            cut: coverage === 'cut',
            weak,
            time: ms === null ? null : new Date(ms).toISOString(),
            signer: signer === null ? null : signer.commonName || signer.organization,
            stamped,
            kind,
            verdict,
            changes,
          };
          say(line);
        });
      } catch (cause) {
        if (!(cause instanceof AppError)) throw cause;
        say({ file, error: cause.code });
      }
    }
  } finally {
    reader.close();
  }
}
