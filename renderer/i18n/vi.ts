import { access } from './vi/access.ts';
import { administration } from './vi/administration.ts';
import { dossiers } from './vi/dossiers.ts';
import { archive } from './vi/archive.ts';
import { backup } from './vi/backup.ts';
import { certificates } from './vi/certificates.ts';
import { officeNames } from './vi/officeNames.ts';
import { officeRoot } from './vi/officeRoot.ts';
import { timeStamps } from './vi/timeStamps.ts';
import { tokens } from './vi/tokens.ts';
import { common } from './vi/common.ts';
import { caseLife } from './vi/caseLife.ts';
import { copies } from './vi/copies.ts';
import { deadlines } from './vi/deadlines.ts';
import { desk } from './vi/desk.ts';
import { documentEntry } from './vi/documentEntry.ts';
import { documents } from './vi/documents.ts';
import { edxml } from './vi/edxml.ts';
import { signatureTrust } from './vi/signatureTrust.ts';
import { fileSignatures } from './vi/fileSignatures.ts';
import { errors } from './vi/errors.ts';
import { explain } from './vi/explain.ts';
import { exchange } from './vi/exchange.ts';
import { figures } from './vi/figures.ts';
import { firstRun } from './vi/firstRun.ts';
import { helpFrame } from './vi/help.ts';
import { importing } from './vi/import.ts';
import { initiatives } from './vi/initiatives.ts';
import { keys } from './vi/keys.ts';
import { layout } from './vi/layout.ts';
import { ledger, operations } from '../../shared/words/vi/acts.ts';
import { ledgerPage } from './vi/ledgerPage.ts';
import { lessons } from './vi/lessons.ts';
import { obstacles } from './vi/obstacles.ts';
import { pages } from './vi/pages.ts';
import { papers } from '../../shared/words/vi/papers.ts';
import { people } from './vi/people.ts';
import { plan } from './vi/plan.ts';
import { print } from './vi/print.ts';
import { privacy } from './vi/privacy.ts';
import { proposals } from './vi/proposals.ts';
import { protection } from './vi/protection.ts';
import { registers } from './vi/registers.ts';
import { relay } from './vi/relay.ts';
import { rules } from './vi/rules.ts';
import { secrecy } from './vi/secrecy.ts';
import { stepUp } from './vi/stepUp.ts';
import { settings } from './vi/settings.ts';
import { shell } from './vi/shell.ts';
import { submissions } from './vi/submissions.ts';
import { training } from './vi/training.ts';
import { travel } from './vi/travel.ts';
import { words } from './vi/words.ts';
import { duties } from './vi/duties.ts';
import { succession } from './vi/succession.ts';

/**
 * Vietnamese is the source: the keys are read off here and every other language must have the same ones.
 * One file per area, merged; keys begin with the area's own prefix, so that no two files can collide.
 */
export const vi = {
  ...common,
  ...words,
  ...shell,
  ...keys,
  ...errors,
  ...documents,
  ...documentEntry,
  ...access,
  ...explain,
  ...deadlines,
  ...copies,
  ...proposals,
  ...submissions,
  ...secrecy,
  ...stepUp,
  ...succession,
  ...duties,
  ...caseLife,
  ...training,
  ...travel,
  ...initiatives,
  ...privacy,
  ...importing,
  ...helpFrame,
  ...exchange,
  ...relay,
  ...edxml,
  ...fileSignatures,
  ...signatureTrust,
  ...lessons,
  ...obstacles,
  ...operations,
  ...pages,
  ...papers,
  ...plan,
  ...people,
  ...figures,
  ...firstRun,
  ...protection,
  ...registers,
  ...rules,
  ...layout,
  ...ledger,
  ...ledgerPage,
  ...desk,
  ...settings,
  ...administration,
  ...archive,
  ...dossiers,
  ...backup,
  ...certificates,
  ...officeNames,
  ...officeRoot,
  ...timeStamps,
  ...tokens,
  ...print,
} as const;

export type MessageKey = keyof typeof vi;
