import { useState } from 'react';
import { maxLevel } from '../../../../shared/domain/levels/level.ts';
import { markedLevel } from '../../../../shared/domain/secrecy/marks.ts';
import type { PickedFile } from '../../../../shared/ipc/bridge.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { holdsClassified } from '../../../data/holding.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { markOf } from '../../../data/secrecy/found.ts';
import { useAsk } from '../../../data/ask.ts';
import { type Session, useOpenSession } from '../../../data/session.ts';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { Select } from '../../../components/Select.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { type Entry, type Faults, inputOf } from './entryForm.ts';

const LEVELS = ['mat', 'toi-mat', 'tuyet-mat'] as const;

export interface SealSecretProps {
  entry: Entry;
  files: readonly PickedFile[];
  faults: Faults;
  /** a mark was found and nothing else can be done; otherwise words that only may be a secret */
  isMarked: boolean;
  onDone: (reply: Output<'submissions.sealSecret'>) => void;
}

/** Whether this machine may hold such words and this person seal them; a register of what is held elsewhere may not. */
export const maySeal = (session: Pick<Session, 'holds' | 'roles'>): boolean =>
  holdsClassified(session) && mayCall(session.roles, 'submissions.sealSecret');

/** Where the machine may hold such words: one act that seals them and enters them in the classified book. */
export function SealSecret({ entry, files, faults, isMarked, onDone }: SealSecretProps) {
  const t = useT();
  const session = useOpenSession();
  const { value: choices } = useAsk('rules.choices', {});
  const [chosen, setLevel] = useState<(typeof LEVELS)[number] | null>(null);
  const act = useAct();
  // words that only may be a secret have no mark to read it from
  const seen = maxLevel([markOf(files)?.level ?? 'none', markedLevel(`${entry.title}\n${entry.body}`)]);
  const level = chosen ?? (isMarked ? (LEVELS.find((id) => id === seen) ?? null) : null);
  const held = (choices?.levels ?? []).filter(({ id, holding }) => id !== 'none' && holding !== 'refused');
  if (!maySeal(session)) return null;
  const missing =
    Object.keys(faults).length > 0
      ? t('submissions.seal.sender')
      : level === null
        ? t('submissions.seal.whichLevel')
        : null;
  const seal = (): void => {
    if (level === null) return;
    const { kind, source, receivedOn, sender, onBehalf, title, body } = inputOf(entry, [], false, []);
    const stages = level === 'tuyet-mat' ? [] : files.map(({ stageId }) => stageId);
    const words = { kind, source, receivedOn, sender, onBehalf, title, body, level, files: stages };
    void act.call('submissions.sealSecret', words, onDone);
  };
  return (
    <section className="panel" aria-label={t('submissions.seal.do')}>
      <header>
        <h2>{t(isMarked ? 'submissions.seal.title' : 'submissions.seal.titleIf')}</h2>
      </header>
      <div className="pad col gap-6">
        <p className="s">{t('submissions.seal.may')}</p>
        <Select
          label={t('submissions.seal.level')}
          value={level}
          onChange={setLevel}
          choices={LEVELS.flatMap((id) => {
            const found = held.find((one) => one.id === id);
            return found === undefined ? [] : [{ id, text: found.name }];
          })}
        />
        <Button
          kind={isMarked ? 'primary' : 'secondary'}
          icon="seal"
          disabled={act.busy || missing !== null}
          disabledReason={missing}
          onPress={seal}
        >
          {t('submissions.seal.do')}
        </Button>
        {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      </div>
    </section>
  );
}
