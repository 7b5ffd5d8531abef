import type { Clock } from '../ports';

export const now: Clock = () => Date.now();
