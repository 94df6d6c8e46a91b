import { HEAD } from '../../shared/domain/document/reading/head.ts';
import type { PageText } from '../../shared/domain/document/readPage.ts';
import { pageOfWords } from '../../shared/domain/document/reading/recognised.ts';
import type { Secrecy } from '../../shared/domain/secrecy/secrecy.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import type { GreyPage } from '../components/viewer/greyPage.ts';
import { call } from './bridge.ts';

const AT_ONCE = 0x8000;

/** A picture as it travels to the vault. */
export function pictureOf({ grey, width, height, dpi }: GreyPage): Omit<Input<'pages.recognise'>, 'stageId'> {
  const parts: string[] = [];
  for (let from = 0; from < grey.length; from += AT_ONCE)
    parts.push(String.fromCharCode(...grey.subarray(from, from + AT_ONCE)));
  return { width, height, dpi, greyBase64: btoa(parts.join('')) };
}

/** What the vault recognised in the head of a waiting file; `text` is null where none may be shown or none was found. */
export async function recognisedHead(
  stageId: string,
  head: GreyPage,
): Promise<{ readonly text: PageText | null; readonly secrecy: Secrecy | null }> {
  const reply = await call('pages.recognise', { stageId, ...pictureOf(head) });
  if (!reply.ok) return { text: null, secrecy: null };
  const { words, secrecy } = reply.value;
  const pageHeight = head.height / HEAD.share;
  const text =
    words.length === 0 ? null : pageOfWords(words, { width: head.width, dpi: head.dpi, pageHeight });
  return { text, secrecy };
}
