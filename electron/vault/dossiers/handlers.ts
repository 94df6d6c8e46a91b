import { command, query } from '../ports.ts';
import { closeDossier, reopenDossier } from './commands.ts';
import { dossierDetail, listDossiers, proposedDossier } from './queries.ts';

export const dossierHandlers = {
  'dossiers.list': query<'dossiers.list'>(listDossiers),
  'dossiers.get': query<'dossiers.get'>(dossierDetail),
  'dossiers.proposed': query<'dossiers.proposed'>(proposedDossier),
  'dossiers.close': command<'dossiers.close'>(closeDossier),
  'dossiers.reopen': command<'dossiers.reopen'>(reopenDossier),
};
