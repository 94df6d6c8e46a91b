import './frame.css';
import { Component, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';

interface Props {
  children: ReactNode;
  /** A new value (another page) gives the part another chance. */
  resetKey?: string;
}
interface State {
  failed: boolean;
  resetKey: string | undefined;
}

/** A fault of one part leaves the frame, the lock and the other parts alive. Nothing of the data is shown or logged. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey };
  }

  override componentDidCatch(error: Error): void {
    // Never logged in a release: a message could carry what was typed. While developing it is thrown at the console.
    if (import.meta.env.DEV) reportError(error);
  }

  override render(): ReactNode {
    if (this.state.failed) return <FailedPart onRetry={() => this.setState({ failed: false })} />;
    return this.props.children;
  }
}

function FailedPart({ onRetry }: { onRetry: () => void }) {
  const t = useT();
  return (
    <div className="failedPart" role="alert">
      <Icon name="warning" tone="danger" size={20} />
      <div className="grow">
        <h2 className="sec">{t('shell.failed')}</h2>
        <p className="s mt2">{t('shell.failedSafe')}</p>
        <div className="mt5">
          <Button icon="refresh" onPress={onRetry}>
            {t('shell.failedRetry')}
          </Button>
        </div>
      </div>
    </div>
  );
}
