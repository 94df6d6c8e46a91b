import type { WireError } from '../../shared/errors.ts';

/** The person took another way in a dialog, or went back: the form has nothing to say of it any more. */
export const wasSettled = ({ params }: WireError): boolean => params['settled'] === 1;

export const settled = ({ code, params }: WireError): WireError => ({
  code,
  params: { ...params, settled: 1 },
});
