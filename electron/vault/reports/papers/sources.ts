import type { PaperSubject } from '../../../../shared/domain/papers/paperForm.ts';
import { archiveSource } from './fromArchive.ts';
import { carryOutSource } from './fromCarryOut.ts';
import { destructionSource } from './fromDestruction.ts';
import { dossierSource } from './fromDossier.ts';
import { documentSource } from './fromDocument.ts';
import { handoverSource } from './fromHandover.ts';
import { initiativeSource } from './fromInitiative.ts';
import { levelEventSource } from './fromLevelEvent.ts';
import { musterSource } from './fromMuster.ts';
import { proposalSource } from './fromProposal.ts';
import { restorationSource } from './fromRestoration.ts';
import { submissionSource } from './fromSubmission.ts';
import type { PaperSource } from '../../printing/source.ts';

/** From which record which papers are written. */
export const PAPER_SOURCES: Readonly<Record<PaperSubject, PaperSource>> = {
  document: documentSource,
  proposal: proposalSource,
  'level-event': levelEventSource,
  destruction: destructionSource,
  'carry-out': carryOutSource,
  muster: musterSource,
  handover: handoverSource,
  submission: submissionSource,
  initiative: initiativeSource,
  archive: archiveSource,
  dossier: dossierSource,
  restoration: restorationSource,
};
