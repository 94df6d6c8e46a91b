import type { Actor } from '../ports.ts';
import type { ProposalScope } from './store.ts';

/** By what the lists of proposals are filtered for a person, before anything else. */
export const proposalScope = (actor: Pick<Actor, 'id' | 'roles'>): ProposalScope => ({
  me: actor.id,
  clerk: actor.roles.includes('clerk') ? 1 : 0,
});
