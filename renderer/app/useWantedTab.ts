import { useState } from 'react';
import { useRouter } from './router.ts';

/**
 * The tab of a page: the one that the way here asked for, then whatever the hand chooses, until another way asks again.
 * @param param its name among the facts of the route
 */
export function useWantedTab<T extends string>(param: string, first: T): [T, (tab: T) => void] {
  const params = useRouter((state) => state.route.params);
  const wanted = params[param] as T | undefined;
  const [chosen, setChosen] = useState({ params, tab: wanted ?? first });
  const tab = chosen.params === params ? chosen.tab : (wanted ?? chosen.tab);
  return [tab, (next) => setChosen({ params, tab: next })];
}
