import { access } from './en/access.ts';
import { administration } from './en/administration.ts';
import { dossiers } from './en/dossiers.ts';
import { archive } from './en/archive.ts';
import { backup } from './en/backup.ts';
import { certificates } from './en/certificates.ts';
import { officeNames } from './en/officeNames.ts';
import { officeRoot } from './en/officeRoot.ts';
import { timeStamps } from './en/timeStamps.ts';
import { tokens } from './en/tokens.ts';
import { common } from './en/common.ts';
import { caseLife } from './en/caseLife.ts';
import { copies } from './en/copies.ts';
import { deadlines } from './en/deadlines.ts';
import { desk } from './en/desk.ts';
import { documentEntry } from './en/documentEntry.ts';
import { documents } from './en/documents.ts';
import { edxml } from './en/edxml.ts';
import { signatureTrust } from './en/signatureTrust.ts';
import { fileSignatures } from './en/fileSignatures.ts';
import { errors } from './en/errors.ts';
import { explain } from './en/explain.ts';
import { exchange } from './en/exchange.ts';
import { figures } from './en/figures.ts';
import { firstRun } from './en/firstRun.ts';
import { helpFrame } from './en/help.ts';
import { importing } from './en/import.ts';
import { initiatives } from './en/initiatives.ts';
import { keys } from './en/keys.ts';
import { layout } from './en/layout.ts';
import { ledger, operations } from '../../shared/words/en/acts.ts';
import { ledgerPage } from './en/ledgerPage.ts';
import { lessons } from './en/lessons.ts';
import { obstacles } from './en/obstacles.ts';
import { pages } from './en/pages.ts';
import { papers } from '../../shared/words/en/papers.ts';
import { people } from './en/people.ts';
import { plan } from './en/plan.ts';
import { print } from './en/print.ts';
import { privacy } from './en/privacy.ts';
import { proposals } from './en/proposals.ts';
import { protection } from './en/protection.ts';
import { registers } from './en/registers.ts';
import { relay } from './en/relay.ts';
import { rules } from './en/rules.ts';
import { secrecy } from './en/secrecy.ts';
import { stepUp } from './en/stepUp.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { submissions } from './en/submissions.ts';
import { training } from './en/training.ts';
import { travel } from './en/travel.ts';
import { words } from './en/words.ts';
import { duties } from './en/duties.ts';
import { succession } from './en/succession.ts';
import type { MessageKey } from './vi.ts';

export const en: Record<MessageKey, string> = {
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
};
