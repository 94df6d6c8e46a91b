import type { Delegation } from '../document/signing.ts';
import { type Level, withinCeiling } from '../levels/level.ts';
import type { AuthorityRule } from '../rules/schema.ts';
import { foldExact } from '../text/fold.ts';

export type AuthorityAct = AuthorityRule['acts'][number];

/** A person's post as the office writes it, and the office in which it is held. */
export interface Post {
  readonly position: string;
  readonly office: string;
}

/**
 * "Chánh Văn phòng" held in "Đảng ủy xã Đồng Vàng" is the title "Chánh Văn phòng Đảng ủy"; "Bí thư Đảng ủy xã" is
 * "Bí thư Đảng ủy". A deputy is none of them ("Phó Bí thư …" begins otherwise): the deputies' own authority is in
 * the bill only (law.md A4.4) and stays off.
 */
export function holdsTitle(post: Post, title: string): boolean {
  const position = foldExact(post.position);
  const wanted = foldExact(title);
  if (position === '') return false;
  if (position === wanted || position.startsWith(`${wanted} `)) return true;
  if (!wanted.startsWith(`${position} `)) return false;
  const body = wanted.slice(position.length + 1);
  const office = foldExact(post.office);
  return office === body || office.startsWith(`${body} `);
}

/** The rule by which a post may do an act, that with the highest ceiling; null when no rule names the post. */
export function authorityOf(
  rules: readonly AuthorityRule[],
  post: Post,
  act: AuthorityAct,
): AuthorityRule | null {
  const mine = rules.filter(
    (rule) => rule.acts.includes(act) && rule.titles.some((title) => holdsTitle(post, title)),
  );
  return mine.reduce<AuthorityRule | null>(
    (best, rule) => (best === null || !withinCeiling(rule.ceiling, best.ceiling) ? rule : best),
    null,
  );
}

/** Whose authority an act rests on: one's own post, or a delegation by someone whose post reaches the level. */
export interface FoundAuthority {
  readonly rule: AuthorityRule;
  readonly delegation: Delegation | null;
}

/**
 * The authority for an act at a level today: by the own post, else by a delegation that names the act, is in force,
 * reaches the level and comes from a post that reaches it. Null when neither does; `best` is the own rule that falls
 * short, for the refusal.
 */
export function authorityFor(request: {
  readonly rules: readonly AuthorityRule[];
  readonly act: Exclude<AuthorityAct, 'provide'>;
  readonly level: Level;
  readonly post: Post;
  readonly today: string;
  readonly personId: string;
  readonly delegations: readonly Delegation[];
}): { readonly found: FoundAuthority | null; readonly best: AuthorityRule | null } {
  const { rules, act, level, post, today } = request;
  const own = authorityOf(rules, post, act);
  if (own !== null && withinCeiling(level, own.ceiling))
    return { found: { rule: own, delegation: null }, best: own };
  for (const delegation of request.delegations) {
    const inForce = !delegation.revoked && delegation.fromOn <= today && today <= delegation.toOn;
    if (!inForce || delegation.toId !== request.personId || !delegation.acts.includes(act)) continue;
    const giver = authorityOf(rules, { position: delegation.fromPosition, office: post.office }, act);
    if (giver === null || !withinCeiling(level, giver.ceiling) || !withinCeiling(level, delegation.ceiling))
      continue;
    return { found: { rule: giver, delegation }, best: own };
  }
  return { found: null, best: own };
}
