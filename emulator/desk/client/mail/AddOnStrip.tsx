import type { JSX } from 'preact';
import type { AddOnFace } from '../../wire';
import { AddOnLogo } from '../Icon';

/**
 * The row below a mail on a phone, from where add-ons are opened.
 *
 * Unlike Google: the words above the row are ours, and only the one add-on is in it.
 *
 * @see https://developers.google.com/workspace/add-ons/guides/using-addons
 */
export const AddOnStrip = (props: {
  readonly addOn: AddOnFace;
  readonly onOpen: () => void;
}): JSX.Element => (
  <section class="add-on-strip" aria-label="Add-ons for this mail">
    <p class="hint">Add-ons for this mail</p>
    <button type="button" id="add-on-strip" class="add-on-strip-button" onClick={props.onOpen}>
      <AddOnLogo name={props.addOn.name} logoUrl={props.addOn.logoUrl} size={24} /> {props.addOn.name}
    </button>
  </section>
);
