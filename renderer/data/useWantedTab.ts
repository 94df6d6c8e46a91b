import { useState } from 'react';
import { useRouter } from './router.ts';

/**
 * The tab of a page: the one that the way here asked for, then whatever the person chooses, until another way asks again.
 * What was chosen is a fact of the route: whoever goes off to a form and comes back by Esc finds the tab again.
 * @param param its name among the facts of the route
 */
export function useWantedTab<T extends string>(param: string, first: T): [T, (tab: T) => void] {
  const wanted = useRouter((state) => state.route.params[param]) as T | undefined;
  const [last, setLast] = useState(wanted ?? first);
  if (wanted !== undefined && wanted !== last) setLast(wanted);
  return [wanted ?? last, (tab) => keepInRoute(param, tab)];
}

/** Notes a fact in the route that stands, without a step back to take. */
export function keepInRoute(param: string, value: string): void {
  const { route, replace } = useRouter.getState();
  replace({ params: { ...route.params, [param]: value } });
}
