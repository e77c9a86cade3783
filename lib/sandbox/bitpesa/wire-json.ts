/** A JSON number written exactly as its decimal text: money leaves as a number without ever having been a float. */
export class Numeral {
  constructor(readonly text: string) {
    if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`not a decimal: ${text}`)
  }
}

export type Wire = null | boolean | string | number | Numeral | readonly Wire[] | WireObject
export type WireObject = { readonly [key: string]: Wire | undefined }

/** JSON text of an answer; keys whose value is undefined are left out. */
export function encodeWire(value: Wire): string {
  if (value instanceof Numeral) return value.text
  if (isList(value)) return `[${value.map(encodeWire).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const parts = Object.entries(value).flatMap(([key, item]) =>
      item === undefined ? [] : [`${JSON.stringify(key)}:${encodeWire(item)}`],
    )
    return `{${parts.join(',')}}`
  }
  return JSON.stringify(value)
}

function isList(value: Wire): value is readonly Wire[] {
  return Array.isArray(value)
}
