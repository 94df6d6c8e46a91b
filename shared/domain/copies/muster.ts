import type { CopyState } from './custody.ts';

/** A copy that should be found, and where. */
export interface ExpectedCopy {
  readonly copyId: string;
  readonly placeId: string | null;
}

/** One label read; `copy` is null for a code that no copy has. */
export interface ScannedLabel {
  readonly code: string;
  readonly copy: {
    readonly copyId: string;
    readonly state: CopyState;
    readonly placeId: string | null;
  } | null;
  /** where it was read; null when the muster is not by place */
  readonly placeId: string | null;
}

export type Finding = 'found' | 'missing' | 'elsewhere' | 'unexpected';

export interface MusterFinding {
  readonly finding: Finding;
  readonly copyId: string | null;
  readonly code: string;
  readonly expectedPlaceId: string | null;
  readonly seenPlaceId: string | null;
}

/**
 * The difference report of a muster. Every expected copy comes out once (found, missing, elsewhere), every label
 * read once: unexpected is what is not in anyone's custody by the books (destroyed, handed over, carried out,
 * lost, unknown code), elsewhere what the books keep in another place.
 */
export function musterDifference(
  expected: readonly ExpectedCopy[],
  scans: readonly ScannedLabel[],
): MusterFinding[] {
  const wanted = new Map(expected.map((copy) => [copy.copyId, copy]));
  const seen = new Set<string>();
  const findings: MusterFinding[] = [];
  for (const scan of scans) {
    const key = scan.copy?.copyId ?? `code:${scan.code}`;
    if (seen.has(key)) continue; // a label read twice is one copy
    seen.add(key);
    findings.push(judge(scan, wanted.get(scan.copy?.copyId ?? '') ?? null));
  }
  for (const copy of expected) {
    if (seen.has(copy.copyId)) continue;
    seen.add(copy.copyId);
    const { copyId, placeId } = copy;
    findings.push({ finding: 'missing', copyId, code: '', expectedPlaceId: placeId, seenPlaceId: null });
  }
  return findings;
}

function judge(scan: ScannedLabel, wanted: ExpectedCopy | null): MusterFinding {
  const { copy, code, placeId: seenPlaceId } = scan;
  const expectedPlaceId = wanted?.placeId ?? copy?.placeId ?? null;
  const base = { copyId: copy?.copyId ?? null, code, expectedPlaceId, seenPlaceId };
  if (copy?.state !== 'in-custody') return { finding: 'unexpected', ...base };
  if (wanted === null) return { finding: 'elsewhere', ...base };
  const misplaced = seenPlaceId !== null && seenPlaceId !== wanted.placeId;
  return { finding: misplaced ? 'elsewhere' : 'found', ...base };
}
