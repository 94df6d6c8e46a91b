import { requireShown } from '../seals/shown.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { LevelChange } from '../../../shared/ipc/contract/protection.ts';
import type { Leftovers } from '../attachments/erase.ts';
import { refuseListing } from '../destruction/dossier.ts';
import { loadDocument } from '../documents/change.ts';
import { checkPresentTo } from '../documents/register.ts';
import type { Ports } from '../ports.ts';
import { checkChange } from './changes.ts';
import { beginAct } from '../documents/protectionContext.ts';
import { ACT_OF, confirmExpired, decide, expiredNow, propose, waiting } from './decide.ts';
import { decidingAs, decidingHere, levelOfChange } from './deciding.ts';
import { eachNamed, entryOf } from '../documents/several.ts';

/**
 * One decision document about many records: each is proposed, decided, written down and stamped by itself, in one
 * transaction. Before that every record is asked, so that a person sees all that stand against it and not only the first.
 */
type Asked = Parsed<'protection.trySeveral'>['asked'];

/** Which of the records would refuse, by their number in the book, each with its reason; changes nothing. */
export function trySeveral(
  ports: Ports,
  { asked }: Parsed<'protection.trySeveral'>,
): Output<'protection.trySeveral'> {
  const each = new Map(idsOf(asked));
  const refused = [...each].flatMap(([id, seen]) => {
    try {
      tryOne(ports, asked, id, seen);
      return [];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const entry = error.code === 'not-found' ? '' : entryOf(ports, id);
      return [{ id, entry, code: error.code, params: error.params }];
    }
  });
  return { ready: each.size - refused.length, refused };
}

type Proposed = Pick<Parsed<'protection.decide'>, 'proposalId' | 'shown'>;
const NONE: Proposed = { proposalId: '', shown: '' };

const idsOf = (asked: Asked): [string, Proposed][] =>
  asked.act === 'decide'
    ? asked.items.map(({ id, ...proposed }) => [id, proposed])
    : asked.ids.map((id) => [id, NONE]);

function tryOne(ports: Ports, asked: Asked, id: string, proposed: Proposed): void {
  const seen = seenNow(ports, id);
  switch (asked.act) {
    case 'propose': {
      const document = beginAct(ports, ACT_OF[asked.change.kind], seen);
      return checkChange(ports, document, asked.change);
    }
    case 'decide': {
      const document = beginAct(ports, 'decide', seen);
      const { body } = waiting(ports, document, proposed.proposalId);
      requireShown(ports.db, proposed.shown, ['level_proposal', proposed.proposalId]);
      checkChange(ports, document, body);
      return void decidingAs(ports, document, levelOfChange(document, body));
    }
    case 'proposeDestruction':
      return refuseListing(ports, { documentId: id, retentionUntil: asked.retentionUntil });
    case 'confirmExpired': {
      const document = beginAct(ports, 'confirmExpired', seen);
      checkChange(ports, document, expiredNow(ports) satisfies LevelChange);
      return void decidingHere(ports, document.level);
    }
  }
}

const seenNow = (ports: Ports, id: string): { id: string; revision: number } => ({
  id,
  revision: loadDocument(ports, id).revision,
});

/** The same change of several records, put before one leader. @throws AppError of the first that refuses, with `entry` */
export function proposeSeveral(
  ports: Ports,
  { ids, leaderId, change }: Parsed<'protection.proposeSeveral'>,
): { documents: number } {
  checkPresentTo(ports, leaderId);
  const documents = eachNamed(
    ports,
    ids,
    (id) => void propose(ports, { ...seenNow(ports, id), leaderId, change }),
  );
  return { documents };
}

export function decideSeveral(
  ports: Ports,
  { items }: Parsed<'protection.decideSeveral'>,
  leftovers: Leftovers,
): { documents: number } {
  const proposals = new Map(items.map(({ id, ...proposed }) => [id, proposed]));
  const documents = eachNamed(ports, [...proposals.keys()], (id) => {
    decide(ports, { ...seenNow(ports, id), ...(proposals.get(id) ?? NONE) }, leftovers);
  });
  return { documents };
}

export function confirmSeveralExpired(
  ports: Ports,
  { ids }: Parsed<'protection.confirmSeveralExpired'>,
  leftovers: Leftovers,
): { documents: number } {
  const documents = eachNamed(ports, ids, (id) => void confirmExpired(ports, seenNow(ports, id), leftovers));
  return { documents };
}
