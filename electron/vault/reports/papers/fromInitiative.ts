import { formatDate } from '../../../../shared/domain/calendar/civilDate.ts';
import type { PaperData } from '../../../../shared/domain/papers/paperForm.ts';
import type { InitiativeDetail } from '../../../../shared/ipc/contract/initiatives.ts';
import { initiativeDetail } from '../../initiatives/queries.ts';
import type { Ports } from '../../ports.ts';
import { INITIATIVE_TEXT } from '../../printing/initiativeText.ts';
import type { PaperSource } from '../../printing/source.ts';

/** Minutes come one step early, with places to write: they are signed on paper before they are recorded. */
const WITH_MINUTES: readonly InitiativeDetail['state'][] = [
  'scored',
  'minuted',
  'piloting',
  'adopted',
  'rejected',
];

/** Biên bản họp Hội đồng thẩm định; never while the scores are sealed. */
export const initiativeSource: PaperSource = {
  shownBy: 'initiatives.get',
  offered: (ports, id) =>
    WITH_MINUTES.includes(initiativeDetail(ports, id).state)
      ? [{ paper: 'initiative-minutes', recipients: [] }]
      : [],
  data: (ports, id) => [minutesOf(ports, id)],
  level: () => null,
  toldOf: (_ports, id) => ({ subjectKind: 'submission', subjectId: id }),
};

const decimal = (value: number | null): string => (value === null ? '' : String(value).replace('.', ','));

function minutesOf(ports: Ports, id: string): PaperData {
  const detail = initiativeDetail(ports, id);
  const { minutes, council, votes } = detail;
  const members = council?.members ?? [];
  const named = (role: 'chair' | 'secretary'): string =>
    members.find((member) => member.role === role)?.person.fullName ?? '';
  return {
    values: {
      number: minutes?.code ?? '',
      code: detail.receiptCode,
      title: detail.title,
      metOn: minutes === null ? '' : formatDate(minutes.metOn),
      place: minutes?.place ?? '',
      council: council === null ? '' : INITIATIVE_TEXT.councilOf(council.code, formatDate(council.decidedOn)),
      score: detail.score === null ? '' : INITIATIVE_TEXT.outOfHundred(decimal(detail.score)),
      votes: votes === null ? '' : INITIATIVE_TEXT.votes(votes),
      opinions: minutes?.opinions ?? '',
      conclusion: minutes?.conclusion ?? '',
      secretary: named('secretary'),
      chair: named('chair'),
    },
    tables: {
      members: members.map((member, index) => ({
        line: String(index + 1),
        name: `${member.person.fullName}, ${member.person.position}`,
        role: INITIATIVE_TEXT.role[member.role],
        conflict:
          INITIATIVE_TEXT.conflict[member.conflict === null ? 'none' : member.conflict ? 'yes' : 'no'],
        total: decimal(member.total),
        vote: member.vote === null ? '' : INITIATIVE_TEXT.vote[member.vote],
      })),
      criteria: detail.criteria.map(({ name, weight, mean, most }, index) => ({
        line: String(index + 1),
        name,
        weight: `${weight} %`,
        mean: mean === null ? '' : `${decimal(mean)} / ${most}`,
      })),
    },
  };
}
