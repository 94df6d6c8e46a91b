import { addDays } from '../../../../shared/domain/calendar/civilDate.ts';
import { MONTHLY } from './monthlyTexts.ts';
import type { Partner } from './places.ts';

/**
 * A commune signs the figures of the month before and sends them once, so that adding up can be learned here as at a
 * superior's. What it counts are cases of its own vault, made before its first sheet.
 * @returns whether it sent any
 */
export async function sendFiguresOfLastMonth(
  { desks, id, today }: Partner,
  homeStation: string,
): Promise<boolean> {
  if (id === 'superior') return false; // it asks for figures and has no cases of its own
  const lastDay = addDays(`${today().slice(0, 7)}-01`, -1);
  const period = { kind: 'month', on: lastDay } as const;
  const { own } = await desks.call('vanthu', 'figures.offices', { period });
  if (own.length > 0) return false;
  for (const [index, { sender, address, phone, ...text }] of MONTHLY[id].entries())
    await desks.call('vanthu', 'submissions.register', {
      ...text,
      source: 'letter',
      receivedOn: addDays(lastDay, -2 - index * 3),
      onBehalf: false,
      note: '',
      files: [],
      phraseConfirmed: false,
      sender: { fullName: sender, address, phone, email: '', idNumber: '' },
    });
  await desks.call('vanthu', 'figures.send', { period, note: '', to: [homeStation] });
  return true;
}
