import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { newUserData } from './support/launch.ts';
import { RUN_FOLDER } from './support/oneRun.ts';
import { changeTo, openStation, type Station } from './station.ts';

const PASSPHRASE = 'tập huấn an thư';

/** Invented people of the training vault, by what they are. */
export const TRAINEES = {
  clerk: 'Nguyễn Thị Hường',
  leader: 'Bùi Quang Thắng',
  deputy: 'Phạm Thị Ngọc Ánh',
  office: 'Lê Đức Toản',
  specialist: 'Đặng Thị Thu Thủy',
  officer: 'Vũ Hoài Nam',
  intake: 'Mai Thị Huệ',
  cipher: 'Triệu Đức Long',
  archivist: 'Lường Văn Pín',
  inspector: 'Đinh Thị Lan',
  admin: 'Nông Văn Hiệp',
} as const;
export type Trainee = keyof typeof TRAINEES;

/** The newest number in the book of incoming documents of a training vault just made. */
export const NEWEST_INCOMING = '174';

/**
 * The training vault; it holds documents of every level. The first spec file of a run makes it by the first screen's
 * own choice; the others begin with a copy of what was made, as on a machine to which the folder was carried.
 */
export async function openTraining(): Promise<Station> {
  const made = path.join(process.env[RUN_FOLDER] ?? newUserData(), 'training');
  await onceInARun(made, () => makeTraining(made));
  const userData = newUserData();
  cpSync(made, userData, { recursive: true });
  const station = await openStation({ userData });
  const { page } = station;
  await page.getByRole('option', { name: /Dùng thử/ }).waitFor();
  await page.keyboard.press('3');
  await page.getByRole('heading', { name: 'Mở kho' }).waitFor();
  return station;
}

/** Whoever comes while another worker makes it waits for that; where making it failed, the next one tries. */
async function onceInARun(made: string, make: () => Promise<void>): Promise<void> {
  const claim = `${made}.claimed`;
  const claimed = (): boolean => mkdirSync(claim, { recursive: true }) !== undefined;
  await expect.poll(() => existsSync(made) || claimed(), { timeout: 300_000 }).toBe(true);
  if (existsSync(made)) return;
  await make().finally(() => rmdirSync(claim));
}

/** Makes the vault in the window of the whole application, closes that and keeps the vault's folders. */
async function makeTraining(to: string): Promise<void> {
  const station = await openStation({ whole: true });
  const { page, run } = station;
  await page.getByRole('option', { name: /Dùng thử/ }).waitFor();
  await page.keyboard.press('3');
  // where the hand is on the keys, the next act has them
  await expect(page.getByRole('button', { name: 'Tới màn hình mở kho' })).toBeFocused({ timeout: 240_000 });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Mở kho' }).waitFor();
  await run.app.close();
  const whole = `${to}.${process.pid}`;
  for (const name of readdirSync(run.userData).filter((entry) => entry.startsWith('kho-tap-huan')))
    cpSync(path.join(run.userData, name), path.join(whole, name), { recursive: true });
  renameSync(whole, to);
}

/** The next trainee sits down. */
export async function sitDown(station: Station, who: Trainee, passphrase = PASSPHRASE): Promise<Page> {
  return sitDownAs(station, TRAINEES[who], passphrase);
}

/** As `sitDown`, by the full name. */
export async function sitDownAs(station: Station, fullName: string, passphrase = PASSPHRASE): Promise<Page> {
  await changeTo(station, { fullName, passphrase });
  return station.page;
}
