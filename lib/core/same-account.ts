import { sha256Hex } from './content-hash'

const HASH = /^[0-9a-f]{64}$/

/** Whether what is left readable of a masked number fits the other one. */
function fitsMask(masked: string, whole: string): boolean {
  const bare = (text: string) => text.replace(/[\s-]/g, '')
  const [pattern, number] = [bare(masked), bare(whole)]
  const [start = '', ...rest] = pattern.split(/[*•x]+/i)
  return number.startsWith(start) && number.endsWith(rest.at(-1) ?? '')
}

/**
 * Whether two writings can be of one account: M-Pesa tells a payer in full, masked, or as the SHA-256 of the number,
 * depending on the door. What cannot be compared does not differ.
 */
export function sameAccount(ours: string, theirs: string): boolean {
  if (ours === theirs) return true
  for (const [one, other] of [
    [ours, theirs],
    [theirs, ours],
  ] as const) {
    if (HASH.test(one)) return HASH.test(other) ? false : /[*•]/.test(other) || sha256Hex(other) === one
    if (/[*•]/.test(one)) return fitsMask(one, other)
  }
  return false
}
