import { AppError } from '../../errors.ts';
import { err, ok, type Result } from '../../result.ts';
import type { Role } from '../people/roles.ts';

/**
 * The outgoing life of a document before it stands in a book, told on its phiếu trình ký:
 * soạn → đề xuất → kiểm tra → trình → ký → số, đăng ký → phát hành → lưu (NĐ 26/2020 Điều 2; NĐ 30/2020 Điều 10–14).
 * States and edges are data; `decideProposal` is the only reader of them.
 */
export const PROPOSAL_STATES = [
  'draft',
  'checking',
  'checked',
  'presented',
  'signed',
  'registered',
  'issued',
  'filed',
  'withdrawn',
  'rejected',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export const PROPOSAL_ACTS = [
  'save',
  'propose',
  'pass',
  'present',
  'sign',
  'register',
  'issue',
  'file',
  'return',
  'withdraw',
  'reject',
] as const;
export type ProposalAct = (typeof PROPOSAL_ACTS)[number];

/** The four people of a phiếu trình. */
export const PARTIES = ['drafter', 'checker', 'signer', 'clerk'] as const;
export type Party = (typeof PARTIES)[number];

export interface ProposalEdge {
  readonly from: ProposalState;
  readonly act: ProposalAct;
  readonly to: ProposalState;
  /** whose act it is; the person must be named so on the phiếu trình */
  readonly by: readonly Party[];
  readonly needsReason: boolean;
}

const edge = (
  from: ProposalState,
  act: ProposalAct,
  to: ProposalState,
  by: readonly Party[],
  needsReason = false,
): ProposalEdge => ({ from, act, to, by, needsReason });

/** In the order of the law: number, then register, then issue, then file (NĐ 30/2020 Điều 14). */
export const PROPOSAL_EDGES: readonly ProposalEdge[] = [
  edge('draft', 'save', 'draft', ['drafter']),
  edge('draft', 'propose', 'checking', ['drafter']),
  edge('checking', 'pass', 'checked', ['checker']),
  edge('checked', 'present', 'presented', ['drafter', 'checker']),
  edge('presented', 'sign', 'signed', ['signer']),
  edge('signed', 'register', 'registered', ['clerk']),
  edge('registered', 'issue', 'issued', ['clerk']),
  edge('issued', 'file', 'filed', ['drafter', 'clerk']),
  edge('checking', 'return', 'draft', ['checker'], true),
  edge('checked', 'return', 'draft', ['checker'], true),
  edge('presented', 'return', 'draft', ['signer'], true),
  // a signature on a paper whose form is wrong is given back; it does not count any more
  edge('signed', 'return', 'draft', ['clerk', 'signer'], true),
  edge('draft', 'withdraw', 'withdrawn', ['drafter'], true),
  edge('checking', 'withdraw', 'withdrawn', ['drafter'], true),
  edge('checked', 'withdraw', 'withdrawn', ['drafter'], true),
  edge('presented', 'withdraw', 'withdrawn', ['drafter'], true),
  edge('presented', 'reject', 'rejected', ['signer'], true),
];

/** Which post may stand as which party. The administrator, the cipher officer and the inspector never do. */
export const PARTY_ROLES: Readonly<Record<Party, readonly Role[]>> = {
  drafter: ['specialist', 'leader', 'clerk'],
  checker: ['specialist', 'leader', 'clerk'],
  signer: ['leader'],
  clerk: ['clerk'],
};

/** Two parties that may not be one person; a small office may be excused from the pairs that are not `never`. */
export interface PartySeparation {
  readonly a: Party;
  readonly b: Party;
  readonly exception: 'small-office' | 'never';
  readonly ruleId: string;
}

export type Parties = Readonly<Record<Party, string | null>>;

/** The first pair that one person holds although the rules keep it apart; null when all is well. */
export function brokenSeparation(
  parties: Parties,
  separations: readonly PartySeparation[],
  excused: (personId: string) => boolean,
): PartySeparation | null {
  const broken = separations.find(({ a, b, exception }) => {
    const one = parties[a];
    if (one === null || one !== parties[b]) return false;
    return exception === 'never' || !excused(one);
  });
  return broken ?? null;
}

/** What is known of an act that somebody wants to do. */
export interface ProposalRequest {
  readonly state: ProposalState;
  readonly act: ProposalAct;
  readonly actorId: string;
  readonly roles: readonly Role[];
  readonly parties: Parties;
  readonly separations: readonly PartySeparation[];
  /** the head lets this person hold posts that are otherwise apart */
  readonly excused: (personId: string) => boolean;
  readonly hasReason: boolean;
}

const partiesOf = (actorId: string, parties: Parties): Party[] =>
  PARTIES.filter((party) => parties[party] === actorId);

/**
 * The state after an act, or why not: the edge, whose act it is, the post, the separation, the reason.
 * @returns AppError `illegal-transition` `not-permitted` `separation-of-duties` `reason-required`
 */
export function decideProposal(request: ProposalRequest): Result<ProposalState, AppError> {
  const { state, act, actorId, parties, roles } = request;
  const found = PROPOSAL_EDGES.find((line) => line.from === state && line.act === act);
  if (found === undefined) return err(new AppError('illegal-transition', { from: state, action: act }));
  const holds = partiesOf(actorId, parties).filter((party) => found.by.includes(party));
  if (!holds.some((party) => PARTY_ROLES[party].some((role) => roles.includes(role))))
    return err(new AppError('not-permitted', { action: act }));
  const broken = brokenSeparation(parties, request.separations, request.excused);
  if (broken !== null && act !== 'save' && act !== 'withdraw' && act !== 'return')
    return err(new AppError('separation-of-duties', { action: act, rule: broken.ruleId }));
  if (found.needsReason && !request.hasReason)
    return err(new AppError('reason-required', { action: act, field: 'reason' }));
  return ok(found.to);
}

/** The acts that exist from a state, for buttons. */
export const proposalActsFrom = (state: ProposalState): ProposalAct[] =>
  PROPOSAL_EDGES.filter((line) => line.from === state).map((line) => line.act);

/** Nothing leads out of these. */
export const isFinalProposal = (state: ProposalState): boolean => proposalActsFrom(state).length === 0;

/** For whom a proposal waits in each state. */
const WAITS_FOR: Readonly<Record<ProposalState, Party | null>> = {
  draft: 'drafter',
  checking: 'checker',
  checked: 'drafter',
  presented: 'signer',
  signed: 'clerk',
  registered: 'clerk',
  issued: 'drafter',
  filed: null,
  withdrawn: null,
  rejected: null,
};
export const waitsFor = (state: ProposalState): Party | null => WAITS_FOR[state];

/**
 * What a phiếu trình must say before it goes to be checked; each is compulsory (NĐ 26/2020 Điều 2.1). That decree is about
 * state secrets: of how many copies there are, and whether they may be copied, an ordinary draft is not asked.
 */
export interface ProposedFields {
  readonly level: 'none' | 'mat' | 'toi-mat' | 'tuyet-mat';
  /** the item of a danh mục by which the level is proposed */
  readonly itemRef: string | null;
  readonly recipients: readonly string[];
  readonly copies: number | null;
  readonly copyAllowed: boolean | null;
}

/** Names of the compulsory fields that are empty, in the order of the form. */
export function missingFields(fields: ProposedFields): string[] {
  const missing: string[] = [];
  const classified = fields.level !== 'none';
  if (classified && fields.itemRef === null) missing.push('itemRef');
  if (fields.recipients.length === 0) missing.push('recipients');
  if (classified && fields.copies === null) missing.push('copies');
  if (classified && fields.copyAllowed === null) missing.push('copyAllowed');
  return missing;
}
