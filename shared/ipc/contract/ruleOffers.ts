import { z } from 'zod';
import { CivilDate, Id, TimeMs, listOf } from '../schemas.ts';
import { command, provedCommand, query } from './spec.ts';

/** Rule packs that came in envelopes: handed over by who can open them, put in force by an administrator. */
export const ruleOfferOps = {
  /** Opens the packet, judges signature, issuer and wholeness, and lays it before the administrator. */
  'rules.handOver': command({ envelopeId: Id }, { pack: z.string() }),
  'rules.offers': query(
    {},
    {
      offers: listOf({
        id: Id,
        title: z.string(),
        sender: z.string(),
        handedMs: TimeMs,
        handedBy: z.string(),
        /** `urgency@2027.1`; empty where it is refused now */
        pack: z.string(),
        issuer: z.string(),
        /** the day from which it would count on this station */
        from: CivilDate.nullable(),
        /** `known`: this version or a newer one is in force; `refused`: taking it says why */
        state: z.enum(['takes', 'known', 'refused']),
      }),
    },
  ),
  /** Judged once more, then in force from its day. */
  'rules.takeOffer': provedCommand({ id: Id }, { pack: z.string(), from: CivilDate }),
  'rules.leaveOffer': command({ id: Id }, {}),
} as const;
