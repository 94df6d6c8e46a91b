import { z } from 'zod';
import { contract } from '../../shared/ipc/contract.ts';
import type { OpSpec } from '../../shared/ipc/contract/spec.ts';

export interface OpDescription {
  readonly name: string;
  readonly kind: string;
  readonly door: string;
  readonly needs: string;
  /** the passphrase is asked again: `{ passphrase, input }` is sent in place of the input alone */
  readonly stepUp: boolean;
  readonly input: unknown;
  readonly output: unknown;
}

const schemaOf = (schema: z.core.$ZodType, io: 'input' | 'output'): unknown =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' });

/** Every operation of the contract with JSON Schemas (2020-12) of what goes in and what comes out. */
export function describeOps(): OpDescription[] {
  return Object.entries<OpSpec>(contract)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, spec]) => ({
      name,
      kind: spec.kind,
      door: spec.door,
      needs: spec.needs,
      stepUp: spec.stepUp === true,
      input: schemaOf(spec.input, 'input'),
      output: schemaOf(spec.output, 'output'),
    }));
}
