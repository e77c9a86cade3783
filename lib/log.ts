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

/** Where lines go: standard output. A full disk or a closed pipe behind it is an event there, which nobody need hear. */
function standardOutput(): pino.DestinationStream {
  return pino.destination({ fd: 1, sync: true })
}

/**
 * JSON leaves some signs as they are that a terminal obeys or that turn a line around (ASVS 16.4.1): they are written by
 * their numbers, which JSON reads as the same signs. The line break at the end stays.
 */
function withoutUnseen(line: string): string {
  return line.replaceAll(/(?!\n$)[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) =>
    sign
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}

/**
 * One JSON line an event. Losing a line is better than losing a payment: a sink that fails, at once or later, stops
 * nothing (RELIABILITY.md section 2 row 53).
 */
export function createLog(name: string, sink: pino.DestinationStream = standardOutput()): Log {
  if ('on' in sink && typeof sink.on === 'function') sink.on('error', () => undefined)
  const line = pino({ name, base: { name } }, { write: (text: string) => void sink.write(withoutUnseen(text)) })
  const write = (level: 'info' | 'warn' | 'error') => (message: string, fields?: LogFields) => {
    try {
      line[level](allowed(fields), message)
    } catch {
      // There is nowhere left to say so.
    }
  }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
