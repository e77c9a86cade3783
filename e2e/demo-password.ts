/** Of every demo person; public, and only in sandbox mode. */
export const DEMO_PASSWORD = 'hazina-demo'
