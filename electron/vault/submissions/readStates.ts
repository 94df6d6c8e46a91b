import { JUDGED_STATES, SORTED_READS } from '../../../shared/domain/submission/lifecycle.ts';
import { awaitingReceipt } from './answerBack.ts';
import { judgedIn } from '../tables/initiatives.ts';
import type { Parsed, Ports } from '../ports.ts';
import type { ListQuery } from './listStore.ts';
import { casesWaitingFor } from './sortedStore.ts';

type Asked = Parsed<'submissions.list'>['state'];
type Narrowed = Pick<ListQuery, 'states' | 'ids' | 'without'>;

const EVERY: Narrowed = { states: [], ids: null, without: [] };

/** What a list is narrowed to so that its lines read as asked: the state alone does not know the council nor the receipts. */
export function readingAs({ db }: Pick<Ports, 'db'>, asked: Asked): Narrowed {
  switch (asked) {
    case null:
      return EVERY;
    case 'sent':
      return { ...EVERY, states: ['answered'], ids: awaitingReceipt({ db }) };
    case 'answered':
      return { ...EVERY, states: [asked], without: awaitingReceipt({ db }) };
    case 'council':
      return { ...EVERY, states: JUDGED_STATES, ids: judgedIn(db, JUDGED_STATES) };
    case 'to-assign':
    case 'to-refuse':
      return { ...EVERY, states: ['classifying'], ids: casesWaitingFor(db, asked) };
    case 'classifying':
      return {
        ...EVERY,
        states: [asked],
        without: [...judgedIn(db, [asked]), ...SORTED_READS.flatMap((read) => casesWaitingFor(db, read))],
      };
    case 'received':
      return { ...EVERY, states: [asked], without: judgedIn(db, [asked]) };
    default:
      return { ...EVERY, states: [asked] };
  }
}
