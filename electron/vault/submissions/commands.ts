import { answeringCommands } from './answering.ts';
import { assigningCommands } from './assigning.ts';
import { bundleCommands } from './bundle.ts';
import { chasingCommands } from './chasing.ts';
import { consultingCommands } from './consulting.ts';
import { deliveryCommands } from './delivering.ts';
import { extensionCommands } from './extending.ts';
import { handlingCommands } from './handling.ts';
import { issuingCommands } from './issuing.ts';
import { linkingCommands } from './linking.ts';
import { mergingCommands } from './merging.ts';
import { noticeCommands } from './notices.ts';
import { passingOnCommands } from './passingOn.ts';
import { publicationCommands } from './publishing.ts';
import { refusalTellingCommands } from './refusalTelling.ts';
import { registerCommand } from './register.ts';
import { sealingCommands } from './sealing.ts';
import { signingCommands } from './signing.ts';
import { spillCommands } from './spilling.ts';
import { turningCommands } from './turning.ts';

export const submissionCommands = {
  ...registerCommand,
  ...handlingCommands,
  ...assigningCommands,
  ...answeringCommands,
  ...mergingCommands,
  ...turningCommands,
  ...extensionCommands,
  ...noticeCommands,
  ...deliveryCommands,
  ...passingOnCommands,
  ...refusalTellingCommands,
  ...publicationCommands,
  ...consultingCommands,
  ...chasingCommands,
  ...linkingCommands,
  ...sealingCommands,
  ...spillCommands,
  ...signingCommands,
  ...issuingCommands,
  ...bundleCommands,
};
