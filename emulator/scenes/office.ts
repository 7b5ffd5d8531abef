import type { Scene } from './Scene';
import { firstSteps } from './firstSteps';
import { ADA, BEN, CLEO, GRACE } from './people';

/** A small joinery: Ada sends offers and would like to know whether they are read. */
export const office: Scene = {
  accounts: [ADA, GRACE, BEN, CLEO],
  deployer: ADA.email,
  addOnUsers: [ADA.email, GRACE.email],
  // What the newcomer sees needs cards at all, a timer by the minute that is known to run, a picture that Gmail
  // shows at each view, and cards beside messages; everything else stays unkind.
  switches: {
    dottedCardFunctions: true,
    addOnTimersEveryMinute: true,
    timersTellTheirUser: true,
    textKeepsControlCharacters: true,
    proxyShowsPicturesSentAsText: true,
    messageIdsAreTheApis: true,
  },
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
