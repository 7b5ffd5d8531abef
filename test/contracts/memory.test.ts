/** The memory ports keep the contracts, so that what is proven on them may be trusted. */
import { memoryDoorstep } from '../support/memoryDoorstep';
import { memoryJournal } from '../support/memoryJournal';
import { ledgerMemory, memoryLedger } from '../support/memoryLedger';
import { mailboxMemory, memoryMailbox } from '../support/memoryMailbox';
import { memoryOutgoing, outgoingMemory } from '../support/memoryOutgoing';
import { memoryOwner } from '../support/memoryOwner';
import { memoryReviewStore } from '../support/memoryReviewStore';
import { memorySettleStore } from '../support/memorySettleStore';
import { SENT_AT } from '../support/tracked';
import { doorstepContract } from './doorstep';
import { journalContract } from './journal';
import { ledgerContract } from './ledger';
import { mailboxContract } from './mailbox';
import { outgoingContract } from './outgoing';
import { reviewStoreContract } from './reviewStore';
import { settleStoreContract } from './settleStore';

function owner() {
  const memory = memoryOwner();
  return {
    memory,
    journal: memoryJournal(memory),
    store: memorySettleStore(memory),
    doorstep: memoryDoorstep(memory),
    keepConfig: (config: typeof memory.config) => {
      memory.config = config;
    },
  };
}

journalContract('memory', () => {
  const made = owner();
  return {
    ...made,
    fill: () => {
      made.memory.room = made.memory.entries.length;
    },
  };
});

settleStoreContract('memory', () => {
  const made = owner();
  return { ...made, spoil: () => made.memory.unreadable.push('j:000000000:spoilt') };
});

doorstepContract('memory', () => {
  const made = owner();
  return { ...made, object: (name) => made.memory.objections.add(name) };
});

reviewStoreContract('memory', () => ({ store: memoryReviewStore(), other: memoryReviewStore() }));

ledgerContract('memory', () => {
  const memory = ledgerMemory();
  return {
    open: () => memoryLedger(memory),
    events: () => memory.events.map(({ event, revision }) => ({ id: event.id, revision })),
    sortByHand: () => {
      memory.rows = [null, ...memory.rows.slice(1).reverse()];
    },
    deleteRow: (message) => {
      memory.rows = memory.rows.filter((state) => state?.message !== message);
    },
    lose: () => {
      memory.gone = true;
    },
  };
});

mailboxContract('memory', () => {
  const memory = mailboxMemory();
  let time = SENT_AT;
  let sent = 0;
  return {
    mailbox: memoryMailbox(memory),
    now: () => time,
    pass: (ms) => {
      time += ms;
    },
    send: ({ subject, to, cc, bcc, html, thread }) => {
      sent += 1;
      const ids = { gmailMessage: `mail-${sent}`, gmailThread: thread ?? `thread-${sent}` };
      memory.mails.push({ ...ids, at: time, subject, recipients: [...to, ...cc, ...bcc], html, written: [] });
      return ids;
    },
    labelsOn: (gmailMessage) => [...(memory.labelled.get(gmailMessage) ?? [])],
    deleteLabel: (id) => {
      memory.labels.delete(id);
      for (const labels of memory.labelled.values()) labels.delete(id);
    },
    renameLabel: () => undefined, // labels have no names here
    gone: () => ({ gmailMessage: 'mail-gone', gmailThread: 'thread-gone' }),
  };
});

outgoingContract('memory', () => {
  const memory = outgoingMemory();
  let time = SENT_AT;
  return {
    outgoing: memoryOutgoing(memory, mailboxMemory(), () => time),
    me: 'sam@example.com',
    others: ['rita@example.org', 'rob@example.org'],
    now: () => time,
    pass: (ms) => {
      time += ms;
      memory.allowance = Infinity;
    },
    got: (email) => memory.delivered.filter(({ to }) => to.includes(email)).map(({ raw }) => raw),
    tire: () => {
      memory.allowance = 0;
    },
    gone: { draft: 'r0', gmailMessage: '18ffffffffffffff', gmailThread: '18ffffffffffffff' },
  };
});
