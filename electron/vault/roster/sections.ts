import type { Role } from '../../../shared/domain/people/roles.ts';

/**
 * What decides besides people, posts and certificates: whom we believe, whose word rules, which code is loaded. Each section
 * is told by one SELECT, and stands in the signed list by the SHA-256 of what that tells. **Whatever else comes to decide is
 * declared here**, and asked for with `requireTrust` or `underTrust` (roster/guard.ts) where it is used.
 */
export interface Section {
  /** Tells its rows in a fixed order, each with an `id` that is a text. A BLOB is told by its SHA-256. */
  readonly rows: string;
  /** What it is told from: a write of the own connection to one of these may ask for a new signature. */
  readonly tables: readonly string[];
  /** Posts that may sign a change without the issuing key, as they stood in the list before. */
  readonly signers: readonly Role[];
  /** Two officers may, a leader among them: a lost machine is answered by them. */
  readonly pair: boolean;
  /** Takes a row out of force that nobody signed; given `:id`, `:nowMs`, `:by`. Null: only a backup mends it. */
  readonly takeOut: string | null;
  /** Puts a signed row back that was taken away; given its columns as they are told, by name. */
  readonly putIn: string | null;
}

const section = (of: Omit<Section, 'pair' | 'takeOut' | 'putIn'> & Partial<Section>): Section => ({
  pair: false,
  takeOut: null,
  putIn: null,
  ...of,
});

export const SECTIONS = {
  /** cards of other offices in force: for whom is sealed, and who is believed as that office */
  peers: section({
    rows: `SELECT id, sha256, station_id, office_code, office_name, station_name, profile, root_sha256, raw, issued_ms,
        valid_until_ms, trusted_ms, trusted_by, compared_how
      FROM peer_card WHERE trusted_ms IS NOT NULL AND replaced_ms IS NULL ORDER BY id`,
    tables: ['peer_card'],
    signers: ['clerk', 'cipher'],
    pair: true,
    takeOut: 'UPDATE peer_card SET replaced_ms = :nowMs WHERE id = :id',
    putIn: 'UPDATE peer_card SET replaced_ms = NULL WHERE id = :id',
  }),
  /** authorities outside the vault that certify this office */
  outsideAuthorities: section({
    rows: `SELECT id, sha256, der, added_ms, added_by, compared_how
      FROM outside_authority WHERE void_ms IS NULL ORDER BY id`,
    tables: ['outside_authority'],
    signers: ['cipher'],
    takeOut: 'UPDATE outside_authority SET void_ms = :nowMs WHERE id = :id',
    putIn: 'UPDATE outside_authority SET void_ms = NULL WHERE id = :id',
  }),
  /** roots that an administrator trusts for signatures of others */
  signatureRoots: section({
    rows: `SELECT t.id, t.authority_id, a.sha256, a.der, a.issuer_key, t.fingerprint, t.compared_how, t.trusted_ms, t.trusted_by
      FROM signature_trust t JOIN signature_authority a ON a.id = t.authority_id
      WHERE t.withdrawn_ms IS NULL ORDER BY t.id`,
    tables: ['signature_trust', 'signature_authority'],
    signers: ['admin'],
    takeOut: `UPDATE signature_trust SET withdrawn_ms = :nowMs, withdrawn_by = :by, withdrawn_why = 'roster'
      WHERE id = :id AND withdrawn_ms IS NULL`,
  }),
  /** the key of the superior whose policy rules here */
  policyKey: section({
    rows: `SELECT CAST(id AS TEXT) AS id, hex(spki) AS spki, pinned_ms FROM policy_key ORDER BY id`,
    tables: ['policy_key'],
    signers: ['admin'],
    putIn: `INSERT OR REPLACE INTO policy_key (id, spki, pinned_ms) VALUES (CAST(:id AS INTEGER), unhex(:spki), :pinned_ms)`,
  }),
  /** the newest policy: an older one, or none, is not taken for it */
  policy: section({
    rows: `SELECT CAST(serial AS TEXT) AS id, body, hex(signature) AS signature, loaded_ms
      FROM station_policy ORDER BY serial DESC LIMIT 1`,
    tables: ['station_policy'],
    signers: ['admin'],
    putIn: `INSERT OR REPLACE INTO station_policy (serial, body, signature, loaded_ms)
      VALUES (CAST(:id AS INTEGER), :body, unhex(:signature), :loaded_ms)`,
  }),
  /** the library for tokens: code that runs as whoever signs */
  tokenLibrary: section({
    rows: `SELECT CAST(id AS TEXT) AS id, token_module, token_module_sha256 FROM station WHERE token_module IS NOT NULL`,
    tables: ['station'],
    signers: ['admin', 'cipher'],
    takeOut: `UPDATE station SET token_module = NULL, token_module_sha256 = NULL
      WHERE id = CAST(:id AS INTEGER)`,
    putIn: `UPDATE station SET token_module = :token_module, token_module_sha256 = :token_module_sha256
      WHERE id = CAST(:id AS INTEGER)`,
  }),
  /** certificates of tokens with which office and people sign */
  tokenCertificates: section({
    rows: `SELECT id, owner, person_id, sha256, der, bound_ms, bound_by, compared_how
      FROM token_certificate WHERE ended_ms IS NULL ORDER BY id`,
    tables: ['token_certificate'],
    signers: ['admin', 'cipher'],
    takeOut: `UPDATE token_certificate SET ended_ms = max(bound_ms, :nowMs), ended_by = :by WHERE id = :id AND ended_ms IS NULL`,
  }),
} as const satisfies Readonly<Record<string, Section>>;

export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];
export const sectionOf = (name: SectionName): Section => SECTIONS[name];
