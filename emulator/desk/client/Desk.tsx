import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskState } from '../wire';
import { listenToWorld, useReachable } from './changes';
import { ExecutionsPlace } from './ExecutionsPlace';
import { FirstSteps } from './FirstSteps';
import { MailPlace } from './mail/MailPlace';
import { useRemote } from './remote';
import { hashOf, mailHash, type Route } from './route';
import { ScenePanel } from './ScenePanel';
import { SheetPlace } from './sheet/SheetPlace';
import { TimeControl } from './TimeControl';
import { ToastArea } from './toast';
import { TopBar } from './TopBar';
import { TroublePlace } from './trouble/TroublePlace';
import { useRoute } from './useRoute';

/** The whole page: where one may go, the clock, what to do first, and the place one is at. */
export function Desk(): JSX.Element {
  const state = useRemote<DeskState>('state');
  const route = useRoute();
  useEffect(listenToWorld, []);
  const here = route.place === 'mail' ? route.email : null;
  const first = state.kind === 'here' ? state.data.people[0] : undefined;
  useEffect(() => {
    if (route.place === 'start' && first !== undefined) location.replace(mailHash(first.email));
  }, [route.place, first?.email]);

  const moved = useRef(false);
  const spot = hashOf(route);
  useEffect(() => {
    if (moved.current) document.getElementById('place')?.focus({ preventScroll: true });
    moved.current = route.place !== 'start';
  }, [spot]);
  useEffect(() => {
    const person = state.kind === 'here' ? state.data.people.find(({ email }) => email === here) : undefined;
    document.title =
      person === undefined ? 'Workspace on this computer' : `${person.name} · Workspace on this computer`;
  }, [state.kind, here]);

  if (state.kind !== 'here') return <Waiting message={state.kind === 'failed' ? state.message : null} />;
  const { data: desk } = state;
  return (
    <div class="desk">
      <a class="skip" href="#place" onClick={focusPlace}>
        Skip to the content
      </a>
      <TopBar desk={desk} route={route} />
      <div class="guide">
        <FirstSteps steps={desk.steps} route={route} />
        <TimeControl now={desk.now} next={desk.next} clockRuns={desk.clockRuns} />
      </div>
      <CodeTrouble line={desk.codeTrouble} />
      <ScenePanel scene={desk.scene} />
      <NotReachable />
      <main id="place" class="place" tabIndex={-1}>
        <Place desk={desk} route={route} />
      </main>
      <ToastArea />
    </div>
  );
}

function Place({ desk, route }: { readonly desk: DeskState; readonly route: Route }): JSX.Element | null {
  switch (route.place) {
    case 'mail': {
      const person = desk.people.find(({ email }) => email === route.email);
      if (person === undefined) return <p class="empty">Nobody here is called {route.email}.</p>;
      return (
        <MailPlace
          key={person.email}
          desk={desk}
          person={person}
          label={route.label}
          threadId={route.thread}
        />
      );
    }
    case 'sheet':
      return <SheetPlace desk={desk} id={route.id} tab={route.tab} />;
    case 'executions':
      return <ExecutionsPlace />;
    case 'trouble':
      return <TroublePlace desk={desk} />;
    case 'start':
      return null;
  }
}

function Waiting({ message }: { readonly message: string | null }): JSX.Element {
  return (
    <p class="empty" role="status">
      {message === null ? 'Opening the workspace…' : `The workspace does not answer. (${message})`}
    </p>
  );
}

function NotReachable(): JSX.Element | null {
  return useReachable() ? null : (
    <p class="notice notice-bad" role="alert">
      The workspace has stopped. Start it again in the terminal; this page comes back by itself.
    </p>
  );
}

/** While the newest build cannot run, the one before goes on. */
function CodeTrouble({ line }: { readonly line: string | null }): JSX.Element | null {
  return line === null ? null : (
    <p class="notice notice-bad" role="alert">
      The new build cannot run, so the one before goes on. {line}
    </p>
  );
}

function focusPlace(event: Event): void {
  event.preventDefault();
  document.getElementById('place')?.focus();
}
