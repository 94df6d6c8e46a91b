/** What is read of a Word file, at most. A page has about 2,500 characters: these are hundreds of pages. */
export const DOCX_LIMITS = {
  entries: 3_000,
  partBytes: 8 * 1024 * 1024,
  unpackedBytes: 12 * 1024 * 1024,
  paragraphs: 20_000,
  runs: 200_000,
  characters: 4_000_000,
  elements: 1_500_000,
  depth: 120,
} as const;
