import type { JSX } from 'preact';
import { ICON_PATHS } from './iconPaths';

/** A Material icon by name; an unknown name draws a ring. Decoration: whatever carries it has words of its own. */
export function Icon({ name, size = 20 }: { readonly name: string; readonly size?: number }): JSX.Element {
  const path = ICON_PATHS[name] ?? 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 2a6 6 0 1 1 0 12 6 6 0 0 1 0-12z';
  return (
    <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

/**
 * The add-on's logo. Unlike Google: nothing is fetched; a logo that is one of Google's Material icons is drawn, any
 * other is shown as the first letter of the name.
 */
export function AddOnLogo(props: {
  readonly name: string;
  readonly logoUrl: string;
  readonly size?: number;
}): JSX.Element {
  const { name, logoUrl, size = 20 } = props;
  const material = /\/material\/.*\/(\w+?)_(?:black|white|grey\d*|googblue)_\d+dp\.png$/.exec(logoUrl)?.[1];
  if (material !== undefined && material in ICON_PATHS) return <Icon name={material} size={size} />;
  return (
    <span class="monogram" style={{ width: `${size}px`, height: `${size}px` }} aria-hidden="true">
      {name.slice(0, 1)}
    </span>
  );
}
