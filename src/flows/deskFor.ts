import * as v from 'valibot';
import { decodeState } from '../core/codec';
import { instant, mark, messageId } from '../core/compact';
import type { Config } from '../core/config';
import { onDemand } from '../core/onDemand';
import { Problem } from '../core/problem';
import type { Desk } from '../ports';
import { askQuery, messagesFor, readAnswer, type QueryPorts } from './answerQuery';
import { changesFor } from './changesFor';

export interface DeskPorts extends QueryPorts {
  /**
   * Posts text to the web app and answers its text.
   * @throws {Problem} WEB_APP_UNREACHABLE
   */
  readonly ask: (text: string) => string;
}

const Changes = onDemand(() =>
  v.object({
    marks: v.array(
      v.object({
        message: messageId(),
        sender: v.string(),
        gmailMessage: v.string(),
        gmailThread: v.string(),
        mark: mark(),
        at: instant(),
      }),
    ),
    upTo: instant(),
  }),
);

/** The state travels as text: {@link decodeState} reads what older and newer versions wrote. */
const Found = onDemand(() => v.object({ state: v.nullable(v.string()) }));
const AllFound = onDemand(() => v.object({ states: v.array(v.string()) }));

/** The desk as a sender reaches it: the owner's own, without leaving the script; everybody else's through the web app. */
export const deskFor = (config: Config, sender: string, ports: DeskPorts): Desk =>
  sender === config.owner ? ownDesk(ports) : farDesk(config, ports);

const ownDesk = ({ store, ledger }: DeskPorts): Desk => ({
  changesSince: (sender, since) => changesFor(sender, since, store.read(), ledger),
  find: (sender, message, row) => ledger.find(sender, message, row),
  findAll: (sender, wanted) => messagesFor(sender, wanted, ledger),
});

function farDesk(config: Config, { now, hmac, ask }: DeskPorts): Desk {
  const answerTo = <Schema extends v.GenericSchema>(
    schema: () => Schema,
    question: string,
  ): v.InferOutput<Schema> => {
    const read = v.safeParse(schema(), readAnswer(ask(question)));
    if (read.success) return read.output;
    throw new Problem(
      'WEB_APP_UNREACHABLE',
      `The web app did not answer as it should. Try again in a few minutes; if that does not help, tell ${config.owner}, who runs it.`,
    );
  };
  return {
    changesSince: (sender, since) =>
      answerTo(Changes, askQuery('changes', sender, { since }, config, now(), hmac)),
    find: (sender, message, row) => {
      const { state } = answerTo(Found, askQuery('message', sender, { message, row }, config, now(), hmac));
      return state === null ? null : decodeState(state);
    },
    findAll: (sender, wanted) => {
      const { states } = answerTo(AllFound, askQuery('messages', sender, { wanted }, config, now(), hmac));
      return states.flatMap((state) => decodeState(state) ?? []);
    },
  };
}
