import './viewer.css';
import { useEffect, useState } from 'react';
import { useFormat } from '../../i18n/I18n.tsx';

/** Enough lines to cover a page at any size; the desk cuts what is over. */
const LINES = 24;

/** Who looks, and when, across the whole page: a photograph of the screen says whose screen it was. */
export function Watermark({ who }: { who: string }) {
  const format = useFormat();
  const now = useMinute();
  const text = `${who} · ${format.dateTime(now)}`;
  return (
    <div className="viewerWatermark" aria-hidden="true">
      {Array.from({ length: LINES }, (_, line) => (
        <div key={line}>{`${text}   `.repeat(6)}</div>
      ))}
    </div>
  );
}

function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
