import type { Act } from './Act';
import { copies } from './acts/copies';
import { dayWithoutQuota } from './acts/dayWithoutQuota';
import { everyProgram } from './acts/everyProgram';
import { groupMail } from './acts/groupMail';
import { proposal } from './acts/proposal';
import { scanners } from './acts/scanners';

/** In the order of the menu. */
export const acts: readonly Act[] = [proposal, groupMail, everyProgram, copies, scanners, dayWithoutQuota];
