/** The Google adapters keep the contracts on the emulator's services, as memory does. */
import { ADA, BEN, CLEO, GRACE } from '../../emulator/scenes/people';
import { config } from '../../src/google/config';
import { openDoorstep } from '../../src/google/doorstep';
import { journal } from '../../src/google/journal';
import { mailbox } from '../../src/google/mailbox';
import { outgoing } from '../../src/google/outgoing';
import { reviewStore } from '../../src/google/reviewStore';
import { settleStore } from '../../src/google/settleStore';
import type { Doorstep } from '../../src/ports';
import { asGoogleUser, eachCallAs } from '../support/asGoogleUser';
import { inboxOf, openOffice } from '../support/office';
import { rawOf } from '../support/sendingOffice';
import { doorstepContract } from './doorstep';
import { journalContract } from './journal';
import { mailboxContract } from './mailbox';
import { outgoingContract } from './outgoing';
import { reviewStoreContract } from './reviewStore';
import { settleStoreContract } from './settleStore';

function owner() {
  const world = openOffice({ setUp: false });
  const asAda = <T>(work: () => T): T => asGoogleUser(world, ADA.email, work);
  return {
    world,
    asAda,
    journal: eachCallAs(world, ADA.email, journal),
    store: eachCallAs(world, ADA.email, settleStore),
    keepConfig: (value: Parameters<typeof config.keep>[0]) => {
      asAda(() => {
        config.keep(value);
      });
    },
  };
}

/** Until not even a small property fits. */
function fillUp(properties: GoogleAppsScript.Properties.Properties): void {
  let size = 8_000;
  for (let index = 0; size > 10; index += 1) {
    try {
      properties.setProperty(`filler-${index}`, 'x'.repeat(size));
    } catch {
      size = Math.floor(size / 2);
    }
  }
}

journalContract('script properties', () => {
  const made = owner();
  return {
    ...made,
    fill: () => {
      made.asAda(() => {
        fillUp(PropertiesService.getScriptProperties());
        fillUp(PropertiesService.getUserProperties());
      });
    },
  };
});

settleStoreContract('script properties', () => {
  const made = owner();
  return {
    ...made,
    spoil: () => {
      made.asAda(() => {
        PropertiesService.getScriptProperties().setProperty('j:000000000:AAAAAAAAAAAA', '{"k":"from-newer"}');
      });
    },
  };
});

doorstepContract('the script cache', () => {
  const made = owner();
  return {
    ...made,
    doorstep: eachCallAs(made.world, ADA.email, {
      look: (about: Parameters<Doorstep['look']>[0]) => openDoorstep().doorstep.look(about),
      countRepeat: (message: Parameters<Doorstep['countRepeat']>[0]) => {
        openDoorstep().doorstep.countRepeat(message);
      },
    }),
    object: (name) => {
      made.asAda(() => {
        const isTag = /^[0-9a-f]{8}$/.test(name);
        const shard = `${isTag ? 'x' : 'y'}:${name.charAt(0)}`;
        PropertiesService.getScriptProperties().setProperty(shard, name);
        CacheService.getScriptCache().remove(shard);
      });
    },
  };
});

reviewStoreContract('user properties', () => {
  const world = openOffice({ setUp: false });
  return {
    store: eachCallAs(world, ADA.email, reviewStore),
    other: eachCallAs(world, GRACE.email, reviewStore),
  };
});

mailboxContract('Gmail', () => {
  const world = openOffice({ setUp: false });
  const view = () => world.mail.mailbox(ADA.email);
  const asAda = <T>(work: () => T): T => asGoogleUser(world, ADA.email, work);
  return {
    mailbox: eachCallAs(world, ADA.email, mailbox),
    now: () => world.clock.now(),
    pass: (ms) => {
      world.clock.moveTo(world.clock.now() + ms);
    },
    send: ({ subject, to, cc, bcc, html, thread }) => {
      const answered = thread === null ? undefined : view().thread(thread)?.messages.slice(-1)[0]?.id;
      const people = { to: to.join(', '), cc: cc.join(', '), bcc: bcc.join(', ') };
      const draft = view().saveDraft({ ...people, subject, html, ...(answered && { inReplyTo: answered }) });
      const { messageId, threadId } = view().sendDraft(draft);
      return { gmailMessage: messageId, gmailThread: threadId };
    },
    labelsOn: (gmailMessage) => {
      const own = new Set(
        view()
          .labels()
          .flatMap(({ id, type }) => (type === 'user' ? [id] : [])),
      );
      return (view().message(gmailMessage)?.labelIds ?? []).filter((id) => own.has(id));
    },
    deleteLabel: (id) => {
      asAda(() => {
        Gmail?.Users.Labels.remove('me', id);
      });
    },
    renameLabel: (id, name) => {
      asAda(() => Gmail?.Users.Labels.patch({ name }, 'me', id));
    },
    gone: () => ({ gmailMessage: '18ffffffffffffff', gmailThread: '18ffffffffffffff' }),
  };
});

outgoingContract('Gmail', () => {
  const world = openOffice({ setUp: false });
  return {
    outgoing: eachCallAs(world, ADA.email, outgoing),
    me: ADA.email,
    others: [BEN.email, CLEO.email],
    now: () => world.clock.now(),
    pass: (ms) => {
      world.clock.moveTo(world.clock.now() + ms);
    },
    got: (email) =>
      inboxOf(world, email)
        .map(({ id }) => rawOf(world, email, id))
        .reverse(),
    tire: () => {
      asGoogleUser(world, ADA.email, () => {
        for (;;) {
          try {
            Gmail?.Users.Messages.list('me');
          } catch {
            return;
          }
        }
      });
    },
    gone: { draft: 'r-1', gmailMessage: '18ffffffffffffff', gmailThread: '18ffffffffffffff' },
  };
});
