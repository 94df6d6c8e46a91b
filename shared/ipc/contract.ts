import type { z } from 'zod';
import { accessOps } from './contract/access.ts';
import { archiveOps } from './contract/archive.ts';
import { dossierOps } from './contract/dossiers.ts';
import { attachmentOps } from './contract/attachments.ts';
import { fileSignatureOps } from './contract/fileSignatures.ts';
import { signatureTrustOps } from './contract/signatureTrust.ts';
import { caseLifeOps } from './contract/caseLife.ts';
import { ruleOfferOps } from './contract/ruleOffers.ts';
import { caseRuleOps } from './contract/caseRules.ts';
import { backupOps } from './contract/backup.ts';
import { dutyOps } from './contract/duties.ts';
import { caseWorkOps } from './contract/caseWork.ts';
import { copyOps } from './contract/copies.ts';
import { deadlineOps } from './contract/deadlines.ts';
import { deskOps } from './contract/desk.ts';
import { destructionOps } from './contract/destruction.ts';
import { directoryOps } from './contract/directory.ts';
import { documentOps } from './contract/documents.ts';
import { edxmlOps } from './contract/edxml.ts';
import { exchangeOps } from './contract/exchange.ts';
import { exchangeActs } from './contract/exchangeActs.ts';
import { figureOps } from './contract/figures.ts';
import { inspectionOps } from './contract/inspection.ts';
import { incidentOps } from './contract/incidents.ts';
import { initiativeOps } from './contract/initiatives.ts';
import { intakeOps } from './contract/intake.ts';
import { ledgerOps } from './contract/ledger.ts';
import { lostOps } from './contract/lost.ts';
import { lessonOps } from './contract/lessons.ts';
import { officeNameOps } from './contract/officeNames.ts';
import { obstacleOps } from './contract/obstacles.ts';
import { paperOps } from './contract/papers.ts';
import { peopleOps } from './contract/people.ts';
import { protectionOps } from './contract/protection.ts';
import { privacyOps } from './contract/privacy.ts';
import { courseOps } from './contract/course.ts';
import { planOps } from './contract/plan.ts';
import { unitOps } from './contract/units.ts';
import { policyOps } from './contract/policy.ts';
import { provisionOps } from './contract/provision.ts';
import { proposalOps } from './contract/proposals.ts';
import { pageOps } from './contract/pages.ts';
import { secrecyOps } from './contract/secrecy.ts';
import { registerOps } from './contract/registers.ts';
import { keyOps } from './contract/keys.ts';
import { relayOps } from './contract/relay.ts';
import type { OpSpec } from './contract/spec.ts';
import { timeStampOps } from './contract/timeStamps.ts';
import { tokenOps } from './contract/tokens.ts';
import { submissionOps } from './contract/submissions.ts';
import { successionOps } from './contract/succession.ts';
import { supportOps } from './contract/support.ts';
import { trainingOps } from './contract/training.ts';
import { updateOps } from './contract/updates.ts';
import { vaultOps } from './contract/vault.ts';

/**
 * Everything that can be asked of the vault, in one place. The window, the command line and the tests use
 * these operations and no others. Types are inferred from here; the renderer imports types only.
 */
export const contract = {
  ...vaultOps,
  ...peopleOps,
  ...registerOps,
  ...documentOps,
  ...paperOps,
  ...proposalOps,
  ...attachmentOps,
  ...fileSignatureOps,
  ...tokenOps,
  ...timeStampOps,
  ...signatureTrustOps,
  ...secrecyOps,
  ...pageOps,
  ...accessOps,
  ...protectionOps,
  ...destructionOps,
  ...copyOps,
  ...submissionOps,
  ...caseLifeOps,
  ...caseRuleOps,
  ...ruleOfferOps,
  ...privacyOps,
  ...caseWorkOps,
  ...figureOps,
  ...initiativeOps,
  ...incidentOps,
  ...intakeOps,
  ...exchangeOps,
  ...exchangeActs,
  ...edxmlOps,
  ...relayOps,
  ...keyOps,
  ...directoryOps,
  ...deskOps,
  ...deadlineOps,
  ...lessonOps,
  ...trainingOps,
  ...lostOps,
  ...ledgerOps,
  ...inspectionOps,
  ...policyOps,
  ...provisionOps,
  ...successionOps,
  ...supportOps,
  ...obstacleOps,
  ...courseOps,
  ...planOps,
  ...unitOps,
  ...officeNameOps,
  ...archiveOps,
  ...dossierOps,
  ...updateOps,
  ...backupOps,
  ...dutyOps,
} as const satisfies Record<string, OpSpec>;

export type Contract = typeof contract;
export type OpName = keyof Contract;
/** What a caller writes (before defaults and normalisation). */
export type Input<K extends OpName> = z.input<Contract[K]['input']>;
/** What a handler receives (after parsing). */
export type Parsed<K extends OpName> = z.output<Contract[K]['input']>;
export type Output<K extends OpName> = z.output<Contract[K]['output']>;
export type CommandName = { [K in OpName]: Contract[K]['kind'] extends 'command' ? K : never }[OpName];
export type NoteName = { [K in OpName]: Contract[K]['kind'] extends 'note' ? K : never }[OpName];
export type QueryName = { [K in OpName]: Contract[K]['kind'] extends 'query' ? K : never }[OpName];
/** Operations that a page may call. */
export type WindowOp = { [K in OpName]: Contract[K]['door'] extends 'window' ? K : never }[OpName];
