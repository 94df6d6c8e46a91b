// Who can be signed in as in the training vault, read from the source that makes them.
import fs from 'node:fs';
import { inRoot } from './paths.mjs';

/** What a person does, as a name to be asked for by: the first who does it. */
const BY_WORK = {
  vanthu: 'clerk',
  lanhdao: 'leader',
  chuyenvien: 'specialist',
  tiepnhan: 'intake',
  luutru: 'archivist',
  coyeu: 'cipher',
  kiemtra: 'inspector',
  quantri: 'admin',
};

/** `{ username, fullName, position, role, byWork }` of each; `byWork` is the name of their work, or null. */
export function trainingPeople() {
  const source = fs.readFileSync(inRoot('electron/vault/training/people.ts'), 'utf8');
  const [, table = ''] = /TRAINING_PEOPLE = \[([^]*?)\n\]/.exec(source) ?? [];
  const found = table.matchAll(/person\('(\w+)', '([^']+)', '([^']+)', \['(\w+)'/g);
  const people = Array.from(found, ([, username, fullName, position, role]) => ({
    username,
    fullName,
    position,
    role,
  }));
  const firstAt = (work) => people.find(({ role }) => role === BY_WORK[work]);
  return people.map((person) => ({
    ...person,
    byWork: Object.keys(BY_WORK).find((work) => firstAt(work) === person) ?? null,
  }));
}
