/** Was it pressed by Enter or the space bar, and not by a mouse or a finger? */
export const isByKey = ({ detail }: MouseEvent): boolean => detail === 0;
