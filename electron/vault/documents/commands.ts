import { command } from '../ports.ts';
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

export const documentCommands = {
  'documents.completeUnopened': command<'documents.completeUnopened'>(completeUnopened),
  'documents.registerOutgoing': command<'documents.registerOutgoing'>((ports, input) =>
    registerOutgoing(ports, input),
  ),
  'documents.present': command<'documents.present'>(present),
  'documents.direct': command<'documents.direct'>(direct),
  'documents.acknowledge': command<'documents.acknowledge'>(acknowledge),
  'documents.startWork': command<'documents.startWork'>(startWork),
  'documents.returnToLeader': command<'documents.returnToLeader'>(returnToLeader),
  'documents.answer': command<'documents.answer'>(answer),
  'documents.close': command<'documents.close'>(close),
  'documents.giveBack': command<'documents.giveBack'>(giveBack),
  'documents.reopen': command<'documents.reopen'>(reopen),
  'documents.issue': command<'documents.issue'>(issue),
  'documents.file': command<'documents.file'>(file),
  'documents.cancelEntry': command<'documents.cancelEntry'>(cancelEntry),
  'documents.correct': command<'documents.correct'>(correct),
  'documents.addFiles': command<'documents.addFiles'>(addFiles),
  'documents.mergeIssuers': command<'documents.mergeIssuers'>(mergeIssuers),
  'documents.partIssuer': command<'documents.partIssuer'>(partIssuer),
};
