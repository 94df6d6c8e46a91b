import { raise } from '../../../shared/errors.ts';
import { claimStages } from '../attachments/attach.ts';
import { filesDir } from '../attachments/place.ts';
import { removeBlob } from '../attachments/segmentsStore.ts';
import { deleteStage, type StageRow } from '../attachments/store.ts';
import { type Parsed, type Ports, actedBy, handlers, ofStation, preparedCommand } from '../ports.ts';
import { deleteDraft } from '../registers/draftStore.ts';
import { insertAnswer, markReasonRead } from '../tables/secrecyAnswers.ts';
import { foundOf } from '../attachments/found.ts';
import { rememberLookedAt } from '../attachments/checkMarks.ts';
import { reasonsFor } from './reasons.ts';
import { markInWords } from './typedWords.ts';

export const secrecyHandlers = handlers({
  'secrecy.answer': (ports, input) => {
    const stages = claimStages(ports, input.stages);
    const answered =
      input.answer === 'looked' ? rememberLookedAt(ports, stages) : keepReasons(ports, input, stages);
    const texts = input.answer === 'looked' ? rememberReadAgain(ports, input.words) : 0;
    if (answered + texts === 0) raise('not-found');
    if (texts > 0) ports.append({ act: 'secrecy.words-read', ...ofStation(ports), facts: { texts } });
    if (answered > 0)
      ports.append({
        act: input.answer === 'looked' ? 'secrecy.looked-at' : 'secrecy.no-mark',
        ...ofStation(ports),
        facts: { files: stages.length },
      });
    ports.announce('protection.changed');
    return { answered: answered + texts };
  },

  'secrecy.destroy': preparedCommand({
    prepare: (): Promise<{ unwanted: string[] }> => Promise.resolve({ unwanted: [] }),
    apply: (ports, input, { unwanted }) => {
      const stages = claimStages(ports, input.stages);
      const found = [...marksOfFiles(stages), ...marksOfWords(ports, input.words)];
      for (const { id } of stages) deleteStage(ports.db, id);
      unwanted.push(...stages.map(({ id }) => id));
      if (input.draft !== null) deleteDraft(ports.db, { personId: ports.actor.id, ...input.draft });
      ports.append({
        act: 'secrecy.destroyed',
        ...ofStation(ports),
        facts: { files: stages.length, rule: found[0]?.rule ?? null, mark: found[0]?.level ?? null },
      });
      return { files: stages.length };
    },
    settle: (ports, { unwanted }) => unwanted.forEach((id) => removeBlob(filesDir(ports.dir), id)),
  }),

  'secrecy.reasons': (ports, { view }) => ({ reasons: reasonsFor(ports, view) }),

  'secrecy.readReason': (ports, { id }) => {
    const readMs = ports.nowMs();
    if (!markReasonRead(ports.db, { id, by: ports.actor.id, atMs: readMs })) raise('not-found', { id });
    ports.append({ act: 'secrecy.reason-read', ...ofStation(ports) });
    ports.announce('protection.changed');
    return { readMs };
  },
});

type NoMark = Extract<Parsed<'secrecy.answer'>, { answer: 'no-mark' }>;

function keepReasons(ports: Ports, input: NoMark, stages: readonly StageRow[]): number {
  const common = {
    answer: 'no-mark',
    reason: input.reason,
    ...actedBy(ports),
  } as const;
  const files = marksOfFiles(stages);
  const words = marksOfWords(ports, input.words);
  for (const { id, level, rule } of files)
    insertAnswer(ports.db, { ...common, id: ports.newId(), fileId: id, wordsKey: null, level, rule });
  for (const { key, level, rule } of words)
    insertAnswer(ports.db, { ...common, id: ports.newId(), fileId: null, wordsKey: key, level, rule });
  return files.length + words.length;
}

/** Words that may be a mark and are none, as whoever typed them says; a mark is not answered for that way. */
function rememberReadAgain(ports: Ports, words: readonly string[]): number {
  const doubts = marksOfWords(ports, words).filter(({ isSure }) => !isSure);
  for (const { key, level, rule } of doubts)
    insertAnswer(ports.db, {
      id: ports.newId(),
      answer: 'looked',
      fileId: null,
      wordsKey: key,
      level,
      rule,
      reason: '',
      ...actedBy(ports),
    });
  return doubts.length;
}

const marksOfFiles = (stages: readonly StageRow[]) =>
  stages.flatMap((stage) => {
    const found = foundOf(stage);
    return found.state === 'marked' ? [{ id: stage.id, level: found.level, rule: found.rule }] : [];
  });

function marksOfWords(ports: Ports, words: readonly string[]) {
  const { screening } = ports.rules.asOf(ports.today());
  return words.flatMap((text) => markInWords(text, screening) ?? []);
}
