import { z } from 'zod';
import { filled, Id, Passphrase, PersonRef, Revision, Role, listOf } from '../schemas.ts';
import { command, query } from './spec.ts';
import { NewPerson, SmallOfficeException } from './vault.ts';

const Count = z.int().nonnegative();
export const OFFICE_KEYS = ['office', 'authority', 'register', 'emergency-a', 'emergency-b'] as const;
const OfficeKey = z.enum(OFFICE_KEYS);

export const successionOps = {
  /** What a person holds that somebody must hold, in figures only: posts, keys, work. */
  'succession.look': query(
    { personId: Id },
    {
      person: PersonRef,
      revision: Revision,
      roles: z.array(Role),
      /** posts that nobody else fills here */
      only: z.array(Role),
      copies: Count,
      carryOuts: Count,
      documents: Count,
      submissions: Count,
      contentKeys: Count,
      officeKeys: z.array(OfficeKey),
      /** keys of the office that nobody else here holds: only the recovery code brings them back */
      onlyKeys: z.array(OfficeKey),
      /** who may stand beside the signed-in person as the second officer */
      seconds: listOf({ username: z.string(), person: PersonRef }),
      successors: z.array(PersonRef),
    },
  ),
  /**
   * One act when a person leaves, dies or may no longer act: the successor is appointed, takes over posts, keys, copies
   * and open work, and the old slot goes. Two officers, one of them a leader, each with the own passphrase, and the
   * decision. The recovery code, when it is given, opens what only the person held.
   */
  'succession.settle': command(
    {
      personId: Id,
      revision: Revision,
      why: z.enum(['left', 'died', 'suspended']),
      decision: filled(120),
      successor: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('existing'), id: Id }),
        NewPerson.omit({ roles: true }).extend({ kind: z.literal('new'), firstPassphrase: Passphrase }),
      ]),
      /** the posts that go over; those that the successor has stay */
      roles: z.array(Role).min(1).max(8),
      exception: SmallOfficeException.nullable(),
      /** also what the person could read of classified documents */
      withReading: z.boolean(),
      passphrase: Passphrase,
      secondUsername: z.string().max(64),
      secondPassphrase: Passphrase,
      recoveryCode: z.string().max(120).nullable(),
    },
    {
      successorId: Id,
      copies: Count,
      documents: Count,
      submissions: Count,
      contentKeys: Count,
      officeKeys: z.array(OfficeKey),
      /** keys that neither officer could open: who holds them passes them on */
      left: z.strictObject({ contentKeys: Count, officeKeys: z.array(OfficeKey) }),
    },
  ),
} as const;
