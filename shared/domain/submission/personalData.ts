import { withoutFrame } from './letterFrame.ts';

/** Căn cước: 12 digits, the first a zero, the fourth the century and sex; in groups or not. */
const CITIZEN = /(?<!\d)0\d{2}[ .]?[0-3]\d{2}[ .]?\d{3}[ .]?\d{3}(?!\d)/u;
/** Any other number is one of a person only after the word for its paper or account. */
const NAMED =
  /(?<!\p{L})(?:căn cước|chứng minh(?: nhân dân| thư)?|cmnd|cccd|cmt|định danh|hộ chiếu|số thẻ|tài khoản|stk|can cuoc|chung minh nhan dan|tai khoan|ho chieu)[^\n.;]{0,30}?(?<!\d)(\p{L}?\d(?:[ .]?\d){6,15})(?!\d)/iu;
const TELEPHONE = /(?<!\d)(?:\+84|0)[ .]?[235789]\d?(?:[ .-]?\d){7,8}(?!\d)/u;

/**
 * A number in the words of a letter that tells who a person is, as it was written: of an identity paper or an account
 * wherever it stands, a telephone where it is not the writer's own (in the signature, beside their name).
 */
export function personalData(text: string): string | null {
  const id = CITIZEN.exec(text)?.[0] ?? NAMED.exec(text)?.[1];
  return id ?? TELEPHONE.exec(withoutFrame(text, { keepNumbers: true }))?.[0] ?? null;
}
