import { useAsk } from '../../data/ask.ts';

/** Nobody stands above this office and it chose none: what people are stuck at is answered here. */
export function useAnswersItself(): boolean {
  const { value } = useAsk('obstacles.support', {});
  return value !== null && value.station === null && !value.hasSuperior;
}
