import { recalculateDates } from '../deadlines/recalculate.ts';
import { officeCalendar } from '../rules/officeRules.ts';
import { isCivilDate } from '../../../shared/domain/calendar/civilDate.ts';
import { ledgerHead } from '../audit/store.ts';
import { raise } from '../../../shared/errors.ts';
import { policyInForce } from '../policy/store.ts';
import { type Parsed, type Ports, handlers, ofStation } from '../ports.ts';
import { readStation } from '../tables/station.ts';
import {
  contactOf,
  personalSettings,
  savePersonalSettings,
  setContact,
  setIdleLock,
  setScanFolder,
  setSwappedDay,
} from '../tables/settings.ts';

export const settingsHandlers = handlers({
  'settings.get': (ports) => personalSettings(ports.db, ports.actor.id),
  'settings.save': (ports, input) => {
    savePersonalSettings(ports.db, ports.actor.id, input);
    return input;
  },
  'settings.station': (ports) => {
    const { idleLockMinutes, scanFolder } = readStation(ports.db);
    return { idleLockMinutes, scanFolder, contact: contactOf(ports.db) };
  },
  'settings.saveIdleLock': saveIdleLock,
  'settings.acceptClock': (ports, { reason }) => {
    const lastMs = ledgerHead(ports.db).atMs;
    const facts = { lastMs, reason };
    ports.append({
      act: 'clock.accepted',
      ...ofStation(ports),
      facts,
      clock: 'set-back',
    });
    return { lastMs };
  },
  'settings.setScanFolder': (ports, { path }) => {
    setScanFolder(ports.db, path);
    ports.append({
      act: 'station.scan-folder-set',
      ...ofStation(ports),
      facts: { set: path === null ? 0 : 1 },
    });
    ports.announce('settings.changed');
    return { path };
  },
  'settings.setContact': (ports, input) => {
    const contact = { phone: input.phone.trim(), address: input.address.trim() };
    setContact(ports.db, contact);
    ports.append({
      act: 'station.contact-set',
      ...ofStation(ports),
      facts: { phone: contact.phone, address: contact.address },
    });
    ports.announce('settings.changed');
    return contact;
  },
  'rules.setSwappedDay': swapDay,
});

export function saveIdleLock(ports: Ports, { minutes }: { minutes: number }): { minutes: number } {
  const most = policyInForce(ports.db)?.maxIdleMinutes;
  if (most !== undefined && minutes > most) raise('policy-forbids', { most });
  setIdleLock(ports.db, minutes);
  ports.append({ act: 'station.idle-lock-set', ...ofStation(ports), facts: { minutes } });
  ports.announce('settings.changed');
  return { minutes };
}

/** A day off or at work by a decision of the government or of the head; running clocks are counted anew. */
export function swapDay(ports: Ports, day: Parsed<'rules.setSwappedDay'>): { date: string } {
  if (!isCivilDate(day.date)) raise('date-invalid', { field: 'date' });
  const before = officeCalendar(ports);
  setSwappedDay(ports.db, day);
  recalculateDates(ports, before);
  ports.append({
    act: 'calendar.day-swapped',
    ...ofStation(ports),
    facts: { date: day.date, kind: day.kind, ground: day.note },
  });
  ports.announce('settings.changed');
  return { date: day.date };
}
