import { z } from 'zod';
import {
  Changed,
  filled,
  Id,
  Passphrase,
  PersonRef,
  Revision,
  Role,
  line,
  name,
  TimeMs,
  listOf,
  objectOrNull,
} from '../schemas.ts';
import { provedCommand, query } from './spec.ts';
import { NewPerson, SmallOfficeException } from './vault.ts';

export const Person = z.strictObject({
  id: Id,
  revision: Revision,
  username: z.string(),
  fullName: z.string(),
  position: z.string(),
  roles: z.array(Role),
  state: z.enum(['active', 'left']),
  exception: SmallOfficeException.nullable(),
  certificateUntilMs: TimeMs.nullable(),
  /** the post asks for the office's key, and nobody who holds it has signed in since and so passed it on */
  waitsForOfficeKey: z.boolean(),
});
export type Person = z.infer<typeof Person>;

export const peopleOps = {
  'people.list': query({}, { people: z.array(Person) }),
  /** Those who may be chosen as leader, lead or co-worker, who takes a copy back, who takes books over; `forAct` narrows by role. */
  'people.choices': query(
    {
      forAct: z.enum([
        'present',
        'direct',
        'consult',
        'caseWork',
        'planTask',
        'approve',
        'hold',
        'takeBack',
        'keepBooks',
      ]),
    },
    { people: z.array(PersonRef) },
  ),
  'people.add': provedCommand(
    NewPerson.extend({ firstPassphrase: Passphrase, exception: SmallOfficeException.nullable() }),
    Changed,
  ),
  'people.update': provedCommand(
    {
      id: Id,
      revision: Revision,
      fullName: name(80),
      position: line(120),
      roles: z.array(Role).min(1).max(8),
      exception: SmallOfficeException.nullable(),
    },
    Changed,
  ),
  'people.resetPassphrase': provedCommand(
    { id: Id, revision: Revision, firstPassphrase: Passphrase },
    Changed,
  ),
  /**
   * Refused while the person still answers for copies or open work (SC-07). `handOver` is the recorded exception: the
   * head's document, and the custodian who takes the copies over.
   */
  'people.leave': provedCommand(
    {
      id: Id,
      revision: Revision,
      reason: filled(300),
      handOver: objectOrNull({ document: filled(120), successorId: Id }).default(null),
    },
    Changed,
  ),
  /** The permission table as the vault enforces it. */
  'people.permissions': query(
    {},
    {
      rows: listOf({ op: z.string(), kind: z.string(), roles: z.array(Role) }),
    },
  ),
} as const;
