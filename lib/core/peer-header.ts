/** The other end of a connection as this server itself saw it; whatever a sender puts there is overwritten. */
export const PEER_HEADER = 'x-hazina-peer'
