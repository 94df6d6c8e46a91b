import { accessCommands } from './access/commands.ts';
import { explainQueries } from './access/explain.ts';
import { accessQueries } from './access/readers.ts';
import { archiveHandlers } from './archive/handlers.ts';
import { attachmentCommands } from './attachments/commands.ts';
import { attachmentQueries } from './attachments/queries.ts';
import { auditCommands } from './audit/commands.ts';
import { auditHandlers } from './audit/queries.ts';
import { copyCommands } from './copies/commands.ts';
import { copyQueries } from './copies/queries.ts';
import { deadlineCommands } from './deadlines/commands.ts';
import { deadlineQueries } from './deadlines/queries.ts';
import { deskQueries } from './desk/queries.ts';
import { destructionCommands } from './destruction/commands.ts';
import { destructionQueries } from './destruction/queries.ts';
import { dossierHandlers } from './dossiers/handlers.ts';
import { dutyHandlers } from './duties/handlers.ts';
import { documentCommands } from './documents/commands.ts';
import { documentQueries } from './documents/queries.ts';
import { edxmlHandlers } from './edxml/handlers.ts';
import { exchangeHandlers } from './exchange/handlers.ts';
import { figureHandlers } from './figures/handlers.ts';
import { inspectionHandlers } from './inspections/handlers.ts';
import { lessonHandlers } from './lessons/handlers.ts';
import { directoryHandlers } from './directory/handlers.ts';
import { keyHandlers } from './keys/handlers.ts';
import { obstacleHandlers } from './obstacles/handlers.ts';
import { pageHandlers } from './pages/handlers.ts';
import { peopleQueries } from './people/queries.ts';
import { courseHandlers } from './lessons/courseHandlers.ts';
import { planHandlers } from './plan/handlers.ts';
import type { Handlers } from './sessionPorts.ts';
import { emergencyHandlers } from './access/emergency.ts';
import { backupCommands } from './backup/commands.ts';
import { healthHandlers } from './backup/health.ts';
import { backupQueries } from './backup/queries.ts';
import { recoveryCommands } from './backup/recovery.ts';
import { incidentHandlers } from './incidents/handlers.ts';
import { lostHandlers } from './lost/handlers.ts';
import { peopleCommands } from './accounts/commands.ts';
import { issueHandlers } from './accounts/issueKeys.ts';
import { sessionHandlers } from './session/handlers.ts';
import { successionHandlers } from './succession/handlers.ts';
import { supportHandlers } from './support/handlers.ts';
import { trainingHandlers } from './training/handlers.ts';
import { updateHandlers } from './installing/handlers.ts';
import { doorHandlers } from './door.ts';
import { arrivalCommands } from './exchange/receiving/registerIncoming.ts';
import { shownDocument } from './shown/document.ts';
import { shownSearch } from './shown/search.ts';
import { protectionCommands } from './protection/commands.ts';
import { protectionQueries } from './protection/queries.ts';
import { policyHandlers } from './policy/handlers.ts';
import { holdingHandlers } from './backup/set/holding.ts';
import { provisionHandlers } from './provision/handlers.ts';
import { issueSignedHandlers } from './provision/sign.ts';
import { proposalCommands } from './proposals/commands.ts';
import { delegationHandlers } from './proposals/delegations.ts';
import { compareQueries } from './proposals/compare.ts';
import { layoutQueries } from './proposals/layout/layout.ts';
import { draftReading } from './proposals/readDraft.ts';
import { proposalQueries } from './proposals/queries.ts';
import { signatureQueries } from './proposals/verify.ts';
import { registerHandlers } from './registers/handlers.ts';
import { paperHandlers } from './reports/papers/handlers.ts';
import { registerPapers } from './reports/registerPapers.ts';
import { reportHandlers } from './reports/handlers.ts';
import { offerHandlers } from './exchange/receiving/ruleOffers.ts';
import { ruleQueries } from './rules/queries.ts';
import { caseReplayQueries } from './submissions/caseReplay.ts';
import { ruleChangeHandlers } from './submissions/ruleChange.ts';
import { fileSignatureHandlers } from './signatures/handlers.ts';
import { signatureTrustHandlers } from './signatures/trustHandlers.ts';
import { secrecyHandlers } from './secrecy/handlers.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { officeNameHandlers } from './settings/officeNames.ts';
import { initiativeHandlers } from './initiatives/handlers.ts';
import { intakeHandlers } from './submissions/intake/handlers.ts';
import { stampHandlers } from './stamps/handlers.ts';
import { tokenHandlers } from './tokens/handlers.ts';
import { submissionCommands } from './submissions/commands.ts';
import { unitHandlers } from './units/handlers.ts';
import { privacyHandlers } from './submissions/privacy.ts';
import { retentionHandlers } from './submissions/retention.ts';
import { submissionQueries } from './submissions/queries.ts';

/**
 * Every operation of the contract, each room with its own. By its kind one is given the ports of whoever is signed in, the
 * session itself (`own`), or what there is before anybody is (`atDoor`).
 */
export const handlers = {
  ...accessCommands,
  ...accessQueries,
  ...explainQueries,
  ...archiveHandlers,
  ...dossierHandlers,
  ...attachmentCommands,
  ...attachmentQueries,
  ...secrecyHandlers,
  ...pageHandlers,
  ...fileSignatureHandlers,
  ...signatureTrustHandlers,
  ...auditCommands,
  ...auditHandlers,
  ...copyCommands,
  ...copyQueries,
  ...documentCommands,
  ...documentQueries,
  ...arrivalCommands,
  ...shownDocument,
  ...protectionCommands,
  ...protectionQueries,
  ...destructionCommands,
  ...destructionQueries,
  ...proposalCommands,
  ...proposalQueries,
  ...layoutQueries,
  ...draftReading,
  ...compareQueries,
  ...signatureQueries,
  ...delegationHandlers,
  ...registerHandlers,
  ...reportHandlers,
  ...registerPapers,
  ...paperHandlers,
  ...peopleQueries,
  ...ruleQueries,
  ...offerHandlers,
  ...ruleChangeHandlers,
  ...caseReplayQueries,
  ...settingsHandlers,
  ...officeNameHandlers,
  ...submissionCommands,
  ...submissionQueries,
  ...intakeHandlers,
  ...privacyHandlers,
  ...retentionHandlers,
  ...figureHandlers,
  ...initiativeHandlers,
  ...shownSearch,
  ...deskQueries,
  ...deadlineCommands,
  ...deadlineQueries,
  ...exchangeHandlers,
  ...lessonHandlers,
  ...keyHandlers,
  ...issueHandlers,
  ...tokenHandlers,
  ...stampHandlers,
  ...directoryHandlers,
  ...edxmlHandlers,
  ...inspectionHandlers,
  ...policyHandlers,
  ...obstacleHandlers,
  ...courseHandlers,
  ...planHandlers,
  ...unitHandlers,
  ...provisionHandlers,
  ...issueSignedHandlers,
  ...holdingHandlers,
  ...emergencyHandlers,
  ...backupCommands,
  ...healthHandlers,
  ...dutyHandlers,
  ...backupQueries,
  ...recoveryCommands,
  ...incidentHandlers,
  ...lostHandlers,
  ...peopleCommands,
  ...sessionHandlers,
  ...successionHandlers,
  ...supportHandlers,
  ...trainingHandlers,
  ...updateHandlers,
  ...doorHandlers,
} satisfies Handlers;
