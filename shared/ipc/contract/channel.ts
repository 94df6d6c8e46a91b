import { z } from 'zod';

/** How the sender is told: by the channel that the submission came through, or another that reaches them. */
export const Channel = z.enum(['handed', 'post', 'phone', 'email', 'portal', 'meeting', 'envelope']);
