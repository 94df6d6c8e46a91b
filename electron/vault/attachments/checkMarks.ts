import { levelRank, type Level } from '../../../shared/domain/levels/level.ts';
import { raise } from '../../../shared/errors.ts';
import type { StageRow } from './store.ts';
import { actedBy, type Ports } from '../ports.ts';
import { answerForFile, insertAnswer } from '../tables/secrecyAnswers.ts';
import { foundOf } from './found.ts';

/**
 * Files on their way into a record: none with a mark above the record's level, none that could not be searched into a
 * record of level none, unless a person answered for it. The database refuses the same (db/schema/files.ts).
 * @throws AppError `secret-mark-found`, `secrecy-not-checked`
 */
export function checkFiles(ports: Pick<Ports, 'db'>, stages: readonly StageRow[], level: Level): void {
  let unread = 0;
  for (const stage of stages) {
    const found = foundOf(stage);
    if (found.state === 'clear') continue;
    const answer = answerForFile(ports.db, stage.id);
    if (found.state === 'unread') {
      if (level === 'none' && answer === null) unread += 1;
    } else if (levelRank(found.level) > levelRank(level) && (answer === null || answer === 'looked'))
      raise('secret-mark-found', { rule: found.rule, level: found.level, found: 'file' });
  }
  if (unread > 0) raise('secrecy-not-checked', { files: unread });
}

/** Inside a command whose input says that a person looked at the files that could not be read. */
export function rememberLookedAt(ports: Ports, stages: readonly StageRow[]): number {
  const unread = stages.filter(
    (stage) => foundOf(stage).state === 'unread' && answerForFile(ports.db, stage.id) === null,
  );
  for (const { id } of unread) answerFor(ports, id, 'looked');
  return unread.length;
}

/**
 * A file that the program made of what the record had already (a draft with its number and marks drawn in, the paper of
 * an answer): whatever is found in it was answered for when its parts came.
 */
export function passMade(ports: Ports, stages: readonly StageRow[]): void {
  for (const stage of stages) if (foundOf(stage).state !== 'clear') answerFor(ports, stage.id, 'made');
}

const answerFor = (ports: Ports, fileId: string, answer: 'looked' | 'made'): void =>
  insertAnswer(ports.db, {
    id: ports.newId(),
    answer,
    fileId,
    wordsKey: null,
    level: null,
    rule: '',
    reason: '',
    ...actedBy(ports),
  });
