import { isThere } from '../db/statements.ts';
import type { Actor } from '../ports.ts';

/** A clerk stands in for an absent one where nothing is classified. */
export const REACHED = `(EXISTS (SELECT 1 FROM proposal_reader r WHERE r.proposal_id = p.id AND r.person_id = :me)
  OR (:clerk = 1 AND p.level = 'none' AND p.state IN ('signed','registered','issued','filed')))`;

export interface ProposalScope {
  readonly me: string;
  readonly clerk: 0 | 1;
}

export const mayReadProposal = isThere<[id: string, scope: ProposalScope]>(`
  SELECT 1 FROM proposal p WHERE p.id = ? AND ${REACHED}`);

/** By what the lists of proposals are filtered for a person, before anything else. */
export const proposalScope = (actor: Pick<Actor, 'id' | 'roles'>): ProposalScope => ({
  me: actor.id,
  clerk: actor.roles.includes('clerk') ? 1 : 0,
});
