import '../parts/frame/frame.css';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';
import { keepIncident } from './incidents.ts';

interface Props {
  children: ReactNode;
  /** A new value (another page) gives the part another chance. */
  resetKey?: string;
}
interface State {
  failed: boolean;
  /** its number, once it is drawn */
  incident: string | null;
  resetKey: string | undefined;
}

/** A fault of one part leaves the frame, the lock and the other parts alive. Nothing of the data is shown or logged. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, incident: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true, incident: null };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey };
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo): void {
    // Its message is never kept: it could carry what was typed. While developing it stands in the console.
    if (import.meta.env.DEV) reportError(error);
    this.setState({ incident: keepIncident(error, componentStack ?? '') });
  }

  override render(): ReactNode {
    if (this.state.failed)
      return <FailedPart incident={this.state.incident} onRetry={() => this.setState({ failed: false })} />;
    return this.props.children;
  }
}

function FailedPart({ incident, onRetry }: { incident: string | null; onRetry: () => void }) {
  const t = useT();
  return (
    <div className="failedPart" role="alert">
      <Icon name="warning" tone="danger" size={20} />
      <div className="grow">
        <h2 className="sec">{t('shell.failed')}</h2>
        <p className="s mt2">{t('shell.failedSafe')}</p>
        {incident === null ? null : <p className="m cap">{t('common.errorCode', { code: incident })}</p>}
        <div className="mt5">
          <Button icon="refresh" onPress={onRetry}>
            {t('shell.failedRetry')}
          </Button>
        </div>
      </div>
    </div>
  );
}
