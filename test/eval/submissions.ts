import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { IntakeRow } from '../../shared/ipc/contract/intake.ts';
import { type Caller, createTestVault } from '../support/vault.ts';

const Labels = z.object({
  rows: z.array(
    z.object({
      row: z.int(),
      labels: z.array(z.string()),
      duplicate_of_row: z.int().optional(),
      sent_at: z.string(),
    }),
  ),
});
type Labelled = z.infer<typeof Labels>['rows'][number];

/** Which labels a finding answers to. */
const TRAPS: Readonly<Record<string, { labels: readonly string[]; found: (row: IntakeRow) => boolean }>> = {
  'secret-mark': { labels: ['state_secret_mark'], found: (row) => row.outcome === 'secret' },
  'secret-phrase': { labels: ['secret_phrase_only'], found: (row) => row.findings.includes('secret-phrase') },
  complaint: { labels: ['complaint', 'denunciation'], found: (row) => row.findings.includes('complaint') },
  'out-of-scope': { labels: ['out_of_scope'], found: (row) => row.findings.includes('out-of-scope') },
  'personal-data': { labels: ['personal_id'], found: (row) => row.findings.includes('personal-data') },
  'missing-name': { labels: ['missing_name'], found: (row) => row.missing.includes('fullName') },
  'missing-address': { labels: ['missing_address'], found: (row) => row.missing.includes('address') },
  'missing-contact': {
    labels: ['missing_phone_email'],
    found: (row) => row.missing.includes('phoneOrEmail'),
  },
  'wrong-encoding': { labels: ['wrong_encoding_tcvn3'], found: (row) => row.converted },
  'bad-date': { labels: ['date_invalid'], found: (row) => row.faults.includes('bad-date') },
};

export interface SubmissionsReport {
  readonly rows: number;
  readonly imported: number;
  readonly screening: Readonly<Record<string, { expected: number; found: number; false: number }>>;
  readonly duplicates: { recall: number; falseRate: number; missed: readonly string[] };
}

/** Takes in an export through the contract, row by row, and compares what was found with the labels. */
export async function evalSubmissions(file: string, labelsFile: string): Promise<SubmissionsReport> {
  const labels = Labels.parse(JSON.parse(readFileSync(labelsFile, 'utf8'))).rows;
  const vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
  try {
    const rows = await takeAll(await vault.as('vanthu'), file);
    // The file's lines follow each other in the order of the labels.
    const pairs = rows.map((row, index) => ({ row, label: labels[index] }));
    const known = pairs.filter(
      (pair): pair is { row: IntakeRow; label: Labelled } => pair.label !== undefined,
    );
    return {
      rows: rows.length,
      imported: rows.filter((row) => row.outcome === 'taken').length,
      screening: Object.fromEntries(
        Object.entries(TRAPS).map(([name, trap]) => {
          const has = ({ labels: own }: Labelled): boolean =>
            own.some((label) => trap.labels.includes(label));
          const found = known.filter(({ row }) => trap.found(row));
          return [
            name,
            {
              expected: known.filter(({ label }) => has(label)).length,
              found: found.filter(({ label }) => has(label)).length,
              false: found.filter(({ label }) => !has(label)).length,
            },
          ];
        }),
      ),
      duplicates: duplicatesOf(known),
    };
  } finally {
    await vault.remove();
  }
}

async function takeAll(caller: Caller, path: string): Promise<IntakeRow[]> {
  const { stageId } = await caller.ok('attachments.stagePath', { path });
  const { mapping } = await caller.ok('intake.preview', { stageId, mapping: null, from: 0, count: 1 });
  const rows: IntakeRow[] = [];
  const fixed = {
    kindForMissing: null,
    kindOfLines: [],
    undatedAsToday: false,
    receivedAs: 'today' as const,
    confirmedLines: [],
    leftOutLines: [],
    note: '',
  };
  for (let from: number | null = 0; from !== null;) {
    // one by one, so that each row is compared with all above it
    const reply: { rows: IntakeRow[]; next: number | null } = await caller.ok('intake.takeRows', {
      stageId,
      mapping,
      from,
      count: 1,
      ...fixed,
    });
    rows.push(...reply.rows);
    from = reply.next;
  }
  return rows;
}

function duplicatesOf(
  known: readonly { row: IntakeRow; label: Labelled }[],
): SubmissionsReport['duplicates'] {
  const lineOf = new Map(known.map(({ row, label }) => [label.row, row]));
  const isFound = ({ row, label }: { row: IntakeRow; label: Labelled }): boolean => {
    const of = lineOf.get(label.duplicate_of_row ?? -1);
    if (of === undefined) return false;
    if (row.outcome === 'already') return row.receiptCode === of.receiptCode;
    return row.likeLine === of.line || row.similar.some((other) => other.receiptCode === of.receiptCode);
  };
  const expected = known.filter(({ label }) => label.duplicate_of_row !== undefined);
  const missed = expected.filter((pair) => !isFound(pair));
  const strangers = known.filter(({ label }) => label.duplicate_of_row === undefined);
  const wrong = strangers.filter(({ row }) => row.similar.length > 0 || row.likeLine !== null);
  return {
    recall: expected.length === 0 ? 1 : (expected.length - missed.length) / expected.length,
    falseRate: strangers.length === 0 ? 0 : wrong.length / strangers.length,
    missed: missed.map(({ label }) => String(label.row)),
  };
}
