import { z } from 'zod';
import { filled, ruleHead } from './ruleHead.ts';

/** Thể thức as data. `must`: a document that breaks it is not passed, presented, signed or issued; `should`: a warning. */
const head = { ...ruleHead, weight: z.enum(['must', 'should']) } as const;
const Span = z.tuple([z.number().positive(), z.number().positive()]);

export const LayoutRule = z.discriminatedUnion('kind', [
  z.strictObject({
    ...head,
    kind: z.literal('paper'),
    widthMm: z.number().positive(),
    heightMm: z.number().positive(),
    toleranceMm: z.number().nonnegative(),
  }),
  /** Margins of the first section, least and most in millimetres. */
  z.strictObject({
    ...head,
    kind: z.literal('margins'),
    top: Span,
    bottom: Span,
    left: Span,
    right: Span,
    toleranceMm: z.number().nonnegative(),
  }),
  z.strictObject({ ...head, kind: z.literal('font'), families: z.array(filled).min(1) }),
  /** Size of the body in points. */
  z.strictObject({
    ...head,
    kind: z.literal('size'),
    min: z.number().positive(),
    max: z.number().positive(),
  }),
  /** One of these words stands in the head or at the end of the document. */
  z.strictObject({
    ...head,
    kind: z.literal('words'),
    part: z.enum(['first', 'last']),
    any: z.array(filled).min(1),
  }),
  /** What the phiếu trình says stands in the draft, or is not contradicted by it. */
  z.strictObject({
    ...head,
    kind: z.literal('known'),
    what: z.enum([
      'office',
      'symbol',
      'subject',
      'signer',
      'position',
      'capacity',
      'level-mark',
      'urgency-mark',
    ]),
  }),
  z.strictObject({ ...head, kind: z.literal('ending'), text: filled }),
  /** What stands on the phiếu trình itself. */
  z.strictObject({
    ...head,
    kind: z.literal('form'),
    what: z.enum(['office-symbol', 'position', 'subject', 'signer-title']),
    most: z.int().nonnegative(),
  }),
]);
export type LayoutRule = z.infer<typeof LayoutRule>;
