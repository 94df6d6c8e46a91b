import { answeringCommands } from './answering.ts';
import { deliveryCommands } from './delivering.ts';
import { extensionCommands } from './extending.ts';
import { handlingCommands } from './handling.ts';
import { mergingCommands } from './merging.ts';
import { noticeCommands } from './notices.ts';
import { publicationCommands } from './publishing.ts';
import { registerCommand } from './register.ts';
import { turningCommands } from './turning.ts';

export const submissionCommands = {
  ...registerCommand,
  ...handlingCommands,
  ...answeringCommands,
  ...mergingCommands,
  ...turningCommands,
  ...extensionCommands,
  ...noticeCommands,
  ...deliveryCommands,
  ...publicationCommands,
};
