import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forkReader } from '../../electron/cli/forkBeside.ts';
import { bytesSource, createReader } from '../../electron/vault/reader/index.ts';
import { reportsOf } from '../../electron/vault/signatures/report.ts';
import { TRUST_NOBODY } from '../../electron/vault/signatures/trustLists.ts';
import { isModified } from '../../shared/domain/signatures/changes.ts';
import { isIntact } from '../../shared/domain/signatures/verdict.ts';
import { AppError } from '../../shared/errors.ts';
import { trustOfFiles } from '../support/trustOfFiles.ts';

/** One signature as the product judges it; nobody is trusted but by `--roots`. */
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
  /** the word for the clerk: whole, modified, cut, unproved, wrong */
  readonly verdict: string;
  /** whether the signer's certificate leads to a trusted root, and what the lists of revoked certificates tell */
  readonly trust: string;
  readonly lists: string | null;
  readonly provedTime: string | null;
  readonly changes: readonly string[];
}

/**
 * Judges every signature of every PDF of a folder as the product does: the reader process takes the files apart, the
 * vault's own code judges.
 * @param roots a folder with certificates of authorities and lists of revoked ones that are trusted for this
 * @param nowMs the day that certificates and lists are judged at
 * @param say gets one line a signature, and one with `error` for a file that could not be read
 */
export async function evalPdfSignatures(
  { dir, roots, nowMs }: { readonly dir: string; readonly roots: string | null; readonly nowMs: number },
  say: (line: object) => void,
): Promise<void> {
  const reader = createReader(forkReader);
  try {
    const lists = roots === null ? TRUST_NOBODY : await trustOfFiles(reader, filesOf(roots));
    for (const file of readdirSync(dir)
      .filter((name) => /\.pdf$/i.test(name))
      .sort()) {
      try {
        const { items } = await reader.read({ op: 'signatures' }, bytesSource(readFileSync(join(dir, file))));
        (await reportsOf(items, lists, nowMs)).forEach((report, index) => {
          const { verdict, signer, stamp, claimedMs, coverage, proof, changes, weak, kind } = report;
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
            trust: report.trust,
            lists: report.lists,
            provedTime: report.provedMs === null ? null : new Date(report.provedMs).toISOString(),
            changes,
          };
          say(line);
        });
      } catch (cause) {
        say({ file, error: cause instanceof AppError ? cause.code : String(cause) });
      }
    }
  } finally {
    reader.close();
  }
}

const filesOf = (dir: string): Buffer[] =>
  readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(dir, name)));
