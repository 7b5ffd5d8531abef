import { render } from 'preact';
import { Desk } from './Desk';

render(<Desk />, document.body);
