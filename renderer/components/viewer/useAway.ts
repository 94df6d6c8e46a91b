import { useEffect, useState } from 'react';

/** Classified words are covered while the window is not in front. */
export function useAway(enabled: boolean): boolean {
  const [away, setAway] = useState(() => !document.hasFocus());
  useEffect(() => {
    const leave = (): void => setAway(true);
    const comeBack = (): void => setAway(false);
    window.addEventListener('blur', leave);
    window.addEventListener('focus', comeBack);
    return () => {
      window.removeEventListener('blur', leave);
      window.removeEventListener('focus', comeBack);
    };
  }, []);
  return enabled && away;
}
