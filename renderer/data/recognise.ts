import { HEAD } from '../../shared/domain/document/reading/head.ts';
import { pageOfWords } from '../../shared/domain/document/reading/recognised.ts';
import type { PageText } from '../../shared/domain/document/readPage.ts';
import type { Secrecy } from '../../shared/domain/secrecy/secrecy.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import type { GreyPage } from '../components/viewer/greyPage.ts';
import { call } from './bridge.ts';

type SentPicture = Omit<Input<'pages.recognise'>, 'stageId'>;

/** As much as one message takes, and as one call of a function takes arguments. */
const PIECE_BYTES = 384 * 1024;
const AT_ONCE = 0x4000;

/** A picture, handed over to the vault piece by piece; null where the vault takes none. */
export async function sentPicture({ grey, width, height, dpi }: GreyPage): Promise<SentPicture | null> {
  let pictureId: string | null = null;
  for (let from = 0; from < grey.length; from += PIECE_BYTES) {
    const greyBase64 = base64Of(grey.subarray(from, from + PIECE_BYTES));
    const reply: Reply<Output<'pages.draw'>> = await call('pages.draw', { pictureId, greyBase64 });
    if (!reply.ok) return null;
    ({ pictureId } = reply.value);
  }
  return pictureId === null ? null : { pictureId, width, height, dpi };
}

function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += AT_ONCE)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + AT_ONCE)));
  return btoa(parts.join(''));
}

/** What the vault recognised in the head of a waiting file; `text` is null where none may be shown or none was found. */
export async function recognisedHead(
  stageId: string,
  head: GreyPage,
): Promise<{ readonly text: PageText | null; readonly secrecy: Secrecy | null }> {
  const picture = await sentPicture(head);
  const reply = picture === null ? null : await call('pages.recognise', { stageId, ...picture });
  if (reply === null || !reply.ok) return { text: null, secrecy: null };
  const { words, secrecy } = reply.value;
  const pageHeight = head.height / HEAD.share;
  const text =
    words.length === 0 ? null : pageOfWords(words, { width: head.width, dpi: head.dpi, pageHeight });
  return { text, secrecy };
}
