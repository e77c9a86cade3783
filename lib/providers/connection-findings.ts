import type { Door } from './inbound'

/** What a connection test looks at, in this order; a provider has the steps that mean something there. */
export const CONNECTION_STEPS = ['address', 'token', 'signature', 'read', 'account', 'callbacks'] as const
export type ConnectionStep = (typeof CONNECTION_STEPS)[number]

/** Why a step failed; each has its sentence and its remedy in the catalogue under `connection.cause`. */
export const CONNECTION_CAUSES = [
  'not_an_address',
  'not_https',
  'wrong_path',
  'host_unknown',
  'nobody_listens',
  'not_secure',
  'too_slow',
  'cut_off',
  'wrong_secret',
  'not_allowed',
  'wrong_address',
  'not_data',
  'too_often',
  'provider_down',
  'unexpected',
  'account_missing',
  'door_local',
  'door_unreachable',
  'door_foreign',
] as const
export type ConnectionCause = (typeof CONNECTION_CAUSES)[number]

export type ConnectionFinding = Readonly<{
  step: ConnectionStep
  outcome: 'fine' | 'failed' | 'not_tried'
  /** Of a failed step. */
  cause?: ConnectionCause
  /** HTTP status, where one came. */
  status?: number
  /** The address that was called, what was expected of it, an account that is missing: without secrets. */
  about?: string
  /** Lines to compare with the provider, such as the text that is signed; secrets masked. */
  lines?: readonly string[]
}>

export interface ConnectionTest {
  /** Moves nothing. Each call has its time limit; steps that hang on a failed one are not tried. Never throws for the network. */
  testConnection(callbackUrl: (door: Door) => string): Promise<readonly ConnectionFinding[]>
}
