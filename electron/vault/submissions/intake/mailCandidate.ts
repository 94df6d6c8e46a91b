import { WORDS_IN_FILE } from '../../../../shared/domain/submission/wordsInFile.ts';
import { kindOfSubject } from '../../../../shared/domain/submission/intake.ts';
import { normaliseSender } from '../../../../shared/domain/submission/sender.ts';
import { normaliseLine, normaliseText } from '../../../../shared/domain/text/normalise.ts';
import type { MailHead } from '../../../../shared/ipc/readerAnswers.ts';
import { type Candidate, hashOf, type RowFault, titleOf } from './candidates.ts';
import { withinLimits } from './withinLimits.ts';

/** Words that stand in the record itself: official Vietnamese, whatever the language of the window. */
const PASSED_ON = 'Thư chuyển của';

/**
 * A letter as it would be registered. Its own identifier tells it from every other one; where it has none, its words do. Of
 * one that was passed on, words, sender and day are those of the letter in it, and what it was passed on with is the note.
 */
export function candidateOfMail(mail: MailHead, line: number, today: string): Candidate {
  const whole = normaliseText(mail.body);
  const contentHash = hashOf(titleOf(mail.subject, whole), whole, mail.sentOn ?? '');
  const id = normaliseLine(mail.messageId).slice(0, 200);
  const said = mail.forwarded ?? mail;
  const sentOn = said.sentOn ?? mail.sentOn;
  const { words, sender, told } = withinLimits(
    { title: normaliseLine(said.subject), body: normaliseText(said.body), note: noteOf(mail), field: '' },
    normaliseSender({
      fullName: said.fromName,
      address: '',
      phone: '',
      email: said.fromAddress,
      idNumber: '',
    }),
  );
  const kind = kindOfSubject(said.subject) ?? kindOfSubject(mail.subject);
  const faults: RowFault[] = [];
  if (words.title === '' || words.body === '') faults.push('no-text');
  if (kind === null) faults.push('no-kind');
  if (sentOn === null) faults.push('bad-date');
  else if (sentOn > today) faults.push('future-date');
  return {
    ...words,
    sender,
    told: mail.forwarded === null ? told : [...told, 'forwarded'],
    line,
    kind,
    source: 'email',
    sentOn,
    original: null,
    longColumn: null,
    faults,
    contentHash,
    sourceKey: id === '' ? `text:${contentHash}` : `mail:${id}`,
    older: () => olderOf(mail, whole, id),
  };
}

/** Earlier, the words as they were cut. */
function olderOf(mail: MailHead, whole: string, id: string): ReturnType<Candidate['older']> {
  const body = whole.slice(0, 40_000);
  const title = titleOf(mail.subject.slice(0, 4_000), body).slice(0, 300);
  const hash = hashOf(title, body, mail.sentOn ?? '');
  return { hashes: [hash], keys: id === '' ? [`text:${hash}`] : [] };
}

function noteOf({ forwarded, fromName, fromAddress }: MailHead): string {
  if (forwarded === null) return '';
  const by = [fromName, fromAddress === '' ? '' : `<${fromAddress}>`].filter((part) => part !== '').join(' ');
  return normaliseText([by === '' ? '' : `${PASSED_ON} ${by}`, forwarded.cover].join('\n'));
}

/**
 * A letter without words of its own whose words are in what came with it. It stays out (`no-text`) until a person says
 * that it is taken in so.
 */
export function inItsFiles(candidate: Candidate, names: readonly string[]): Candidate {
  if (!candidate.faults.includes('no-text') || names.length === 0) return candidate;
  const body =
    candidate.body === '' ? `${WORDS_IN_FILE}: ${names.join(', ')}`.slice(0, 4_000) : candidate.body;
  const title =
    candidate.title === '' ? `${WORDS_IN_FILE}: ${names[0] ?? ''}`.slice(0, 300) : candidate.title;
  return { ...candidate, title, body, told: [...candidate.told, 'text-in-files'] };
}
