import { handlers } from '../ports.ts';
import { completeUnopened } from './complete.ts';
import {
  acknowledge,
  addFiles,
  answer,
  cancelEntry,
  close,
  direct,
  issue,
  present,
  returnToLeader,
  startWork,
} from './process.ts';
import { correct } from './correct.ts';
import { mergeIssuers, partIssuer } from './issuerMerge.ts';
import { file, giveBack, reopen } from './ending.ts';
import { registerOutgoing } from './registerOutgoing.ts';

export const documentCommands = handlers({
  'documents.completeUnopened': completeUnopened,
  'documents.registerOutgoing': (ports, input) => registerOutgoing(ports, input),
  'documents.present': present,
  'documents.direct': direct,
  'documents.acknowledge': acknowledge,
  'documents.startWork': startWork,
  'documents.returnToLeader': returnToLeader,
  'documents.answer': answer,
  'documents.close': close,
  'documents.giveBack': giveBack,
  'documents.reopen': reopen,
  'documents.issue': issue,
  'documents.file': file,
  'documents.cancelEntry': cancelEntry,
  'documents.correct': correct,
  'documents.addFiles': addFiles,
  'documents.mergeIssuers': mergeIssuers,
  'documents.partIssuer': partIssuer,
});
