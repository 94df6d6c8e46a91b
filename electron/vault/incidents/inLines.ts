import type { Incident } from './store.ts';

/** An incident as text for a terminal. */
export const inLines = ({ number, place, op, trail }: Incident): string =>
  [
    `an-thu: incident ${number} in ${op} (${place})`,
    ...trail.map((line) => (line.startsWith('at ') ? `        ${line}` : `    ${line}`)),
    '',
  ].join('\n');
