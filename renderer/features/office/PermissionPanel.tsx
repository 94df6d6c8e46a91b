import './office.css';
import { PersonRightsButton } from './PersonRights.tsx';
import { useAsk } from '../../data/ask.ts';
import { useT } from '../../i18n/I18n.tsx';
import { ROLES } from '../../../shared/domain/people/roles.ts';
import { HeadRow } from '../../parts/frame/HeadRow.tsx';

/** The table that the vault enforces, as it stands: every act that changes something, by the name it goes by. */
export function PermissionPanel() {
  const t = useT();
  const { value } = useAsk('people.permissions', {});
  const named = (value?.rows ?? []).flatMap((row) => {
    const key = `op.${row.op}`;
    return t.has(key) ? [{ row, words: t(key) }] : [];
  });
  return (
    <section className="panel" aria-label={t('settings.permissions')}>
      <header>
        <h2>{t('settings.permissions')}</h2>
        <span className="m">{t('settings.permissions.lead')}</span>
        <span className="end" />
        <PersonRightsButton personId={null} />
      </header>
      <div className="permissionScroll" tabIndex={0} role="group" aria-label={t('settings.permissions')}>
        <table className="smallTable permissionTable">
          <HeadRow titles={[t('settings.operation'), ...ROLES.map((role) => t(`role.${role}`))]} />
          <tbody>
            {named.map(({ row, words }) => (
              <tr key={row.op}>
                <th scope="row">{words}</th>
                {ROLES.map((role) => (
                  <td key={role}>{row.roles.includes(role) ? t('common.yes') : ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
