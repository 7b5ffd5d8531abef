import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PictureUrl } from './composerHtml';
import { Editing } from './Editing';

/** Where the mail is written. It holds its own text; `editing` reads and changes it. */
export function BodyEditor(props: {
  readonly first: string;
  readonly editing: RefObject<Editing | null>;
  readonly pictureUrl: PictureUrl;
  readonly focus: boolean;
  readonly onChange: () => void;
}): JSX.Element {
  const { first, editing, onChange } = props;
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (root.current === null) return undefined;
    const own = new Editing(root.current, props.pictureUrl);
    own.show(first);
    editing.current = own;
    if (props.focus) own.focus();
    return () => {
      own.stop();
    };
  }, []);
  return (
    <div
      ref={root}
      class="composer-body"
      role="textbox"
      aria-label="Message body"
      aria-multiline="true"
      contentEditable
      onInput={onChange}
    />
  );
}
