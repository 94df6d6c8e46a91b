import { civilDateAt } from '../../../../shared/domain/calendar/civilDate.ts';
import { raise } from '../../../../shared/errors.ts';
import type { Parsed } from '../../../../shared/ipc/contract.ts';
import { type Ports, handlers, preparedCommand } from '../../ports.ts';
import { freshSubmission } from '../../submissions/acting.ts';
import { refuseBlanks } from '../../submissions/blanks.ts';
import { chase, chaseable } from '../../submissions/chasing.ts';
import type { ChaseMetadata } from '../kinds/consultationChase.ts';
import { type Content, discard, recipients, sealFor } from './seal.ts';
import { enterOne } from './transfer.ts';

/** A chase for an office whose station is a partner: sealed for it, and written down in the case with its envelope. */
export const sendChaseHandlers = handlers({
  'exchange.sendChase': preparedCommand({
    prepare: async (ports, input) =>
      sealFor(ports, contentOf(ports, input), recipients(ports, [input.stationId], 'none'), { blobs: [] }),
    apply: (ports, input, sealed) => {
      const content = contentOf(ports, input);
      recipients(ports, [input.stationId], 'none');
      const before = freshSubmission(ports, input);
      const asked = chaseable(ports, before, input.position, 'exchange.sendChase');
      const sent = enterOne(ports, content, sealed);
      const changed = chase(ports, before, asked, { text: input.text, envelopeId: sent.envelopeId });
      return { ...changed, ...sent };
    },
    abandon: (ports, sealed) => discard(ports, sealed),
  }),
});

function contentOf(ports: Ports, input: Parsed<'exchange.sendChase'>): Content {
  const record = freshSubmission(ports, input);
  const asked = chaseable(ports, record, input.position, 'exchange.sendChase');
  if (asked.personId !== null) raise('bad-input', { field: 'position', rule: 'person' });
  refuseBlanks(input.text);
  const metadata: ChaseMetadata = {
    receiptCode: record.receiptCode,
    question: asked.question,
    askedOn: civilDateAt(asked.askedMs),
    dueOn: asked.dueOn,
    text: input.text,
  };
  return { kind: 'consultation-chase', level: 'none', metadata, submissionId: record.id };
}
