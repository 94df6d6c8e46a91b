import { expect, type Page } from '@playwright/test';
import { copyOfOneRun } from './support/onceInARun.ts';
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
  const station = await openStation({ userData: await folderWithTraining() });
  const { page } = station;
  await page.getByRole('option', { name: /Dùng thử/ }).waitFor();
  await page.keyboard.press('3');
  await page.getByRole('heading', { name: 'Mở kho' }).waitFor();
  return station;
}

/** A data folder with nothing but the training vault. */
export const folderWithTraining = (): Promise<string> =>
  copyOfOneRun('training', makeTraining, (entry) => entry.startsWith('kho-tap-huan'));

/** Makes the vault in the window, by the first screen's own choice, and closes that. */
async function makeTraining(): Promise<string> {
  const station = await openStation();
  const { page, run } = station;
  await page.getByRole('option', { name: /Dùng thử/ }).waitFor();
  await page.keyboard.press('3');
  // where the hand is on the keys, the next act has them
  await expect(page.getByRole('button', { name: 'Tới màn hình mở kho' })).toBeFocused({ timeout: 240_000 });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Mở kho' }).waitFor();
  await run.app.close();
  return run.userData;
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
