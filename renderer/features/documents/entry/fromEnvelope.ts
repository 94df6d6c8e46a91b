import type { EnvelopeDetail } from '../../../../shared/ipc/contract/exchange.ts';
import type { Urgency } from '../../../../shared/ipc/schemas.ts';
import { asUnopened, type IncomingForm } from './form.ts';

const URGENCIES: readonly Urgency[] = ['thuong', 'khan', 'thuong-khan', 'hoa-toc', 'hoa-toc-hen-gio'];

/** What the signed manifest of a received envelope proposes. */
export function fromEnvelope(
  form: IncomingForm,
  proposal: NonNullable<EnvelopeDetail['proposal']>,
): IncomingForm {
  const urgency = URGENCIES.find((each) => each === proposal.urgency) ?? 'thuong';
  const files = proposal.stagedFiles;
  const { issuer, code, documentDate, typeId, level, pages, subject, signer, replyDueOn } = proposal;
  const origins: IncomingForm['origins'] = {
    issuer: 'envelope',
    code: 'envelope',
    documentDate: 'envelope',
    typeId: 'envelope',
    subject: 'envelope',
    ...(pages === null ? {} : { pages: 'envelope' as const }),
    ...(replyDueOn === null ? {} : { replyDueOn: 'envelope' as const }),
  };
  return {
    ...form,
    issuer,
    code,
    documentDate,
    typeId,
    level,
    pages,
    signer,
    replyDueOn,
    files,
    origins,
    subject: subject ?? '',
    urgency,
  };
}

/** What stands outside an envelope that only the person named on it may open. */
export function outsideOf(
  form: IncomingForm,
  { issuer, code, level, urgency }: NonNullable<EnvelopeDetail['proposal']>,
  namedOnly: string,
): IncomingForm {
  const known = URGENCIES.find((each) => each === urgency) ?? 'thuong';
  const closed = asUnopened(form);
  return {
    ...closed,
    issuer,
    code,
    level,
    urgency: known,
    unopenedFor: namedOnly,
    files: [],
    origins: { ...closed.origins, issuer: 'envelope', code: 'envelope' },
  };
}
