import { useEffect, useState } from 'react';

/**
 * Asks whenever the question changes.
 * @param key the question; null asks nothing
 * @returns false until it was asked: what is held then is the answer of the last visit
 */
export function useAsking(key: string | null, ask: () => () => void): boolean {
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    setAsked(key);
    return key === null ? undefined : ask();
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for the question
  }, [key]);
  return key === null || asked === key;
}
