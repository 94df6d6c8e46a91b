import { z } from 'zod';
import { STAMP_FAULTS } from '../../domain/signatures/stampFaults.ts';
import { filled, TimeMs } from '../schemas.ts';
import { provedCommand, query } from './spec.ts';

/** Where an authority for time stamps is asked: a name, an IPv4 address or an IPv6 address in brackets, no user, no `#` */
const StampUrl = filled(300).regex(
  /^https?:\/\/(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:\/[\w.~!$&'()*+,;=:@%/?-]*)?$/,
);

/** What came of asking for a time stamp: the time and who vouches for it, or why there is none. */
export const Stamp = z.strictObject({
  timeMs: TimeMs.nullable(),
  authority: z.string().nullable(),
  fault: z.enum(STAMP_FAULTS).nullable(),
});
export type Stamp = z.infer<typeof Stamp>;

export const timeStampOps = {
  'timeStamps.get': query({}, { url: z.string().nullable() }),
  /** Which authority stamps the signatures that are made in PDFs from now on; null: none. */
  'timeStamps.set': provedCommand({ url: StampUrl.nullable() }, { url: z.string().nullable() }),
  /** Asks it for a stamp over random bytes, and keeps nothing. */
  'timeStamps.try': query({}, Stamp),
} as const;
