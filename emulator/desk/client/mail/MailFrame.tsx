import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { at } from '../remote';

/**
 * The mail itself, as this person's program shows it, in a frame where nothing of it can run. Links open in a new tab.
 * Loading the frame loads the mail's pictures.
 */
export function MailFrame(props: {
  readonly email: string;
  readonly messageId: string;
  readonly title: string;
}): JSX.Element {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const { current } = frame;
    if (current === null) return undefined;
    const watcher = new ResizeObserver(() => {
      fit(current);
    });
    const watch = (): void => {
      const body = current.contentDocument?.body;
      if (body) watcher.observe(body);
      fit(current);
    };
    current.addEventListener('load', watch);
    return () => {
      watcher.disconnect();
      current.removeEventListener('load', watch);
    };
  }, []);
  return (
    <iframe
      ref={frame}
      class="mail-frame"
      title={props.title}
      sandbox="allow-popups allow-popups-to-escape-sandbox allow-same-origin"
      src={`/emulator/${at('mailboxes', props.email)}/${at('messages', props.messageId)}/view`}
    />
  );
}

/** As high as the mail, so that the page scrolls and not the frame. */
function fit(frame: HTMLIFrameElement): void {
  const root = frame.contentDocument?.documentElement;
  if (root) frame.style.height = `${Math.max(60, root.offsetHeight)}px`;
}
