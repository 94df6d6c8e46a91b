import type { PaperData } from '../../../../shared/domain/papers/paperForm.ts';
import type { Ports } from '../../ports.ts';
import { chasesOf } from '../../submissions/chaseStore.ts';
import { askedName } from '../../submissions/chasing.ts';
import { consultationsOf } from '../../submissions/consultationStore.ts';
import type { SubmissionRecord } from '../../submissions/store.ts';
import { type OfferedPaper, onlyValues } from '../../printing/source.ts';

interface Letter {
  readonly recipient: string;
  readonly text: string;
}

/** The newest chase of each question, by whom it goes to; a later letter to the same office stands for the earlier one. */
function lettersOf(ports: Ports, record: SubmissionRecord): Letter[] {
  const asked = new Map(consultationsOf(ports.db, record.id).map((one) => [one.position, one]));
  const byName = new Map<string, string>();
  for (const { consultation, text } of chasesOf(ports.db, record.id)) {
    const question = asked.get(consultation);
    if (question !== undefined) byName.set(askedName(ports, question), text);
  }
  return [...byName].map(([recipient, text]) => ({ recipient, text }));
}

/** Công văn đôn đốc: there is one as soon as a chase was written down. */
export function chaseLetters(ports: Ports, record: SubmissionRecord): OfferedPaper[] {
  const recipients = lettersOf(ports, record).map(({ recipient }) => recipient);
  return recipients.length === 0 ? [] : [{ paper: 'chase-letter', recipients }];
}

export const chaseData = (ports: Ports, record: SubmissionRecord, to: string | null): PaperData[] =>
  lettersOf(ports, record)
    .filter(({ recipient }) => to === null || recipient === to)
    .map((letter) =>
      onlyValues({
        ...letter,
        office: ports.station.office.name,
        code: record.receiptCode,
        number: '',
      }),
    );
