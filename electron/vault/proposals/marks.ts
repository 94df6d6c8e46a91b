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
    date: `${place}, ${longDate(documentDate)}`,
    level: level === 'none' ? null : rules.level(level).name.toLocaleUpperCase('vi'),
    places: form,
    ruleId: form.id,
  };
}

/** "ngày 05 tháng 02 năm 2026": days below 10 and the months 1, 2 with a zero (NĐ 30/2020, Phụ lục I). */
export function longDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const spoken = Number(month) <= 2 ? month : String(Number(month));
  return `ngày ${day} tháng ${spoken} năm ${year}`;
}
