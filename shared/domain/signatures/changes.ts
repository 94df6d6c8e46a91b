/**
 * What was changed behind a signature, in the order of how much it matters. The first group is what may come later
 * (ISO 32000-1, 12.8.2.2; EN 319 102-1): it changes nothing of what was signed.
 */
export const HARMLESS_CHANGES = ['signatures', 'covered', 'proofs', 'information', 'form'] as const;
/** What changes what is read, or cannot be proved not to. */
export const HARMFUL_CHANGES = [
  'pages',
  'content',
  'annotations',
  'fields',
  'overlay',
  'objects',
  'forbidden',
  'structure',
] as const;

export const SIGNATURE_CHANGES = [...HARMLESS_CHANGES, ...HARMFUL_CHANGES] as const;
export type SignatureChange = (typeof SIGNATURE_CHANGES)[number];

const HARMFUL: ReadonlySet<string> = new Set(HARMFUL_CHANGES);

/** Whether the document that is read now may not be the one that was signed. */
export const isModified = (changes: readonly SignatureChange[]): boolean =>
  changes.some((change) => HARMFUL.has(change));
