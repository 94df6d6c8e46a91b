import { createQuery } from '../query.ts';

export const usePeople = createQuery('people.list', ['people.changed']);
export const useReasons = createQuery('secrecy.reasons', ['protection.changed']);
