import pino from 'pino'

/** Fields a log line may carry: ids and facts, never a name, account, phone, token or body. */
export type LogFields = Readonly<{
  id?: string
  provider?: string
  operation?: string
  state?: string
  kind?: string
  count?: number
  ms?: number
  status?: number
  reference?: string
  error?: string
}>

export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

const ALLOWED = ['id', 'provider', 'operation', 'state', 'kind', 'count', 'ms', 'status', 'reference', 'error'] as const

/** Only what is on the list passes, whatever a caller's object carries beside it. */
function allowed(fields: LogFields = {}): Record<string, unknown> {
  return Object.fromEntries(ALLOWED.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]))
}

/** One JSON line an event, to standard output. */
export function createLog(name: string): Log {
  const line = pino({ name, base: { name } })
  return {
    info: (message, fields) => line.info(allowed(fields), message),
    warn: (message, fields) => line.warn(allowed(fields), message),
    error: (message, fields) => line.error(allowed(fields), message),
  }
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
