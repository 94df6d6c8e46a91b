import { command, query } from '../ports.ts';
import { closeDossier, reopenDossier } from './commands.ts';
import { dossierDetail, listDossiers } from './queries.ts';

export const dossierHandlers = {
  'dossiers.list': query<'dossiers.list'>(listDossiers),
  'dossiers.get': query<'dossiers.get'>(dossierDetail),
  'dossiers.close': command<'dossiers.close'>(closeDossier),
  'dossiers.reopen': command<'dossiers.reopen'>(reopenDossier),
};
