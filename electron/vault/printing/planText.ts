import type { Colour, ColourReason } from '../../../shared/domain/plan/status.ts';

const colour: Readonly<Record<Colour, string>> = { green: 'Xanh', yellow: 'Vàng', red: 'Đỏ' };
const why: Readonly<Record<ColourReason, (days: number) => string>> = {
  overdue: (days) => `Quá hạn ${days} ngày`,
  stuck: (days) => `Đang gặp vướng mắc, còn ${days} ngày`,
  soon: (days) => `Còn ${days} ngày, chưa xong`,
  silent: (days) => `${days} ngày chưa có báo cáo`,
  'done-late': (days) => `Đã xong, sau hạn ${days} ngày`,
  done: () => 'Đã xong trong hạn',
  'on-course': (days) => `Đúng tiến độ, còn ${days} ngày`,
};

/** Words on the status report of a plan: official Vietnamese, whatever the language of the window. */
export const PLAN_TEXT = {
  colour,
  why,
  percent: (percent: number): string => `${percent} %`,
  note: (day: string, note: string): string => (note === '' ? day : `${day}: ${note}`),
  none: 'Chưa có báo cáo',
  nobody: 'Chưa giao',
  rule: (id: string, title: string): string => `Quy tắc ${id}. ${title}.`,
};
