import { JUDGED_STATES } from '../../../shared/domain/submission/lifecycle.ts';
import { awaitingReceipt } from '../exchange/answerBack.ts';
import { judgedIn } from '../initiatives/store.ts';
import type { Parsed, Ports } from '../ports.ts';
import { casesToAssign } from './acceptedStore.ts';
import type { ListQuery } from './listStore.ts';

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
      return { ...EVERY, states: ['classifying'], ids: casesToAssign(db) };
    case 'classifying':
      return { ...EVERY, states: [asked], without: [...judgedIn(db, [asked]), ...casesToAssign(db)] };
    case 'received':
      return { ...EVERY, states: [asked], without: judgedIn(db, [asked]) };
    default:
      return { ...EVERY, states: [asked] };
  }
}
