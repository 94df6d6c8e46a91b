import { DOSSIERS_PATH } from '../../../../shared/domain/archive/package.ts';
import { raise } from '../../../../shared/errors.ts';
import { listData, minutesData } from '../../archive/papers.ts';
import { findPackage, linesOf, registerParts } from '../../archive/store.ts';
import type { Ports } from '../../ports.ts';
import type { PaperSource } from '../../printing/source.ts';

/** Biên bản giao nhận and mục lục of a package, of the giving and of the taking side. */
export const archiveSource: PaperSource = {
  shownBy: 'archive.packages',
  offered: (ports, id) => {
    load(ports, id);
    return [
      { paper: 'archive-minutes', recipients: [] },
      { paper: 'archive-list', recipients: [] },
    ];
  },
  data: (ports, id, paper) => {
    const about = load(ports, id);
    const lists = {
      dossiers: linesOf(ports.db, id, DOSSIERS_PATH),
      registers: registerParts(ports.db, id).flatMap((part) => linesOf(ports.db, id, part).slice(0, 1)),
    };
    return [paper === 'archive-list' ? listData(ports, about, lists) : minutesData(ports, about, lists)];
  },
  level: () => null, // of level none only
  toldOf: (_ports, id) => ({ subjectKind: 'archive', subjectId: id }),
};

const load = (ports: Ports, id: string) => findPackage(ports.db, id) ?? raise('not-found', { id });
