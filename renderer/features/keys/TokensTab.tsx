import { useState } from 'react';
import { moduleName } from '../../../shared/domain/tokens/knownModules.ts';
import { askAgain, useAsk } from '../../data/ask.ts';
import { call, host } from '../../data/bridge.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Failure } from '../../forms/Failure.tsx';
import { PinDialog } from '../../parts/tokens/PinDialog.tsx';
import { Button } from '../../components/Button.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Menu } from '../../components/Menu.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { ActDialog } from './acts/ActDialog.tsx';
import { BindTokenDialog } from './acts/BindTokenDialog.tsx';
import { FoundTokens } from './FoundTokens.tsx';
import type { BoundCertificate, TokenCertificate, TokenState } from './rows.ts';

type Act =
  | { readonly kind: 'bind'; readonly certificate: TokenCertificate }
  | { readonly kind: 'unbind' | 'try'; readonly bound: BoundCertificate };

/** Tokens of this machine: the library, what stands on them, and who signs with which certificate. */
export function TokensTab() {
  const { value, error, reload } = useAsk('tokens.state', {});
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  return value === null ? <LoadingRows /> : <Shown state={value} />;
}

function Shown({ state }: { state: TokenState }) {
  const t = useT();
  const [act, setAct] = useState<Act | null>(null);
  const close = (): void => setAct(null);
  return (
    <div className="scroll grow canvas">
      <ModulePanel state={state} onBind={(certificate) => setAct({ kind: 'bind', certificate })} />
      <section className="panel keysPanel" aria-label={t('tokens.bound')}>
        <header>
          <h2>{t('tokens.bound')}</h2>
        </header>
        {state.bound.length === 0 ? <p className="pad-16 m">{t('tokens.bound.none')}</p> : null}
        <ul className="keysList">
          {state.bound.map((bound) => (
            <BoundLine
              key={bound.id}
              bound={bound}
              onUnbind={() => setAct({ kind: 'unbind', bound })}
              onTry={() => setAct({ kind: 'try', bound })}
            />
          ))}
        </ul>
      </section>
      {act?.kind === 'bind' ? (
        <BindTokenDialog
          certificate={act.certificate}
          onClose={close}
          onBound={() => void askAgain('tokens.look')}
        />
      ) : null}
      {act?.kind === 'unbind' ? (
        <ActDialog
          title={t('tokens.unbind.title', { name: act.bound.name })}
          consequences={[t('tokens.unbind.1'), t('tokens.unbind.2')]}
          does={t('tokens.unbind')}
          kind="danger"
          run={() => call('tokens.unbind', { id: act.bound.id })}
          said={() => t('tokens.unbind.done', { name: act.bound.name })}
          onClose={close}
        />
      ) : null}
      {act?.kind === 'try' ? (
        <PinDialog
          bound={act.bound}
          onClose={close}
          onOpened={() => {
            useToasts.getState().show({ text: t('tokens.try.done') });
            close();
          }}
        />
      ) : null}
    </div>
  );
}

function ModulePanel({
  state,
  onBind,
}: {
  state: TokenState;
  onBind: (certificate: TokenCertificate) => void;
}) {
  const t = useT();
  const { roles } = useOpenSession();
  const choosing = useAct();
  const [looks, setLooks] = useState(false);
  const may = mayCall(roles, 'tokens.setModule');
  const mayLook = mayCall(roles, 'tokens.look');
  const choose = (known: string | null): void =>
    void choosing.run(
      () => host().chooseTokenModule(known),
      (done) => {
        setLooks(false);
        void askAgain('tokens.state');
        return done === null ? null : t('tokens.module.done', { name: moduleName(done.module ?? '') });
      },
    );
  return (
    <section className="panel keysPanel" aria-label={t('tokens.module')}>
      <header>
        <h2>{t('tokens.module')}</h2>
        <span className="end" />
        {may ? (
          <Menu
            label={t('tokens.module.choose')}
            acts={[
              ...state.found.map(({ path, maker }) => ({
                id: path,
                text: moduleName(path),
                detail: maker,
                onAct: () => choose(path),
              })),
              {
                id: 'file',
                text: t('word.chooseAnotherFile'),
                icon: 'folder' as const,
                onAct: () => choose(null),
              },
            ]}
          >
            <Button size="small" icon="key">
              {t('tokens.module.choose')}
            </Button>
          </Menu>
        ) : (
          <Button size="small" icon="key" disabled disabledReason={t('tokens.onlyAdmin')}>
            {t('tokens.module.choose')}
          </Button>
        )}
        <Button
          size="small"
          icon="search"
          disabled={state.module === null || !mayLook}
          disabledReason={state.module === null ? t('tokens.noModule') : null}
          onPress={() => (looks ? void askAgain('tokens.look') : setLooks(true))}
        >
          {t('tokens.look')}
        </Button>
      </header>
      <div className="pad-16">
        <p className="s">{t('tokens.module.what')}</p>
        <p className="code">{state.module ?? t('tokens.module.none')}</p>
      </div>
      {choosing.error ? <Failure error={choosing.error} onClose={choosing.forget} /> : null}
      {looks ? <FoundTokens mayBind={mayCall(roles, 'tokens.bind')} onBind={onBind} /> : null}
    </section>
  );
}

function BoundLine({
  bound,
  onUnbind,
  onTry,
}: {
  bound: BoundCertificate;
  onUnbind: () => void;
  onTry: () => void;
}) {
  const { t, format } = useWords();
  const { roles, userId } = useOpenSession();
  const day = (ms: number): string => format.date(format.dayOf(ms));
  const mayUnbind = mayCall(roles, 'tokens.unbind');
  const holdsOfficeKey = roles.includes('clerk') || roles.includes('cipher');
  const isOwn = bound.owner === 'office' ? holdsOfficeKey : bound.personId === userId;
  return (
    <li>
      <div className="grow">
        <span className="md">{bound.holder}</span>
        <span className="m"> {bound.name}</span>
        <div className="m cap">
          {t('tokens.bound.line', { by: bound.boundBy, date: day(bound.boundMs), how: bound.comparedHow })}
        </div>
      </div>
      <span className="m">
        {bound.endedMs !== null
          ? t('tokens.bound.ended', { date: day(bound.endedMs) })
          : bound.fault !== null
            ? t(`tokens.fault.${bound.fault}`)
            : t('tokens.bound.until', { date: day(bound.untilMs) })}
      </span>
      {bound.endedMs === null && isOwn ? (
        <Button size="small" icon="key" onPress={onTry}>
          {t('tokens.try')}
        </Button>
      ) : null}
      {bound.endedMs === null ? (
        <Button
          size="small"
          disabled={!mayUnbind}
          disabledReason={mayUnbind ? null : t('certs.onlyCipher')}
          onPress={onUnbind}
        >
          {t('tokens.unbind')}
        </Button>
      ) : null}
    </li>
  );
}
