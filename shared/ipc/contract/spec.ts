import { z } from 'zod';

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
  /** as Zod's core knows them: what a schema has beside that costs the type checker seconds to compare, for 500 operations */
  readonly input: z.core.$ZodType;
  readonly output: z.core.$ZodType;
}

/** What goes in or comes out: a schema, or the fields of an object that has these and no others. */
type Shape = z.core.$ZodType | z.ZodRawShape;
type SchemaOf<S extends Shape> = S extends z.core.$ZodType
  ? S
  : S extends z.ZodRawShape
    ? ReturnType<typeof z.strictObject<S>>
    : never;
const schemaOf = <S extends Shape>(shape: S): SchemaOf<S> =>
  (shape instanceof z.ZodType ? shape : z.strictObject(shape)) as SchemaOf<S>;

/** Makes operations of a kind, by the door they come in and what they need. */
const operation =
  <K extends OpSpec['kind'], D extends OpSpec['door'], N extends OpSpec['needs']>(
    kind: K,
    door: D,
    needs: N,
  ) =>
  <I extends Shape, O extends Shape>(input: I, output: O) =>
    ({ kind, needs, door, input: schemaOf(input), output: schemaOf(output) }) as const;

export const query = operation('query', 'window', 'unlocked');
export const command = operation('command', 'window', 'unlocked');
export const note = operation('note', 'window', 'unlocked');
export const hostQuery = operation('query', 'host', 'unlocked');
export const hostNote = operation('note', 'host', 'unlocked');
export const hostCommand = operation('command', 'host', 'unlocked');
/** What answers where there is no vault, or one that is not open. */
export const vaultlessHostNote = operation('note', 'host', 'nothing');
export const vaultlessHostQuery = operation('query', 'host', 'nothing');
export const vaultlessNote = operation('note', 'window', 'nothing');
export const vaultlessQuery = operation('query', 'window', 'nothing');
export const lockedNote = operation('note', 'window', 'locked');
/** A command that asks for the passphrase again. */
export const provedCommand = <I extends Shape, O extends Shape>(input: I, output: O) =>
  ({ ...command(input, output), stepUp: true }) as const;
/**
 * The same with a path of this machine, which main adds: the passphrase comes from the page by its own sealed line while the
 * vault holds the act (`vault.answerProof`), so that main never sees it.
 */
export const provedHostCommand = <I extends Shape, O extends Shape>(input: I, output: O) =>
  ({ ...hostCommand(input, output), stepUp: true }) as const;
