/** The name of the tick boxes in the inbox; the address of the page where they are signed carries their values. */
export const PICK = 'p'
