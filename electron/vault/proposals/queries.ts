import { isForBody } from '../../../shared/domain/document/signing.ts';
import { PARTY_ROLES } from '../../../shared/domain/document/proposal.ts';
import { comparePeople } from '../../../shared/domain/text/compare.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { PersonRef } from '../../../shared/ipc/schemas.ts';
import { noteProposalView } from '../knowing/looks.ts';
import { allPeople } from '../people/store.ts';
import { type Ports, handlers, watched } from '../ports.ts';
import { allDelegations } from '../people/delegationStore.ts';
import { toDelegation } from './delegations.ts';
import { proposalDetail, proposalRowMaker } from './detail.ts';
import { proposalScope } from '../knowing/mayReadProposal.ts';
import { type Box, countProposals, listProposals } from './store.ts';

const BOXES: readonly Box[] = ['waiting', 'mine', 'open', 'done', 'all'];

export const proposalQueries = handlers({
  'proposals.list': listPage,
  'proposals.counts': (ports) => {
    const scope = proposalScope(ports.actor);
    const counts = BOXES.map((box) => [box, countProposals(ports.db, scope, box)]);
    return Object.fromEntries(counts) as Output<'proposals.counts'>;
  },
  'proposals.get': watched((ports, { id }) => {
    const detail = proposalDetail(ports, id);
    noteProposalView(ports, detail);
    return detail;
  }),
  'proposals.choices': (ports) => {
    const { kind, name: body } = ports.station.office;
    // what would be refused of this body is not offered
    const capacities = ports.rules
      .asOf(ports.today())
      .capacities(kind)
      .filter((capacity) => isForBody(capacity, body));
    return {
      checkers: peopleFor(ports, 'checker'),
      signers: peopleFor(ports, 'signer'),
      clerks: peopleFor(ports, 'clerk'),
      capacities: capacities.map(({ capacity, mark, name, needsDelegation }) => ({
        id: capacity,
        mark,
        name,
        needsDelegation,
      })),
      delegations: allDelegations(ports.db)
        .map((row) => toDelegation(ports, row))
        .filter(({ state, acts }) => state === 'in-force' && acts.includes('sign')),
    };
  },
});

function peopleFor(ports: Ports, party: keyof typeof PARTY_ROLES): PersonRef[] {
  return allPeople(ports.db)
    .filter((person) => person.state === 'active')
    .filter((person) => person.roles.some((role) => PARTY_ROLES[party].includes(role)))
    .sort((a, b) => comparePeople(a.fullName, b.fullName))
    .map(({ id, fullName, position }) => ({ id, fullName, position }));
}

function listPage(ports: Ports, input: Parsed<'proposals.list'>): Output<'proposals.list'> {
  const scope = proposalScope(ports.actor);
  const lines = listProposals(ports.db, scope, input.box, cursorOf(input.after), input.limit + 1);
  const page = lines.slice(0, input.limit);
  const last = page.at(-1);
  return {
    rows: page.map(proposalRowMaker(ports)),
    next: lines.length > input.limit && last !== undefined ? `${String(last.changedMs)}:${last.id}` : null,
    total: countProposals(ports.db, scope, input.box),
  };
}

function cursorOf(after: string | null): { ms: number; id: string } | null {
  if (after === null) return null;
  const [ms = '', id = ''] = after.split(':');
  return { ms: /^\d{1,15}$/.test(ms) ? Number(ms) : 0, id };
}
