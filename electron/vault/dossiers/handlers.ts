import { handlers } from '../ports.ts';
import { closeDossier, reopenDossier } from './commands.ts';
import { dossierDetail, listDossiers, proposedDossier } from './queries.ts';

export const dossierHandlers = handlers({
  'dossiers.list': listDossiers,
  'dossiers.get': dossierDetail,
  'dossiers.proposed': proposedDossier,
  'dossiers.close': closeDossier,
  'dossiers.reopen': reopenDossier,
});
