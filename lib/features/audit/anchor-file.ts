import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { canonicalJson } from '@/lib/core/content-hash'
import type { SeenRecord } from './verify-audit'

/**
 * `head`: the newest record at that moment. `restored`: a person put an older database in place here, so what was noted
 * before it no longer binds.
 */
const Stored = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['head', 'restored']),
  number: z.string().regex(/^\d+$/),
  hash: z.string(),
  /** Signature of the line before: an old line put in again later does not fit. */
  previous: z.string(),
  signature: z.string(),
})
type Stored = z.infer<typeof Stored>

export type Anchor = SeenRecord & Readonly<{ at: Date; kind: Stored['kind'] }>
export type AnchorsRead = Readonly<{
  /** What binds today: everything since the last restore, oldest first. */
  anchors: readonly Anchor[]
  /** Signature of the last line; empty for a file without one. */
  last: string
  /** Why the file cannot be trusted; null when it can. */
  problem: string | null
}>

function sign(key: Buffer, line: Omit<Stored, 'signature'>): string {
  return createHmac('sha256', key).update('audit anchor\n').update(canonicalJson(line)).digest('hex')
}

function isSigned(key: Buffer, { signature, ...line }: Stored): boolean {
  const right = Buffer.from(sign(key, line))
  const given = Buffer.from(signature)
  return right.length === given.length && timingSafeEqual(right, given)
}

/** A line that a crash cut short is no line: the one after it follows the one before it. */
function parse(line: string): Stored | undefined {
  try {
    return Stored.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

/** A crash leaves a beginning without a line break behind it; any other unreadable end was changed afterwards. */
function isWholeEnd(text: string): boolean {
  const end = text.split('\n').findLast((line) => line !== '')
  return end === undefined || parse(end) !== undefined || !(text.endsWith('\n') || end.includes('}'))
}

/** Every line, each signed and following the one before it. */
export function readAnchors(file: string, key: Buffer): AnchorsRead {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const lines = text.split('\n')
  const anchors: Anchor[] = []
  let last = ''
  for (const [index, written] of lines.entries()) {
    const line = parse(written)
    if (!line) continue
    const problem = !isSigned(key, line)
      ? 'was not signed with this HAZINA_KEY'
      : line.previous !== last
        ? 'does not follow the line before it'
        : undefined
    if (problem) return { anchors, last, problem: `line ${index + 1} of ${file} ${problem}` }
    if (line.kind === 'restored') anchors.length = 0
    anchors.push({ at: new Date(line.at), kind: line.kind, number: Number(line.number), hash: line.hash })
    last = line.signature
  }
  return {
    anchors,
    last,
    problem: isWholeEnd(text) ? null : `the last line of ${file} is not the one that was written`,
  }
}

/** Adds one line and waits until it is on the disk. Two writers must not meet: call it inside a transaction. */
export function appendAnchor(file: string, key: Buffer, anchor: Anchor, last: string): void {
  const line = {
    at: anchor.at.toISOString(),
    kind: anchor.kind,
    number: String(anchor.number),
    hash: anchor.hash,
    previous: last,
  }
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const cutShort = existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8'))
  const descriptor = openSync(file, 'a', 0o600)
  try {
    writeSync(descriptor, `${cutShort ? '\n' : ''}${JSON.stringify({ ...line, signature: sign(key, line) })}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
