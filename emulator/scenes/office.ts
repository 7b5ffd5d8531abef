import type { Scene } from './Scene';
import { firstSteps } from './firstSteps';
import { ADA, BEN, CLEO, GRACE } from './people';

/** A small joinery: Ada sends offers and would like to know whether they are read. */
export const office: Scene = {
  accounts: [ADA, GRACE, BEN, CLEO],
  deployer: ADA.email,
  addOnUsers: [ADA.email, GRACE.email],
  // Steps are seen at their time. Timers by the hour, which lose no event but are late, have tests of their own.
  switches: { addOnTimersEveryMinute: true },
  earlierMail: [
    {
      from: GRACE.email,
      to: ADA.email,
      subject: 'Oak samples are here',
      html: '<div dir="ltr">The oak samples for the kitchen came this morning. I put them on your desk.<br><br>Grace</div>',
      minutesAgo: 95,
    },
    {
      from: BEN.email,
      to: ADA.email,
      subject: 'Could you send me the offer?',
      html:
        '<div dir="ltr">Dear Ada,<br><br>thank you for coming by on Thursday. Could you send me the offer for the kitchen, ' +
        'and a link to the pictures you showed us?<br><br>Best wishes<br>Ben</div>',
      minutesAgo: 40,
    },
  ],
  setUp: [{ as: ADA.email, button: 'Set up' }],
  firstSteps,
};
