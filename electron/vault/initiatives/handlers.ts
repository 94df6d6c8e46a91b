import { handlers } from '../ports.ts';
import { closeScoring, declareConflict, recordMinutes, score, setCouncil, sift } from './council.ts';
import { adopt, follow, pilot, reject, reward } from './outcome.ts';
import { initiativeQueries } from './queries.ts';

export const initiativeHandlers = handlers({
  ...initiativeQueries,
  'initiatives.sift': sift,
  'initiatives.setCouncil': setCouncil,
  'initiatives.declare': declareConflict,
  'initiatives.score': score,
  'initiatives.closeScoring': closeScoring,
  'initiatives.recordMinutes': recordMinutes,
  'initiatives.adopt': adopt,
  'initiatives.pilot': pilot,
  'initiatives.reject': reject,
  'initiatives.follow': follow,
  'initiatives.reward': reward,
});
