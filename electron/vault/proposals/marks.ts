import { formatDateInWords } from '../../../shared/domain/calendar/civilDate.ts';
import type { MarksRule } from '../../../shared/domain/rules/schema.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import type { Ports } from '../ports.ts';

/** What the system draws on the first page, and where (law B1.1: number, date and the red mark come from the system). */
export interface Marks {
  readonly number: string;
  readonly date: string;
  /** the words of the red mark; null for level none, which has none */
  readonly level: string | null;
  readonly places: Pick<MarksRule, 'number' | 'date' | 'level'>;
  readonly ruleId: string;
}

export function marksOf(ports: Ports, code: string, documentDate: string, level: Level): Marks {
  const { kind, place } = ports.station.office;
  const rules = ports.rules.asOf(documentDate);
  const form = rules.marks(kind);
  return {
    number: kind === 'party' ? `Số ${code}` : `Số: ${code}`,
    date: `${place}, ${formatDateInWords(documentDate)}`,
    level: level === 'none' ? null : rules.level(level).name.toLocaleUpperCase('vi'),
    places: form,
    ruleId: form.id,
  };
}
