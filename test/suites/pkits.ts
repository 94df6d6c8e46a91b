import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseCertificate } from '../../electron/vault/crypto/x509/certificates.ts';
import { type RevocationPolicy, validateChain } from '../../electron/vault/crypto/x509/chain.ts';
import { parseRevocationList, type RevocationList } from '../../electron/vault/crypto/x509/crl.ts';
import { AppError, raise } from '../../shared/errors.ts';
import { attempt, type Judged } from './attempt.ts';

const GO = 'usr/share/go-1.24/src/crypto/x509/testdata/nist-pkits/vectors.json';
const DATA = 'usr/lib/python3/dist-packages/cryptography_vectors/x509/PKITS_data';

const Vector = z.object({
  Name: z.string(),
  CertPath: z.array(z.string()).min(2),
  CRLPath: z.array(z.string()).nullable(),
  ShouldValidate: z.boolean(),
  InitialPolicySet: z.array(z.string()).nullable(),
  InitialPolicyMappingInhibit: z.boolean(),
  InitialExplicitPolicy: z.boolean(),
  InitialAnyPolicyInhibit: z.boolean(),
});
type Vector = z.infer<typeof Vector>;

const NOW_MS = Date.UTC(2026, 10, 30);

/**
 * NIST PKITS 2011, each path through the product's own validation. In the mode that exchanges use (`when-present`) a
 * missing, stale or unreadable list is no reason to refuse, as the threat model says; those cases are judged in the mode
 * `required`, and in the other named as out of profile.
 */
export function* pkits(folder: string): Generator<Judged> {
  const vectors = z.array(Vector).parse(JSON.parse(readFileSync(join(folder, GO), 'utf8')));
  for (const policy of ['required', 'when-present'] as const) {
    for (const vector of vectors)
      yield {
        suite: `PKITS, ${policy}`,
        id: vector.Name,
        wanted: vector.ShouldValidate ? 'accept' : 'refuse',
        answer: attempt(() => validate(folder, vector, policy)),
        outOfProfile: excuse(vector, policy),
      };
  }
}

function validate(folder: string, { CertPath, CRLPath }: Vector, policy: RevocationPolicy): void {
  const certificates = CertPath.map((name) =>
    parseCertificate(readFileSync(join(folder, DATA, 'certs', name))),
  );
  const [anchor, leaf] = [certificates[0] ?? raise('internal'), certificates.at(-1) ?? raise('internal')];
  validateChain(leaf, {
    atMs: NOW_MS,
    nowMs: NOW_MS,
    anchors: [anchor],
    intermediates: certificates.slice(1, -1),
    revocationLists: (CRLPath ?? []).flatMap((name) => readList(join(folder, DATA, 'crls', name))),
    revocation: policy,
  });
}

/** A list that can't be read is none: what that means is the policy's to say. */
function readList(file: string): RevocationList[] {
  try {
    return [parseRevocationList(readFileSync(file))];
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

/** What the product does not claim: sections of the suite by their numbers. */
function excuse(vector: Vector, policy: RevocationPolicy): string | null {
  const section = /^4\.(\d+)\./.exec(vector.Name)?.[1] ?? '';
  const asksPolicies =
    vector.InitialExplicitPolicy ||
    vector.InitialAnyPolicyInhibit ||
    vector.InitialPolicyMappingInhibit ||
    vector.InitialPolicySet?.join() !== 'anyPolicy';
  if (asksPolicies) return 'initial policies';
  if (['8', '9', '10', '11', '12'].includes(section)) return 'certificate policies';
  if (section === '15') return 'delta lists';
  if (policy === 'when-present' && (['4', '5', '14'].includes(section) || vector.Name.includes('cRLSign')))
    return 'revocation lists that are missing, stale or unreadable';
  return null;
}
