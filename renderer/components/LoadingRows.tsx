import './loading.css';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/I18n.tsx';
import { Button } from './Button.tsx';

export interface LoadingRowsProps {
  rows?: number;
  /** Height of a row: 32 one line, 46 two, 77 three. */
  height?: 32 | 46 | 77;
  onStop?: () => void;
}

/** Nothing for 150 ms, then grey bars in the shape of the rows; a sentence after 2 s; Dừng after 10 s. No shimmer. */
export function LoadingRows({ rows = 8, height = 32, onStop }: LoadingRowsProps) {
  const t = useT();
  const [stage, setStage] = useState(0);
  useEffect(() => {
    const timers = [150, 2_000, 10_000].map((ms, index) => setTimeout(() => setStage(index + 1), ms));
    return () => timers.forEach(clearTimeout);
  }, []);
  if (stage === 0) return <div className="loadingRows" aria-busy="true" />;
  return (
    <div className="loadingRows" aria-busy="true" role="status">
      <span className={stage >= 2 ? 'loadingWords' : 'heard'}>
        {t(stage >= 3 ? 'common.loadingLong' : 'common.loading')}
        {stage >= 3 && onStop ? (
          <Button size="small" onPress={onStop}>
            {t('common.stop')}
          </Button>
        ) : null}
      </span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={`loadingRow loadingRow-${height}`} aria-hidden="true">
          <span className="loadingBar loadingBar-short" />
          <span className="loadingBar" />
          {height === 32 ? <span className="loadingBar loadingBar-short" /> : null}
        </div>
      ))}
    </div>
  );
}
