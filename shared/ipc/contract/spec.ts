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

const open =
  <K extends OpSpec['kind'], D extends OpSpec['door']>(kind: K, door: D) =>
  <I extends Shape, O extends Shape>(input: I, output: O) =>
    ({ kind, needs: 'unlocked', door, input: schemaOf(input), output: schemaOf(output) }) as const;

export const query = open('query', 'window');
export const command = open('command', 'window');
export const note = open('note', 'window');
export const hostQuery = open('query', 'host');
export const hostNote = open('note', 'host');
export const hostCommand = open('command', 'host');
/** A command that asks for the passphrase again. */
export const provedCommand = <I extends Shape, O extends Shape>(input: I, output: O) =>
  ({ ...command(input, output), stepUp: true }) as const;
