import type { Page } from '@playwright/test';
import { unlock } from './firstRun.ts';
import { lock, openStation, type Station } from './station.ts';

const PASSPHRASE = 'tập huấn an thư';

/** Invented people of the training vault, by what they are. */
export const TRAINEES = {
  clerk: 'Nguyễn Thị Hường',
  leader: 'Bùi Quang Thắng',
  deputy: 'Phạm Thị Ngọc Ánh',
  office: 'Lê Đức Toản',
  specialist: 'Đặng Thị Thu Thủy',
  cipher: 'Triệu Đức Long',
  admin: 'Nông Văn Hiệp',
} as const;
export type Trainee = keyof typeof TRAINEES;

/** The newest number in the book of incoming documents of a training vault just made. */
export const NEWEST_INCOMING = '174';

/** The training vault, made by the first screen's own choice; it holds documents of every level. */
export async function openTraining(): Promise<Station> {
  const station = await openStation();
  const { page } = station;
  await page.getByRole('option', { name: /Dùng thử/ }).waitFor();
  await page.keyboard.press('3');
  await page.getByRole('button', { name: 'Tới màn hình mở kho' }).click({ timeout: 240_000 });
  await page.getByRole('heading', { name: 'Mở kho' }).waitFor();
  return station;
}

/** The next trainee sits down. */
export async function sitDown(station: Station, who: Trainee, passphrase = PASSPHRASE): Promise<Page> {
  return sitDownAs(station, TRAINEES[who], passphrase);
}

/** As `sitDown`, by the full name. */
export async function sitDownAs(station: Station, fullName: string, passphrase = PASSPHRASE): Promise<Page> {
  await lock(station);
  await unlock(station.page, fullName, passphrase);
  return station.page;
}
