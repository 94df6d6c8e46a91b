import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { addDays, startOfDayMs } from '../../shared/domain/calendar/civilDate.ts';
import { loadRules } from '../../electron/vault/rules/loader.ts';
import { Level, Profile, Urgency } from '../../shared/ipc/schemas.ts';
import { type Caller, createTestVault } from '../support/vault.ts';

const Dispatch = z.object({
  id: z.string(),
  layout: z.enum(['party', 'state', 'envelope']),
  file: z.string().nullable(),
  scans: z.array(z.string()).default([]),
  issuer: z.string(),
  code: z.string().nullable().default(null),
  document_type: z.string().nullable().default(null),
  date: z.string().nullable().default(null),
  subject: z.string().nullable().default(null),
  urgency: Urgency.catch('thuong'),
  level: Level,
  copy_no: z.string().nullable().default(null),
  signer: z.object({ name: z.string() }).nullable().default(null),
  due_date: z.string().nullable().default(null),
  pages: z.int().nullable().default(null),
  envelope: z
    .object({ named_recipient: z.string().max(80).nullable().default(null) })
    .nullable()
    .default(null),
});
type Dispatch = z.infer<typeof Dispatch>;

export interface DispatchesReport {
  readonly profile: string;
  readonly dispatches: number;
  readonly registered: number;
  readonly refused: readonly { file: string; code: string }[];
}

/** 09:00 in Hà Nội of a civil day. */
const morning = (date: string): number => startOfDayMs(date) + 9 * 3_600_000;
const FIRST_DAY = '2026-01-05';

/**
 * Registers labelled dispatches with their files through the contract, each on the day after its date, as a clerk
 * would; on a connected machine unless another profile is asked for.
 */
export async function evalDispatches(dir: string, profileName = 'connected'): Promise<DispatchesReport> {
  const profile = Profile.parse(profileName);
  const { dispatches } = z
    .object({ dispatches: z.array(Dispatch) })
    .parse(JSON.parse(readFileSync(join(dir, 'dispatches.json'), 'utf8')));
  let nowMs = morning(FIRST_DAY);
  const vault = await createTestVault({
    profile,
    people: ['quantri', 'vanthu', 'lanhdao'],
    nowMs: () => nowMs,
  });
  const refused: { file: string; code: string }[] = [];
  try {
    const clerk = await vault.as('vanthu');
    for (const dispatch of [...dispatches].sort((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : 1))) {
      if (dispatch.date !== null) nowMs = morning(addDays(dispatch.date, 1));
      const code = await register(clerk, dir, dispatch, vault.ids['lanhdao'] ?? null, nowMs).catch(String);
      if (code !== null) refused.push({ file: dispatch.file ?? dispatch.id, code });
    }
  } finally {
    await vault.remove();
  }
  return { profile, dispatches: dispatches.length, registered: dispatches.length - refused.length, refused };
}

async function register(
  clerk: Caller,
  dir: string,
  one: Dispatch,
  presentTo: string | null,
  nowMs: number,
): Promise<string | null> {
  const arrivedOn = new Date(nowMs + 7 * 3_600_000).toISOString().slice(0, 10);
  const files: string[] = [];
  // a set may come without some of its scans; the file itself must be there
  const scans = one.scans.filter((name) => existsSync(join(dir, name)));
  const names = one.level === 'tuyet-mat' ? [] : [one.file, ...scans].filter((name) => name !== null);
  for (const name of names) {
    const staged = await clerk.call('attachments.stagePath', { path: join(dir, name) });
    if (!staged.ok) return staged.error.code;
    files.push(staged.value.stageId);
  }
  const due = await clerk.ok('documents.proposeDue', {
    urgency: one.urgency,
    arrivedOn,
    replyDueOn: one.due_date,
  });
  const reply = await clerk.call('documents.registerIncoming', {
    book: one.level === 'none' ? 'incoming' : 'classified-incoming',
    arrivedOn,
    issuer: one.issuer,
    code: one.code ?? '',
    documentDate: one.date,
    typeId: typeIdOf(one, arrivedOn),
    urgency: one.urgency,
    level: one.level,
    pages: one.pages,
    subject: one.level === 'tuyet-mat' ? null : one.subject,
    signer: one.signer?.name ?? '',
    presentTo,
    replyDueOn: one.due_date,
    dueOn: due.dueOn,
    dueTime: due.dueTime,
    note: '',
    copyNumber: one.copy_no,
    files,
    unopenedFor: one.envelope?.named_recipient ?? null,
    notADuplicate: false,
    envelopeId: null,
  });
  if (reply.ok) return null;
  for (const stageId of files) await clerk.ok('attachments.discardStage', { stageId });
  return reply.error.code;
}

function typeIdOf(one: Dispatch, date: string): string {
  if (one.document_type === null) return '';
  const rules = loadRules().asOf(date);
  const styles = one.layout === 'state' ? (['state', 'party'] as const) : (['party', 'state'] as const);
  const types = styles.flatMap((style) => rules.documentTypes(style));
  return types.find((type) => type.name === one.document_type)?.id ?? '';
}
