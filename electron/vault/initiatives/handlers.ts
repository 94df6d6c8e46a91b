import { command } from '../ports.ts';
import { closeScoring, declareConflict, recordMinutes, score, setCouncil, sift } from './council.ts';
import { adopt, follow, pilot, reject, reward } from './outcome.ts';
import { initiativeQueries } from './queries.ts';

export const initiativeHandlers = {
  ...initiativeQueries,
  'initiatives.sift': command<'initiatives.sift'>(sift),
  'initiatives.setCouncil': command<'initiatives.setCouncil'>(setCouncil),
  'initiatives.declare': command<'initiatives.declare'>(declareConflict),
  'initiatives.score': command<'initiatives.score'>(score),
  'initiatives.closeScoring': command<'initiatives.closeScoring'>(closeScoring),
  'initiatives.recordMinutes': command<'initiatives.recordMinutes'>(recordMinutes),
  'initiatives.adopt': command<'initiatives.adopt'>(adopt),
  'initiatives.pilot': command<'initiatives.pilot'>(pilot),
  'initiatives.reject': command<'initiatives.reject'>(reject),
  'initiatives.follow': command<'initiatives.follow'>(follow),
  'initiatives.reward': command<'initiatives.reward'>(reward),
};
