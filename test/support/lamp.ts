/** Somebody else's add-on, for tests of the desk: nothing of the product is in it. */
import type { Scene } from '../../emulator/scenes/Scene';
import { ADA, BEN, CLEO } from '../../emulator/scenes/people';
import { openWorkspace, type OpenWorkspace } from '../../emulator/desk/openWorkspace';

/** Monday, 4 January 2027, 09:00 UTC. */
export const MONDAY_NINE = Date.UTC(2027, 0, 4, 9);

export const lampScene: Scene = {
  accounts: [ADA, BEN, CLEO],
  deployer: ADA.email,
  addOnUsers: [ADA.email],
  switches: {
    dottedCardFunctions: true,
    addOnTimersEveryMinute: true,
    userAgentIsTold: true,
    proxyShowsPicturesSentAsText: true,
    messageIdsAreTheApis: true,
    textKeepsControlCharacters: true,
  },
  earlierMail: [
    {
      from: BEN.email,
      to: ADA.email,
      subject: 'Is it bright?',
      html: '<div dir="ltr">Is the lamp bright enough to read by?</div>',
      minutesAgo: 30,
    },
  ],
  setUp: [{ as: ADA.email, button: 'Set up' }],
  firstSteps: [
    {
      text: 'Write to Cleo.',
      where: `/mail/${ADA.email}/INBOX`,
      isDone: (world) => world.mail.mailbox(ADA.email).drafts().length > 0,
    },
    {
      text: 'Be Cleo and read it.',
      where: `/mail/${CLEO.email}/INBOX`,
      isDone: (world) => world.mail.mailbox(CLEO.email).threads('INBOX').length > 0,
    },
  ],
};

/** The desk with the lamp on free ports; its clock stands still. */
export const openLamp = (scene: Scene = lampScene): Promise<OpenWorkspace> =>
  openWorkspace({
    scene,
    dist: 'test/support/readingLamp',
    files: 'build/desk',
    port: 0,
    now: MONDAY_NINE,
    clockRuns: false,
  });
