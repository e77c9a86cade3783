import { generateSecret, generateSync, generateURI, verifySync } from 'otplib'

const PERIOD_SECONDS = 30
const CODE = /^\d{6}$/

const epochSeconds = (at: Date) => Math.floor(at.getTime() / 1000)

/** A new base32 secret of 160 bits. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 })
}

export const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 section 6, for whole groups of five bytes. */
export function base32(bytes: Uint8Array): string {
  if (bytes.length % 5 !== 0) throw new Error('base32 here takes groups of five bytes')
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((group) => BASE32.charAt(Number.parseInt(group, 2))).join('')
}

/** What an authenticator application scans. */
export function totpUri(secret: string, signInName: string): string {
  return generateURI({ issuer: 'Hazina', label: signInName, secret })
}

/** The code of this moment (RFC 6238: SHA-1, 6 digits, 30 s), its time step, and how long it is the newest. */
export function currentCode(secret: string, now: Date): { code: string; step: number; validForSeconds: number } {
  const epoch = epochSeconds(now)
  return {
    code: generateSync({ secret, epoch }),
    step: Math.floor(epoch / PERIOD_SECONDS),
    validForSeconds: PERIOD_SECONDS - (epoch % PERIOD_SECONDS),
  }
}

/**
 * The time step a code belongs to, one step of clock difference either way, or undefined when it is wrong or its step
 * was used before.
 */
export function matchingStep(secret: string, code: string, now: Date, lastStep: number): number | undefined {
  const digits = code.replace(/\s/g, '')
  if (!CODE.test(digits)) return undefined
  const verified = verifySync({ secret, token: digits, epoch: epochSeconds(now), epochTolerance: PERIOD_SECONDS })
  if (!verified.valid || !('timeStep' in verified)) return undefined
  return verified.timeStep > lastStep ? verified.timeStep : undefined
}
