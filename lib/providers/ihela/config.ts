/** The merchant at iHela. */
export type IhelaConfig = Readonly<{
  /** With or without a slash at its end. */
  baseUrl: string
  /** Only where tokens live on another host; else `{baseUrl}/oAuth2/token/`. */
  tokenUrl?: string
  clientId: string
  clientSecret: string
}>

/** The merchant's own account: iHela gives it no number, so this is our key of it. */
export const OWN_ACCOUNT_KEY = 'ihela'
