import { LIST_ITEM_RULE } from '../../../shared/domain/levels/determine.ts';
import type { FoundItem } from '../../../shared/domain/levels/secretList.ts';
import { raise } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';

/** A sample item in an office that is no training office: whoever cites it says so. */
export const mustConfirm = (ports: Ports, item: FoundItem | null): boolean =>
  item?.list.sample === true && !ports.station.training;

/** An office never cites an invented item in silence. @throws AppError `sample-not-confirmed` */
export function checkSample(ports: Ports, item: FoundItem | null, confirmed: boolean): void {
  if (mustConfirm(ports, item) && !confirmed) raise('sample-not-confirmed', { rule: LIST_ITEM_RULE });
}
