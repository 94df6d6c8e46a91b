import { withinCeiling } from '../levels/level.ts';
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
