import 'server-only'
import { env } from '@/lib/env'

let baseUrl: string | undefined

/** The address of iHela's gateway: what the host of a confirmation page is compared with. Empty when it is not set up. */
export function ihelaBaseUrl(): string {
  // Live configuration reads a certificate from disk, so it is asked for once; the base address needs none.
  baseUrl ??= env().providers('').ihela?.baseUrl ?? ''
  return baseUrl
}
