import { civilDateAt, isCivilDate } from '../calendar/civilDate.ts';

const YEAR_FIRST = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[T ].*)?$/;
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$/;
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * A date of an edXML package as `YYYY-MM-DD`. QCVN 102:2016 wants YYYY/MM/DD; dd/MM/yyyy and ISO 8601 are met as well.
 * An instant with a zone is the day it is in Việt Nam. Null when it is none of these or no day of the calendar.
 */
export function readEdxmlDate(given: string): string | null {
  const text = given.trim();
  if (WITH_ZONE.test(text)) {
    const atMs = Date.parse(text);
    return Number.isNaN(atMs) ? null : civilDateAt(atMs);
  }
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return civil(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = DAY_FIRST.exec(text);
  return dayFirst ? civil(dayFirst[3], dayFirst[2], dayFirst[1]) : null;
}

function civil(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) ? date : null;
}
