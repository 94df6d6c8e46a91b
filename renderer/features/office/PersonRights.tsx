import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/Button.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { ExplainDialog } from '../../parts/explain/ExplainDialog.tsx';
import { RuleLink } from '../../parts/explain/RuleLink.tsx';
import { Standing } from '../../parts/explain/Standing.tsx';

type Value = Output<'access.explainPerson'>;

/** What a person may do here and why not; without a word about any record. `personId` null: the person is chosen. */
export function PersonRightsButton({ personId }: { personId: string | null }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState(false);
  if (!mayCall(roles, 'access.explainPerson')) return null;
  return (
    <>
      <Button size="small" icon="search" onPress={() => setOpen(true)}>
        {t('explain.rights')}
      </Button>
      {open ? <PersonRights first={personId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PersonRights({ first, onClose }: { first: string | null; onClose: () => void }) {
  const t = useT();
  const [personId, setPerson] = useState(first);
  const { value, error } = useAsk('access.explainPerson', personId === null ? null : { personId });
  return (
    <ExplainDialog title={t('explain.rightsTitle')} {...{ personId, error, onClose }} onPerson={setPerson}>
      {value ? <Rights value={value} /> : null}
    </ExplainDialog>
  );
}

function Rights({ value }: { value: Value }) {
  const t = useT();
  const secrets = [
    { key: 'lines', yes: value.seesAllLines },
    { key: 'read', yes: value.mayRead },
    { key: 'grant', yes: value.mayGrant },
  ] as const;
  return (
    <div className="col gap-4 explainBody" data-explained={value.standing.person.id}>
      <Standing standing={value.standing} />
      <section className="col gap-2" aria-label={t('word.stateSecrets')}>
        <div className="row">
          <h3 className="sec">{t('word.stateSecrets')}</h3>
          <RuleLink rule={value.readingRule} />
        </div>
        <ul className="explainSteps">
          {secrets.map(({ key, yes }) => (
            <li key={key}>
              <StateMark meaning={yes ? 'done' : 'refused'}>{t(`explain.secret.${key}`)}</StateMark>
              <span className="s">{t(yes ? 'explain.yesWord' : 'explain.noWord', { key })}</span>
            </li>
          ))}
          {value.holding.map(({ level, holding, rule }) => (
            <li key={level}>
              <StateMark
                meaning={holding === 'full' ? 'done' : holding === 'refused' ? 'refused' : 'returned'}
              >
                {t('explain.machine', { level: t(`level.${level}`) })}
              </StateMark>
              <span className="s">
                {t(`explain.holding.${holding}`)} {rule === null ? null : <RuleLink rule={rule} />}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="col gap-2" aria-label={t('explain.works')}>
        <h3 className="sec">{t('explain.works')}</h3>
        <ul className="explainSteps">
          {value.rights.map(({ right, allowed, reason, roles }) => (
            <li key={right}>
              <StateMark meaning={allowed ? 'done' : 'refused'}>{t(`explain.right.${right}`)}</StateMark>
              <span className="s">
                {t(allowed ? 'explain.yes' : `explain.reason.${reason ?? 'role'}`, {
                  roles: roles.map((role) => t(`role.${role}`)).join(', '),
                })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
