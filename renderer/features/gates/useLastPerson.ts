import { useEffect, useRef } from 'react';
import { host } from '../../data/bridge.ts';

/**
 * Tells who of these people worked on this machine last, as soon as it is known and once for each list of people.
 * @param tell not called where none of them did
 */
export function useLastPerson(
  people: readonly { readonly username: string }[],
  tell: (username: string) => void,
): void {
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  const names = people.map(({ username }) => username).join('\n');
  useEffect(() => {
    if (names === '') return undefined;
    let here = true;
    void host()
      .lastPerson(names.split('\n'))
      .then((last) => {
        if (here && last !== null) latest.current(last);
      });
    return () => {
      here = false;
    };
  }, [names]);
}
