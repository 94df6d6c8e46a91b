import { answeringCommands } from './answering.ts';
import { handlingCommands } from './handling.ts';
import { mergingCommands } from './merging.ts';
import { registerCommand } from './register.ts';

export const submissionCommands = {
  ...registerCommand,
  ...handlingCommands,
  ...answeringCommands,
  ...mergingCommands,
};
