import type { ArchivePackage } from '../stores.ts';

/** The counts of a package as its sentence wants them. */
export const countWords = (number: (value: number) => string, counts: ArchivePackage['counts']) => ({
  dossiers: number(counts.dossiers),
  documents: number(counts.documents),
  files: number(counts.files),
  registers: number(counts.registers),
});
