import type { Account, Clock, MailAddress } from '../contracts';
import { mailboxName } from './addresses';
import { notFound } from './GmailError';
import { note } from './history';
import { indexOf } from './mailIndex';
import type { MailboxState, MailIndex, StoredMessage } from './state';

/** What all mailboxes share. */
export interface MailWorld {
  readonly clock: Clock;
  /** A number nobody else got. */
  readonly nextSerial: () => number;
  /** Something changed. */
  readonly touch: () => void;
}

/** A mail on its way into a mailbox. */
export interface Arrival {
  readonly raw: string;
  readonly labelIds: readonly string[];
  readonly internalDate: number;
  /** When search believes it came; as `internalDate` unless told. */
  readonly indexedAt?: number;
  /** Null begins a conversation. */
  readonly threadId: string | null;
}

/** One person's messages, with what is true of them at all times: they never change, but for their labels. */
export class Mailbox {
  constructor(
    readonly account: Account,
    readonly state: MailboxState,
    readonly world: MailWorld,
  ) {}

  /** The address mail for this mailbox is carried to. */
  get name(): string {
    return mailboxName(this.account.email);
  }

  /** Whether a mail with this From may leave from here as it is: the account's own address, or an alias. */
  mayBe(email: string): boolean {
    return mailboxName(email) === this.name || this.aliasOf(email) !== null;
  }

  aliasOf(email: string): MailAddress | null {
    const { aliases = [] } = this.state;
    return aliases.find((alias) => mailboxName(alias.email) === mailboxName(email)) ?? null;
  }

  get now(): number {
    return this.world.clock.now();
  }

  /** Oldest first, by Gmail's date; of two with one date, the earlier arrival. */
  messages(): readonly StoredMessage[] {
    return Object.values(this.state.messages).sort((a, b) => a.internalDate - b.internalDate);
  }

  message(id: string): StoredMessage | null {
    return Object.hasOwn(this.state.messages, id) ? (this.state.messages[id] ?? null) : null;
  }

  /** @throws {GmailError} 404. */
  theMessage(id: string): StoredMessage {
    const message = this.message(id);
    if (message === null) throw notFound();
    return message;
  }

  /** Oldest first; empty when there is no such thread. */
  thread(threadId: string): readonly StoredMessage[] {
    return this.messages().filter((message) => message.threadId === threadId);
  }

  add(arrival: Arrival, index: MailIndex = indexOf(arrival.raw)): StoredMessage {
    const id = fakeMessageId(this.world.nextSerial());
    const message: StoredMessage = {
      id,
      threadId: arrival.threadId ?? id,
      internalDate: arrival.internalDate,
      indexedAt: arrival.indexedAt ?? arrival.internalDate,
      labelIds: [...new Set(arrival.labelIds)],
      historyId: 0,
      raw: arrival.raw,
      index,
    };
    this.state.messages[id] = message;
    note(this.state, 'messageAdded', message, this.now);
    this.world.touch();
    return message;
  }

  /** For ever: no trash. */
  erase(message: StoredMessage): void {
    Reflect.deleteProperty(this.state.messages, message.id);
    note(this.state, 'messageDeleted', message, this.now);
    this.world.touch();
  }

  /** One history record for each label that really comes or goes; none when nothing changes. */
  relabel(
    message: StoredMessage,
    { add, remove }: { add: readonly string[]; remove: readonly string[] },
  ): void {
    for (const label of new Set(remove)) {
      if (!message.labelIds.includes(label)) continue;
      message.labelIds = message.labelIds.filter((each) => each !== label);
      note(this.state, 'labelRemoved', message, this.now, [label]);
    }
    for (const label of new Set(add)) {
      if (message.labelIds.includes(label)) continue;
      message.labelIds = [...message.labelIds, label];
      note(this.state, 'labelAdded', message, this.now, [label]);
    }
    this.world.touch();
  }
}

/** Sixteen hexadecimal digits, as Gmail's are, and plainly not Gmail's. */
const fakeMessageId = (serial: number): string => `1a${serial.toString(16).padStart(14, '0')}`;
