import type { JSX } from 'preact';
import { MoreMenu } from './MoreMenu';

/** The add-on's own menu: its universal actions. */
export const PanelMenu = (props: {
  readonly labels: readonly string[];
  readonly onChoose: (index: number) => void;
}): JSX.Element => (
  <MoreMenu
    label="More"
    items={props.labels.map((text, index) => ({
      text,
      act: () => {
        props.onChoose(index);
      },
    }))}
  />
);
