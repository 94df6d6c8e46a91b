import type { PaperData } from '../../../../shared/domain/papers/paperForm.ts';
import { loadProposal } from '../../proposals/change.ts';
import { personRefOrNull } from '../../people/personRef.ts';
import { type ProposalRecord, type StepRow, stepsOf } from '../../proposals/store.ts';
import { remarkOf, subjectOf } from '../../proposals/words.ts';
import { typeNames } from '../../rules/officeRules.ts';
import type { Ports } from '../../ports.ts';
import { printedNumber } from '../../printing/bookText.ts';
import { PAPER_TEXT } from '../../printing/paperText.ts';
import { onlyValues, type PaperSource } from '../../printing/source.ts';

/** Phiếu trình ký (NĐ 26/2020 Đ2.1): what the drafter proposes, what was checked, what the signer decided. */
export const proposalSource: PaperSource = {
  shownBy: 'proposals.get',
  offered: (ports, id) => {
    const { state } = loadProposal(ports, id);
    return state === 'withdrawn' ? [] : [{ paper: 'signing-slip', recipients: [] }];
  },
  data: (ports, id) => [signingSlip(ports, loadProposal(ports, id))],
  level: (ports, id) => {
    const { level, decided } = loadProposal(ports, id);
    return decided?.level ?? level;
  },
  toldOf: (_ports, id) => ({ subjectKind: 'proposal', subjectId: id }),
};

function signingSlip(ports: Ports, proposal: ProposalRecord): PaperData {
  const rules = ports.rules.asOf(ports.today());
  const named = (id: string | null): { name: string; post: string } => {
    const person = personRefOrNull(ports, id);
    return { name: person?.fullName ?? '', post: person?.position ?? '' };
  };
  const [drafter, checker, signer] = [proposal.drafterId, proposal.checkerId, proposal.signerId].map(named);
  const levelName = (level: ProposalRecord['level']): string =>
    level === 'none' ? PAPER_TEXT.notClassified : rules.level(level).name;
  const { decided } = proposal;
  // what was said before the draft went back belongs to an earlier round
  const steps = stepsOf(ports.db, proposal.id);
  const round = steps.slice(1 + steps.findLastIndex((step) => step.act === 'returned'));
  return onlyValues({
    number: '',
    presentTo: [signer?.name, signer?.post].filter(Boolean).join(', '),
    type: typeNames(ports).get(proposal.typeId) ?? '',
    subject: proposal.level === 'tuyet-mat' ? '' : (subjectOf(ports, proposal) ?? ''),
    drafter: drafter?.name ?? '',
    levelAndItem: PAPER_TEXT.levelBy(levelName(proposal.level), proposal.basis),
    recipients: proposal.recipients.join('; '),
    copies: proposal.copies === null ? '' : printedNumber(proposal.copies),
    copying: PAPER_TEXT.copying(proposal.copyAllowed),
    checker: checker?.name ?? '',
    checkNote: lastRemark(ports, proposal.id, round, ['passed', 'presented']),
    decided:
      decided === null
        ? ''
        : PAPER_TEXT.decided({
            level: levelName(decided.level),
            recipients: decided.recipients.join('; '),
            copies: printedNumber(decided.copies),
            copying: PAPER_TEXT.copying(decided.copyAllowed),
          }),
    decideNote: lastRemark(ports, proposal.id, round, ['signed', 'signed-on-paper', 'rejected']),
    signer: signer?.name ?? '',
  });
}

function lastRemark(ports: Ports, id: string, steps: readonly StepRow[], acts: readonly string[]): string {
  const remarks = steps
    .filter((step) => acts.includes(step.act))
    .map((step) => remarkOf(ports, id, step))
    .filter((remark) => remark !== '');
  return remarks.at(-1) ?? '';
}
