import { expect, test } from '@playwright/test';
import { command } from '../flows/navigation.ts';
import { formOf, lookAt, record, type Screen, through } from '../flows/screens.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDown } from '../flows/training.ts';

const CLERK_SCREENS: readonly Screen[] = [
  through('desk'),
  through('proposals'),
  through('copies'),
  through('protection'),
  record('classifiedIn'),
  record('classifiedOut'),
  record('incoming'),
  record('outgoing'),
  record('submissions'),
  record('exchange'),
  through('initiatives'),
  through('figures'),
  through('books'),
  through('grounds'),
  through('settings'),
  through('obstacles'),
  { name: 'registerIncoming', open: (page) => formOf(page, 'incoming', 'F2') },
  { name: 'registerOutgoing', open: (page) => formOf(page, 'outgoing', 'F2') },
  { name: 'registerSubmission', open: (page) => formOf(page, 'submissions', 'F3') },
];

let station: Station;
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

test('the clerk’s screens, light and dark', async () => {
  const page = await sitDown(station, 'clerk');
  const background = () => page.evaluate(() => document.documentElement.dataset['theme']);
  await command(page, 'nen toi');
  await expect.poll(background).toBe('dark');
  await command(page, 'nen sang');
  await expect.poll(background).toBe('light');
  const plan = { shownInHelp: CLERK_SCREENS.map(({ name }) => name), isDarkToo: true };
  expect(await lookAt(page, CLERK_SCREENS, 'clerk', plan)).toEqual([]);
  expect(station.complaints).toEqual([]);
});

test('the clerk’s screens in English and large text', async () => {
  const page = await sitDown(station, 'clerk');
  await command(page, 'nen sang');
  await command(page, 'co chu lon');
  await command(page, 'english');
  const faults = await lookAt(page, CLERK_SCREENS, 'clerk-large-english', { sizes: ['scaled'], axe: 'none' });
  await command(page, 'tieng viet');
  await command(page, 'co chu thuong');
  expect(faults).toEqual([]);
  expect(station.complaints).toEqual([]);
});
