import { useState, type ReactNode } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { call } from '../../data/bridge.ts';
import { useAsk } from '../../data/ask.ts';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';

type Unnamed = Output<'course.rows'>['unnamed'];
type Signed = Output<'course.sign'>;
interface Names {
  readonly fullName: string;
  readonly office: string;
}
const EMPTY: Names = { fullName: '', office: '' };

/** Who learned at this station and was not named yet: no report is signed under an invented name. */
export const useUnnamed = (): Unnamed => useAsk('course.rows', {}).value?.unnamed ?? [];

/** Real names and offices, asked for before the report is signed; the first field has the focus. */
export function useLearnerNames(): {
  fields: ReactNode;
  missing: string | null;
  sign: (to: readonly string[]) => Promise<Reply<Signed>>;
} {
  const t = useT();
  const [unnamed] = useState(useUnnamed());
  const [names, setNames] = useState<Readonly<Record<string, Names>>>({});
  const nameOf = (personId: string): Names => names[personId] ?? EMPTY;
  const set = (personId: string, change: Partial<Names>): void =>
    setNames({ ...names, [personId]: { ...nameOf(personId), ...change } });
  const bare = unnamed.some(
    ({ personId }) => nameOf(personId).fullName.trim() === '' || nameOf(personId).office.trim() === '',
  );
  const fields = unnamed.map(({ personId, persona, roles }, index) => {
    const desk = { persona, posts: roles.map((role) => t(`role.${role}`)).join(', ') };
    return (
      <fieldset key={personId} className="learnerNames">
        <legend className="s">{t('course.names.desk', desk)}</legend>
        <TextField
          label={t('lessons.learner.name')}
          value={nameOf(personId).fullName}
          onChange={(fullName) => set(personId, { fullName })}
          maxLength={120}
          required
          autoFocus={index === 0}
        />
        <TextField
          label={t('lessons.learner.office')}
          value={nameOf(personId).office}
          onChange={(office) => set(personId, { office })}
          maxLength={200}
          required
        />
      </fieldset>
    );
  });
  const sign = async (to: readonly string[]): Promise<Reply<Signed>> => {
    for (const { personId } of unnamed) {
      const { fullName, office } = nameOf(personId);
      const reply = await call('course.setLearner', {
        personId,
        fullName: fullName.trim(),
        office: office.trim(),
      });
      // named in a try before this one: it stands
      if (!reply.ok && reply.error.code !== 'not-found') return reply;
    }
    return call('course.sign', { to: [...to] });
  };
  return {
    fields:
      unnamed.length === 0 ? null : (
        <>
          <p>{t('course.names.why')}</p>
          {fields}
        </>
      ),
    missing: bare ? t('lessons.learner.missing') : null,
    sign,
  };
}
