import { useHelp } from '../../data/helpStore.ts';
import { useRouter } from '../../data/router.ts';
import { focusPage } from '../../focus/panes.ts';
import type { WeekWay } from './weekWays.ts';

/** Leads to where a line of the first week, or a step of a task, is done; the keys are in that page. */
export function useWay(): (way: WeekWay) => void {
  const go = useRouter((state) => state.go);
  const close = useHelp((state) => state.close);
  return ({ page, params }) => {
    const stands = useRouter.getState().route.page === page;
    close();
    go(page, params === undefined ? {} : { params });
    if (stands) requestAnimationFrame(focusPage);
  };
}
