import { z } from 'zod';
import { ZOOM } from '../../../shared/domain/zoom.ts';
import { PersonalSettings } from '../../../shared/ipc/contract/desk.ts';
import type { Db } from '../db/handles.ts';
import { doing, theOne } from '../db/statements.ts';

export const DEFAULT_SETTINGS: PersonalSettings = {
  theme: 'system',
  text: 'normal',
  locale: 'vi',
  keyHints: true,
  panes: {},
  directions: [],
  weekDone: [],
  zoom: ZOOM.usual,
};

export function personalSettings(db: Db, personId: string): PersonalSettings {
  const body = db.prepare('SELECT body FROM personal_setting WHERE person_id = ?').pluck().get(personId);
  if (typeof body !== 'string') return DEFAULT_SETTINGS;
  const parsed = PersonalSettings.safeParse(JSON.parse(body));
  return parsed.success ? parsed.data : DEFAULT_SETTINGS;
}

export const savePersonalSettings = doing<[personId: string, settings: PersonalSettings]>(`
  INSERT INTO personal_setting (person_id, body) VALUES (?, ?)
  ON CONFLICT DO UPDATE SET body = excluded.body`);

export const setIdleLock = doing<[minutes: number]>('UPDATE station SET idle_lock_minutes = ? WHERE id = 1');

export const setScanFolder = doing<[path: string | null]>('UPDATE station SET scan_folder = ? WHERE id = 1');

/** Where whoever wrote in asks, as the office said; empty where it did not. */
export const contactOf = theOne(z.object({ phone: z.string(), address: z.string() }))(`
  SELECT contact_phone AS phone, contact_address AS address FROM station WHERE id = 1`);

export const setContact = doing<[contact: { phone: string; address: string }]>(`
  UPDATE station SET contact_phone = :phone, contact_address = :address WHERE id = 1`);

export interface SwappedDay {
  readonly date: string;
  readonly kind: 'off' | 'work' | 'half';
  readonly note: string;
}

export const swappedDays = (db: Db): SwappedDay[] =>
  db.prepare('SELECT on_date AS date, kind, note FROM swapped_day ORDER BY on_date').all() as SwappedDay[];

export function setSwappedDay(
  db: Db,
  day: { date: string; kind: 'off' | 'work' | 'half' | 'none'; note: string },
): void {
  if (day.kind === 'none') db.prepare('DELETE FROM swapped_day WHERE on_date = ?').run(day.date);
  else {
    db.prepare(
      `INSERT INTO swapped_day (on_date, kind, note) VALUES (:date, :kind, :note)
       ON CONFLICT DO UPDATE SET kind = excluded.kind, note = excluded.note`,
    ).run(day);
  }
}
