import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { type TopicId, TOPIC_IDS, topicOf } from '../../renderer/data/helpTopics.ts';
import { ROOT } from './support/launch.ts';

const FOLDER = path.join(ROOT, 'renderer/parts/help/pictures');
const SIZE = { width: 960, height: 540 } as const;

/** The topic that a picture of a screen illustrates. */
export const topicOfScreen = (name: string): TopicId | undefined =>
  TOPIC_IDS.find((id) => topicOf(id).pages?.[0] === name);

/**
 * The picture that the help shows of a screen, taken where `UPDATE_GOLDEN=1` asks for new ones. Only ever of a training
 * vault: what stands on it is invented. Made smaller and encoded by the window itself.
 */
export async function helpPicture(page: Page, topic: TopicId): Promise<void> {
  if (process.env['UPDATE_GOLDEN'] !== '1') return;
  if ((await page.getByText('KHO TẬP HUẤN').count()) === 0) throw new Error('not a training vault');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const png = await page.screenshot({ animations: 'disabled' });
  const encoded = await page.evaluate(
    async ({ base64, width, height }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const size = { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' } as const;
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }), size);
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.7 });
      const made = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(made, (byte) => String.fromCharCode(byte)).join(''));
    },
    { base64: png.toString('base64'), ...SIZE },
  );
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${topic}.webp`), Buffer.from(encoded, 'base64'));
}
