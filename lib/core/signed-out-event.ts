/** Fired in a browser when a question of the page itself was answered with "signed out": the frame then covers the page. */
export const SIGNED_OUT_EVENT = 'hazina-signed-out'
