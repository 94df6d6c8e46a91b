import { z } from 'zod';
import { INCIDENT_NUMBER } from '../../incident.ts';
import { ForeignTrail } from '../foreignTrail.ts';
import { note } from './spec.ts';

export const incidentOps = {
  /** An error of the page itself, under the number that the page shows. */
  'incidents.report': note(
    { incident: z.string().regex(INCIDENT_NUMBER), trail: ForeignTrail },
    // false: there were too many within the hour
    { kept: z.boolean() },
  ),
} as const;
