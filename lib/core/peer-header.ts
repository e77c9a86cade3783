/** The other end of a connection as this server itself saw it; whatever a sender puts there is overwritten. */
export const PEER_HEADER = 'x-hazina-peer'

/** `yes` when a proxy had a hand in the request as it came in; the framework adds such headers to every one itself. */
export const FORWARDED_HEADER = 'x-hazina-forwarded'
