/**
 * A draft is one file: the one that is there stays, else the first that comes is taken; every other is refused, so that an
 * annex never takes the place of the draft.
 */
export function draftOf<F>(
  there: F | null,
  come: readonly F[],
): { readonly draft: F | null; readonly refused: readonly F[] } {
  if (there !== null) return { draft: there, refused: come };
  const [first, ...refused] = come;
  return { draft: first ?? null, refused };
}
