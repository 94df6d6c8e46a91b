import type { z } from 'zod';

/**
 * One operation of the contract.
 * kind  `query` changes nothing; `command` is an act of the office and must append to the ledger; `note` keeps
 *       something that is no act of the office (a draft, a staged file, a person's own taste, a session).
 * needs `nothing` answers without a vault; `locked` needs a vault folder; `unlocked` needs a signed-in person.
 * door  `window` may be called from the renderer; `host` only by the main process or the command line
 *       (it carries a path of this machine, which a page must never name).
 * stepUp the passphrase of the signed-in person is asked again for each call; it travels beside the input
 *       (`shared/ipc/stepUp.ts`), so that an open session alone, or a page that nobody sits before, does not do it.
 */
export interface OpSpec {
  readonly kind: 'query' | 'command' | 'note';
  readonly needs: 'nothing' | 'locked' | 'unlocked';
  readonly door: 'window' | 'host';
  readonly stepUp?: true;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

export const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'query', needs: 'unlocked', door: 'window', input, output }) as const;

export const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'command', needs: 'unlocked', door: 'window', input, output }) as const;

/** A command that asks for the passphrase again. */
export const provedCommand = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'command', needs: 'unlocked', door: 'window', stepUp: true, input, output }) as const;

export const note = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'note', needs: 'unlocked', door: 'window', input, output }) as const;

export const hostQuery = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'query', needs: 'unlocked', door: 'host', input, output }) as const;

export const hostNote = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'note', needs: 'unlocked', door: 'host', input, output }) as const;

export const hostCommand = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'command', needs: 'unlocked', door: 'host', input, output }) as const;
