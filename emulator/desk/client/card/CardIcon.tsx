import type { JSX } from 'preact';
import type { IconJson } from '../../../cards/cardJson';
import { Icon } from '../Icon';
import { KNOWN_ICONS } from '../iconPaths';

/** An icon of a card: one of Google's by name, or a picture, fetched as Google does. */
export function CardIcon({ icon }: { readonly icon: IconJson }): JSX.Element {
  const drawn =
    icon.iconUrl === undefined ? (
      <Icon name={icon.materialIcon?.name ?? KNOWN_ICONS[icon.knownIcon ?? ''] ?? ''} />
    ) : (
      <img
        class={icon.imageType === 'CIRCLE' ? 'card-picture round' : 'card-picture'}
        src={pictureUrl(icon.iconUrl)}
        alt=""
      />
    );
  if (icon.altText === undefined) return <span class="card-icon">{drawn}</span>;
  return (
    <span class="card-icon" role="img" aria-label={icon.altText} title={icon.altText}>
      {drawn}
    </span>
  );
}

/** Pictures of cards come through Google's proxy, or from the card itself. */
export const pictureUrl = (url: string): string =>
  url.startsWith('data:') ? url : `/emulator/image-proxy?url=${encodeURIComponent(url)}`;
