import { z } from 'zod';

export const filled = z.string().min(1);

/** law: a legal text. office: a decision of an office. software: a safety demand of the product itself. */
const NATURES = ['law', 'office', 'software'] as const;

/** What every rule says of itself. */
export const ruleHead = {
  id: z.string().regex(/^[A-ZĐ]{2}-[A-Z0-9-]{1,12}$/),
  title: filled,
  ground: filled,
  source: filled,
  verified: z.boolean(),
  nature: z.enum(NATURES),
};

export const Period = z.strictObject({
  amount: z.int().nonnegative(),
  unit: z.enum(['days', 'working-days']),
});
