/** Why a body is refused before, or instead of, being parsed (RELIABILITY.md 1.6 and matrix rows 25, 26). */
export type JsonRefusal = 'not_utf8' | 'too_deep' | 'not_json' | 'duplicate_key' | 'unsafe_key' | 'not_a_number'
export type GuardedJson = { ok: true; value: unknown } | { ok: false; refusal: JsonRefusal }

export const JSON_DEPTH_MAX = 20

/** Walks the text once, outside strings, counting brackets; JSON.parse of a million nested arrays costs seconds. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index)
    if (inString) {
      if (char === 0x5c) index += 1
      else if (char === 0x22) inString = false
    } else if (char === 0x22) inString = true
    else if (char === 0x7b || char === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (char === 0x7d || char === 0x5d) depth -= 1
    if (deepest > JSON_DEPTH_MAX) return deepest
  }
  return deepest
}

/**
 * A repeated key in one object: JSON.parse keeps the last in silence, so an amount could be said twice. `__proto__` as a
 * key reaches the prototype of whatever it is merged into. A number too large for a double is read as Infinity.
 */
function findUnsafePart(text: string): JsonRefusal | undefined {
  const scopes: (Set<string> | null)[] = []
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|-?\d[\d.eE+-]*/g
  let previousString: string | undefined
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const part = match[0]
    if (part === '{') scopes.push(new Set())
    else if (part === '[') scopes.push(null)
    else if (part === '}' || part === ']') scopes.pop()
    else if (part === ':' && previousString !== undefined) {
      const keys = scopes.at(-1)
      const key: unknown = JSON.parse(previousString)
      if (keys && typeof key === 'string') {
        if (key === '__proto__') return 'unsafe_key'
        if (keys.has(key)) return 'duplicate_key'
        keys.add(key)
      }
    } else if (/[\d-]/.test(part.charAt(0)) && !Number.isFinite(Number(part))) return 'not_a_number'
    previousString = part.startsWith('"') ? part : undefined
  }
  return undefined
}

/** Bytes of an inbound message to a JSON value, refusing what breaks later. Never throws. */
export function parseGuardedJson(bytes: Uint8Array): GuardedJson {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return { ok: false, refusal: 'not_utf8' }
  }
  if (depthOf(text) > JSON_DEPTH_MAX) return { ok: false, refusal: 'too_deep' }
  try {
    const value: unknown = JSON.parse(text)
    const refusal = findUnsafePart(text)
    return refusal ? { ok: false, refusal } : { ok: true, value }
  } catch {
    return { ok: false, refusal: 'not_json' }
  }
}
