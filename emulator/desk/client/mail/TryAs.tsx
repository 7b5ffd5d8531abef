import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MailboxPrograms, Person, Program } from '../../wire';
import { changed } from '../changes';
import { at, send, useRemote, wordsOf } from '../remote';
import { say, sayBad } from '../toast';

/** Opens a mail, or presses a link of it, the way some program does it: now, whoever else reads it how. */
export function TryAs(props: { readonly person: Person; readonly messageId: string }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details
      class="try-as"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>Open it as…, press the link as…</summary>
      {open && <Forms {...props} />}
    </details>
  );
}

function Forms({ person, messageId }: { readonly person: Person; readonly messageId: string }): JSX.Element {
  const told = useRemote<MailboxPrograms>(`recipients?email=${encodeURIComponent(person.email)}`);
  const path = `recipients/${at(person.email)}/messages/${at(messageId)}`;
  const links = useRemote<readonly string[]>(`${path}/links`);
  const [opener, setOpener] = useState('');
  const [presser, setPresser] = useState('');
  const [link, setLink] = useState(0);
  const programs = told.kind === 'here' ? told.data.programs : [];
  const openers = programs.filter(({ role }) => role !== 'filter');
  const urls = links.kind === 'here' ? links.data : [];
  const tell = (deed: string, body: object): void =>
    void send<{ said: string }>('POST', `${path}/${deed}`, body)
      .then(({ said }) => {
        say(said);
      })
      .catch((error: unknown) => {
        sayBad(wordsOf(error));
      })
      .then(changed);
  return (
    <>
      <Line
        button="Open"
        onSubmit={() => {
          tell('open', { client: opener || openers[0]?.id });
        }}
      >
        <Choice label="Open it as" value={opener || (openers[0]?.id ?? '')} onChange={setOpener}>
          {openers.map(option)}
        </Choice>
      </Line>
      {links.kind === 'here' && urls.length === 0 && <p class="hint">This mail has no link.</p>}
      {urls.length > 0 && (
        <Line
          button="Press"
          onSubmit={() => {
            tell('press', { link, client: presser || null });
          }}
        >
          {urls.length > 1 && (
            <Choice
              label="The link"
              value={String(link)}
              onChange={(value) => {
                setLink(Number(value));
              }}
            >
              {urls.map((url, index) => (
                <option key={url} value={index}>
                  {index + 1}. {short(url)}
                </option>
              ))}
            </Choice>
          )}
          <Choice label="Press the link as" value={presser} onChange={setPresser}>
            <option value="">A person in a browser</option>
            {programs.filter(({ asksForLinks }) => asksForLinks).map(option)}
          </Choice>
        </Line>
      )}
    </>
  );
}

function Line(props: {
  readonly button: string;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <form
      class="try-as-line"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
      <button type="submit" class="button">
        {props.button}
      </button>
    </form>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <label>
      {props.label}
      <select
        value={props.value}
        onChange={(event) => {
          props.onChange(event.currentTarget.value);
        }}
      >
        {props.children}
      </select>
    </label>
  );
}

const option = ({ id, name }: Program): JSX.Element => (
  <option key={id} value={id}>
    {name}
  </option>
);

/** Long addresses differ at their ends. */
const short = (url: string): string => {
  const bare = url.replace(/^https?:\/\//, '');
  return bare.length > 48 ? `${bare.slice(0, 24)}…${bare.slice(-20)}` : bare;
};
