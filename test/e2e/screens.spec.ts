import { expect, test, type Page } from '@playwright/test';
import { RARE_LISTS, WORK_LISTS } from '../../shared/domain/levels/worklists.ts';
import { unlock } from './flows/firstRun.ts';
import { helpPicture, topicOfScreen } from './flows/helpPictures.ts';
import { drawn, faultsOf } from './flows/inspect.ts';
import { command, nav, type NavPage } from './flows/navigation.ts';
import { lock, type Station } from './flows/station.ts';
import { openTraining } from './flows/training.ts';
import { picture, resize, SIZES } from './flows/window.ts';

const PASSPHRASE = 'tập huấn an thư';
const PEOPLE = {
  clerk: 'Nguyễn Thị Hường',
  leader: 'Bùi Quang Thắng',
  officer: 'Vũ Hoài Nam',
  intake: 'Mai Thị Huệ',
  cipher: 'Triệu Đức Long',
  inspector: 'Đinh Thị Lan',
  admin: 'Nông Văn Hiệp',
} as const;

/** A screen: its name for the picture, and how one comes to it. */
interface Screen {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
}

const through = (target: NavPage): Screen => ({ name: target, open: (page) => nav(page, target) });

/** A list with its first record open. */
const record = (target: NavPage): Screen => ({
  name: target,
  open: async (page) => {
    await nav(page, target);
    await settled(page);
    const list = page.getByRole('main').locator('[data-keys="list"]').first();
    if ((await list.count()) === 0) return; // an empty book says so instead
    await list.focus();
    await page.keyboard.press('Home');
  },
});

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

/** A tab of a page, by the key of its place. */
const tab = (target: NavPage, name: string, place: number): Screen => ({
  name: `${target}-${name}`,
  open: async (page) => {
    await nav(page, target);
    await settled(page);
    await page.keyboard.press(String(place + 1));
    await expect(page.getByRole('main').getByRole('tab').nth(place)).toHaveAttribute('aria-selected', 'true');
  },
});

/** A page behind a button of another. */
const behind = (target: NavPage, name: string, button: RegExp): Screen => ({
  name: `${target}-${name}`,
  open: async (page) => {
    await nav(page, target);
    await settled(page);
    await page.getByRole('main').getByRole('button', { name: button }).first().click();
  },
});

const COPIES_TABS = ['mine', 'transit', 'permits', 'out', 'all', 'muster', 'places', 'leaving'];
const PROTECTION_TABS = [...WORK_LISTS.filter((list) => !RARE_LISTS.has(list)), 'lists'];
const CLERK_PARTS: readonly Screen[] = [
  ...COPIES_TABS.map((name, place) => tab('copies', name, place)),
  ...PROTECTION_TABS.map((name, place) => tab('protection', name, place)),
  tab('obstacles', 'plan', 4),
  behind('books', 'requests', /^Đề nghị/),
  behind('books', 'handovers', /^Bàn giao sổ/),
  behind('books', 'statistics', /^Thống kê BMNN/),
  behind('submissions', 'import', /^Nhận từ tệp/),
];

async function formOf(page: Page, list: NavPage, key: string): Promise<void> {
  await nav(page, list);
  // the list's own button: its key stands for the book that the page shows
  await page.getByRole('main').getByRole('button').filter({ hasText: key }).first().click();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', /^register/);
  await settled(page);
}

const LEADER_SCREENS: readonly Screen[] = [
  through('desk'),
  through('proposals'),
  through('copies'),
  through('protection'),
  through('delegations'),
  record('incoming'),
  record('submissions'),
];
const OFFICER_SCREENS: readonly Screen[] = [through('desk'), through('proposals'), record('incoming')];
const CIPHER_SCREENS: readonly Screen[] = [
  through('desk'),
  record('keys'),
  tab('keys', 'requests', 1),
  tab('keys', 'lists', 2),
];
const OWN_DESK: readonly Screen[] = [through('desk')];
const ADMIN_SCREENS: readonly Screen[] = [
  through('desk'),
  through('people'),
  through('ledger'),
  through('settings'),
  through('administration'),
];

/** Lists and files come from the vault: the screen stands when nothing is being read any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('.loadingRows, .viewerBusy')).toHaveCount(0);
  const pages = page.locator('.viewerDesk canvas');
  if ((await page.locator('.viewerDesk').count()) > 0)
    await expect.poll(() => drawn(pages.first())).toBe(true);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

type Size = keyof typeof SIZES;

/** The desk of the clerk comes first, and is the one that the help shows. */
const shownTopics = new Set<string>();
function firstToShow(topic: string): boolean {
  if (shownTopics.has(topic)) return false;
  shownTopics.add(topic);
  return true;
}

/** Goes through the screens in both sizes; answers with every fault found, by screen. */
async function lookAt(
  page: Page,
  screens: readonly Screen[],
  look: string,
  sizes: readonly Size[] = ['laptop', 'scaled'],
): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, open } of screens) {
    await resize(page, 'laptop');
    await open(page);
    for (const size of sizes) {
      await resize(page, size);
      await settled(page);
      const shown = `${look}-${name}-${SIZES[size].width}`;
      await picture(page, shown);
      const topic = size === 'laptop' && look.endsWith('-light') ? topicOfScreen(name) : undefined;
      if (topic !== undefined && firstToShow(topic)) await helpPicture(page, topic);
      faults.push(...(await faultsOf(page)).map((fault) => `${shown}: ${fault}`));
    }
    if (!(await reachedByKeys(page))) faults.push(`${look}-${name}: F6 does not come into the page`);
  }
  await resize(page, 'laptop');
  return faults;
}

/** From the frame around a page its parts are one key away, also where it has no panes. */
async function reachedByKeys(page: Page): Promise<boolean> {
  await page.getByRole('navigation').getByRole('link').first().focus();
  await page.keyboard.press('F6');
  return page.getByRole('main').evaluate((main) => main.contains(document.activeElement));
}

let station: Station;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

const signedIn = async (who: keyof typeof PEOPLE): Promise<Page> => {
  await lock(station);
  await unlock(station.page, PEOPLE[who], PASSPHRASE);
  return station.page;
};

test('the clerk’s screens, light and dark, in both sizes', async () => {
  test.setTimeout(300_000);
  const page = await signedIn('clerk');
  await command(page, 'nen sang');
  const faults = await lookAt(page, CLERK_SCREENS, 'clerk-light');
  await command(page, 'nen toi');
  faults.push(...(await lookAt(page, CLERK_SCREENS, 'clerk-dark')));
  expect(faults).toEqual([]);
  expect(station.complaints).toEqual([]);
});

test('the clerk’s tabs and views, light and dark, in both sizes', async () => {
  test.setTimeout(300_000);
  const page = await signedIn('clerk');
  await command(page, 'nen sang');
  const faults = await lookAt(page, CLERK_PARTS, 'clerk-light');
  await command(page, 'nen toi');
  faults.push(...(await lookAt(page, CLERK_PARTS, 'clerk-dark', ['laptop'])));
  await command(page, 'nen sang');
  expect(faults).toEqual([]);
  expect(station.complaints).toEqual([]);
});

test('the clerk’s screens in English and large text', async () => {
  test.setTimeout(120_000);
  const page = await signedIn('clerk');
  await command(page, 'nen sang');
  await command(page, 'co chu lon');
  await command(page, 'english');
  const faults = await lookAt(page, CLERK_SCREENS, 'clerk-large-english', ['scaled']);
  await command(page, 'tieng viet');
  await command(page, 'co chu thuong');
  expect(faults).toEqual([]);
  expect(station.complaints).toEqual([]);
});

test('each desk shows what is late first, and its lines and numbers open the thing', async () => {
  test.setTimeout(120_000);
  let page = await signedIn('leader');
  const work = page.getByRole('region', { name: 'Cần đồng chí xem trước' });
  await expect(work.getByRole('grid').getByRole('row').nth(1)).toContainText('Quá hạn');
  await expect(
    page.getByRole('region', { name: 'Việc đang giữ theo người' }).getByRole('button'),
  ).not.toHaveCount(0);
  // the fifth number leads to its lines, far below, and they come into view
  await resize(page, 'scaled');
  await work.getByRole('grid').focus();
  await page.keyboard.press('5');
  await expect(work.locator('[aria-selected="true"]')).not.toContainText('Quá hạn');
  await expect(work.locator('[aria-selected="true"]')).toBeInViewport({ ratio: 1 });
  await resize(page, 'laptop');
  // the fourth number: what waits to be signed
  await page.getByRole('button', { name: /Chờ ký, duyệt/ }).click();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'proposals');
  await nav(page, 'desk');
  // a name among the bars: what that person holds
  await page.getByRole('region', { name: 'Việc đang giữ theo người' }).getByRole('button').first().click();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'incoming');

  page = await signedIn('officer');
  const own = page.getByRole('region', { name: 'Việc được giao' });
  await own.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toHaveAttribute('data-page', /^(incoming|submissions)$/);

  page = await signedIn('inspector');
  await page.getByRole('button', { name: 'Kiểm tra nhật ký' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Liền mạch' })).toBeVisible();
  expect(station.complaints).toEqual([]);
});

for (const [who, screens] of [
  ['leader', LEADER_SCREENS],
  ['officer', OFFICER_SCREENS],
  ['intake', OWN_DESK],
  ['cipher', CIPHER_SCREENS],
  ['inspector', OWN_DESK],
  ['admin', ADMIN_SCREENS],
] as const) {
  test(`the screens of the ${who}, light and dark, in both sizes`, async () => {
    test.setTimeout(120_000);
    const page = await signedIn(who);
    await command(page, 'nen sang');
    const faults = await lookAt(page, screens, `${who}-light`);
    await command(page, 'nen toi');
    faults.push(...(await lookAt(page, screens, `${who}-dark`)));
    expect(faults).toEqual([]);
    expect(station.complaints).toEqual([]);
  });
}
