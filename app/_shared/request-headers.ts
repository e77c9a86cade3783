/** Set by proxy.ts on every request to a page, replacing whatever came from outside. */
export const PATH_HEADER = 'x-hazina-path'
export const NONCE_HEADER = 'x-nonce'
