import type { JSX } from 'preact';
import type { ImageJson, WidgetJson } from '../../../cards/cardJson';
import { CardButton } from './CardButton';
import { pictureUrl } from './CardIcon';
import { Clickable } from './Clickable';
import { DecoratedText } from './DecoratedText';
import { FormattedText } from './FormattedText';
import { SelectionInput, TextInput } from './Inputs';

export function Widget({ widget }: { readonly widget: WidgetJson }): JSX.Element {
  if ('textParagraph' in widget) {
    return (
      <p class="card-text">
        <FormattedText text={widget.textParagraph.text} />
      </p>
    );
  }
  if ('decoratedText' in widget) return <DecoratedText widget={widget.decoratedText} />;
  if ('buttonList' in widget) {
    return (
      <div class="card-buttons">
        {widget.buttonList.buttons.map((button, index) => (
          <CardButton key={index} button={button} />
        ))}
      </div>
    );
  }
  if ('image' in widget) return <Picture image={widget.image} />;
  if ('textInput' in widget) return <TextInput widget={widget.textInput} />;
  if ('selectionInput' in widget) return <SelectionInput widget={widget.selectionInput} />;
  return <hr class="card-divider" />;
}

function Picture({ image }: { readonly image: ImageJson }): JSX.Element {
  const picture = <img class="card-image" src={pictureUrl(image.imageUrl)} alt={image.altText ?? ''} />;
  if (image.onClick === undefined) return picture;
  return (
    <Clickable onClick={image.onClick} class="card-image-press" label={image.altText}>
      {picture}
    </Clickable>
  );
}
