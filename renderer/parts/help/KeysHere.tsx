import './keysHere.css';
import { useT } from '../../i18n/I18n.tsx';
import { Kbd } from '../../keys/KeyHint.tsx';
import { SHORTCUTS, shortcutOf, shownKeys, type Scope, type ShortcutId } from '../../keys/shortcuts.ts';
import { useHelp } from '../../data/helpStore.ts';

const ALL = Object.keys(SHORTCUTS) as ShortcutId[];

/** What works where the help was asked for first, then all the rest, off the same table that the handlers read. */
export function KeysHere() {
  const t = useT();
  const here = new Set(useHelp((state) => state.live));
  return (
    <>
      <Part title={t('shell.shortcutsHere')} ids={ALL.filter((id) => here.has(id))} />
      <Part title={t('shell.shortcutsElsewhere')} ids={ALL.filter((id) => !here.has(id))} quiet />
    </>
  );
}

function Part({ title, ids, quiet = false }: { title: string; ids: readonly ShortcutId[]; quiet?: boolean }) {
  const t = useT();
  if (ids.length === 0) return null;
  const scopes = [...new Set(ids.map((id): Scope => shortcutOf(id).scope))];
  return (
    <section className={quiet ? 'm' : ''}>
      <h3 className="sec">{title}</h3>
      <div className="sheetGrid">
        {scopes.map((scope) => (
          <div key={scope} className="sheetScope">
            <h4 className="cap md m">{t(`keys.scope.${scope}`)}</h4>
            <dl>
              {ids
                .filter((id) => shortcutOf(id).scope === scope)
                .map((id) => (
                  <div key={id} className="sheetRow">
                    <dt>
                      {shownKeys(id).map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                      <span className="heard">{shownKeys(id).join(', ')}</span>
                    </dt>
                    <dd>{t(shortcutOf(id).label)}</dd>
                  </div>
                ))}
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}
