import type { Output } from '../../../shared/ipc/contract.ts';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { Fact } from '../../parts/frame/Fact.tsx';

/** What hangs on the person who goes: figures, posts and keys, never content. */
export function SuccessionFacts({ seen }: { seen: Output<'succession.look'> }) {
  const t = useT();
  const roles = (list: typeof seen.roles): string => list.map((role) => t(`role.${role}`)).join(', ');
  const keys = (list: typeof seen.officeKeys): string =>
    list.map((kind) => t(`succession.key.${kind}`)).join(', ');
  const { documents, submissions, copies, carryOuts, contentKeys } = seen;
  return (
    <>
      <dl className="kv c12">
        <Fact label={t('succession.roles')}>{roles(seen.roles)}</Fact>
        <Fact label={t('succession.holds')}>
          {t('succession.work', { documents, submissions, copies, out: carryOuts })}
        </Fact>
        <dt />
        <dd>{t('succession.reading', { count: contentKeys })}</dd>
        {seen.officeKeys.length === 0 ? null : (
          <>
            <dt />
            <dd>{t('succession.keys', { keys: keys(seen.officeKeys) })}</dd>
          </>
        )}
      </dl>
      {seen.only.length + seen.onlyKeys.length + carryOuts === 0 ? null : (
        <div className="c12">
          <Note
            tone="caution"
            title={seen.only.length === 0 ? null : t('succession.only', { roles: roles(seen.only) })}
          >
            {[
              seen.onlyKeys.length === 0 ? '' : t('succession.onlyKeys', { keys: keys(seen.onlyKeys) }),
              carryOuts === 0 ? '' : t('succession.out', { count: carryOuts }),
            ]
              .filter((words) => words !== '')
              .join(' ')}
          </Note>
        </div>
      )}
    </>
  );
}
