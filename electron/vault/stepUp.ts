import { z } from 'zod';
import { raise, type WireError } from '../../shared/errors.ts';
import type { OpSpec } from '../../shared/ipc/contract/spec.ts';
import { Passphrase } from '../../shared/ipc/schemas.ts';
import type { Proved } from '../../shared/ipc/stepUp.ts';
import type { LedgerDraft, Ports } from './ports.ts';

const Beside: z.ZodType<Proved<unknown>> = z.strictObject({ passphrase: Passphrase, input: z.unknown() });

/** What was sent, in its two parts; `passphrase` is null where none came or none is asked for. */
export function takeApart(
  spec: OpSpec,
  raw: unknown,
): { readonly input: unknown; readonly passphrase: string | null } {
  const sent = spec.stepUp === true ? Beside.safeParse(raw) : null;
  return sent?.success === true ? sent.data : { input: raw, passphrase: null };
}

/**
 * Proves that whoever is signed in sits at the keyboard now, for this one call.
 * @throws AppError `passphrase-needed` when none came with it; `wrong-passphrase`, `wait-before-retry`
 */
export async function proveAgain(
  { proveSelf }: Pick<Ports, 'proveSelf'>,
  passphrase: string | null,
): Promise<void> {
  if (passphrase === null) raise('passphrase-needed');
  await proveSelf(passphrase);
}

/** A wrong passphrase for such an act leaves a line: who asked for what, and nothing of what was typed. */
export function refusedProof(
  spec: OpSpec,
  actorId: string,
  op: string,
  { code }: WireError,
): LedgerDraft | null {
  if (spec.stepUp !== true || code !== 'wrong-passphrase') return null;
  return { act: 'passphrase.not-proved', subjectKind: 'person', subjectId: actorId, facts: { asked: op } };
}
