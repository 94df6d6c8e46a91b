import type { FileFilter } from 'electron';
import type { HostInfo } from '../../../shared/ipc/bridge.ts';

const WORDS = {
  vi: { exports: 'Tệp xuất của cổng, thư điện tử', all: 'Mọi tệp' },
  en: { exports: 'Exports of a portal, e-mails', all: 'All files' },
} as const;

/** What the dialog shows where submissions are taken in from files; whoever asks for all files in it sees them. */
export const importFilters = (locale: HostInfo['locale']): FileFilter[] => [
  { name: WORDS[locale].exports, extensions: ['xlsx', 'csv', 'tsv', 'eml'] },
  { name: WORDS[locale].all, extensions: ['*'] },
];
