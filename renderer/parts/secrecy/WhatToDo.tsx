import type { MarkedLevel } from '../../../shared/domain/secrecy/secrecy.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useT } from '../../i18n/I18n.tsx';
import { GroundDetail, GroundWords } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { holdsLevel } from '../../data/secrecy/gateStore.ts';
import { Fact } from '../frame/Fact.tsx';

export interface WhatToDoProps {
  level: MarkedLevel | null;
  rule: string | null;
  /** files wait: what is destroyed is the copy in the vault, never the file that it was made from */
  hasFiles: boolean;
}

/** Why the paper may not be here, by which rule, and what is done with it now. */
export function WhatToDo({ level, rule, hasFiles }: WhatToDoProps) {
  const t = useT();
  const { userId } = useOpenSession();
  const { value: choices } = useAsk('rules.choices', {});
  const { value: people } = useAsk('people.list', {});
  const held = holdsLevel(level ?? 'mat');
  const where = held ? 'here' : 'elsewhere';
  // the gate of the machine's profile refuses it; where the machine may hold it, this kind of record may not
  const gate = held ? null : (choices?.levels.find(({ id }) => id === (level ?? 'mat'))?.rule ?? null);
  const ground = gate ?? rule;
  const called = whoToCall(people?.people ?? [], userId);
  return (
    <dl className="secrecyWhat">
      <Fact label={t('common.why')}>{t(`secrecy.what.${where}`)}</Fact>
      {ground === null ? null : (
        <Fact label={t('common.ground')}>
          <GroundWords rule={ground} />
          <div className="m cap">
            <GroundDetail rule={ground} />
          </div>
        </Fact>
      )}
      <Fact label={t('common.nextStep')}>
        <ol className="secrecySteps">
          <li>{t(`secrecy.step.keepOff.${where}`)}</li>
          {hasFiles ? <li>{t('secrecy.step.original')}</li> : null}
          <li>{t(`secrecy.step.register.${where}`)}</li>
          <li>
            {called === null
              ? t('secrecy.step.callSomebody')
              : t('secrecy.step.call', { who: called.join('; ') })}
          </li>
        </ol>
      </Fact>
    </dl>
  );
}

type People = Output<'people.list'>['people'];

/** Those of the office who answer for its secrets: cơ yếu, else who leads it; never the person who asks. */
export function whoToCall(people: People, me: string): readonly string[] | null {
  const here = people.filter(({ id, state }) => state === 'active' && id !== me);
  const cipher = here.filter(({ roles }) => roles.includes('cipher'));
  const asked = cipher.length > 0 ? cipher : here.filter(({ roles }) => roles.includes('leader'));
  if (asked.length === 0) return null;
  return asked
    .slice(0, 2)
    .map(({ fullName, position }) => (position === '' ? fullName : `${fullName} (${position})`));
}
