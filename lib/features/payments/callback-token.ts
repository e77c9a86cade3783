import { createHmac, timingSafeEqual } from 'node:crypto'
import { sha256Hex } from '@/lib/core/content-hash'
import type { Door } from '@/lib/providers/inbound'

const TOKEN = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[0-9a-f]{32}$/

/**
 * The secret part of an attempt's callback address: its id, and 128 bits of HMAC over it. It authenticates an unsigned
 * callback, names the attempt when the reply was lost, and matches a callback that comes before the reply. It proves
 * itself without the database: a message for an attempt that a restored backup does not know is still taken.
 */
export function callbackToken(key: Buffer, attemptId: string): string {
  const mac = createHmac('sha256', key).update(`callback:${attemptId}`).digest('hex').slice(0, 32)
  return attemptId.replaceAll('-', '') + mac
}

/** Whether this installation once made this token, for whatever attempt. */
export function isOwnToken(key: Buffer, token: string): boolean {
  const id = TOKEN.exec(token)?.slice(1, 6).join('-')
  return id !== undefined && timingSafeEqual(Buffer.from(token), Buffer.from(callbackToken(key, id)))
}

/** What is stored of it. */
export function callbackTokenHash(key: Buffer, attemptId: string): string {
  return sha256Hex(callbackToken(key, attemptId))
}

export function callbackUrl(publicUrl: string, token: string): (door: Door) => string {
  return (door) => `${publicUrl}/hooks/${door}/${token}`
}

/** One address for messages that no attempt asked for: C2B confirmations, webhooks, balances, the history door. */
export function standingToken(key: Buffer, purpose: 'arrivals' | 'balances'): string {
  return createHmac('sha256', key).update(`standing:${purpose}`).digest('hex').slice(0, 32)
}

/** Stands for the token in the request that is kept: the address is a secret like any other. */
export const CALLBACK_TOKEN_PLACE = '{{callback_token}}'

/** The kept request as it travels. */
export function withCallbackToken(requestBody: string, key: Buffer, attemptId: string): string {
  return requestBody.replaceAll(CALLBACK_TOKEN_PLACE, callbackToken(key, attemptId))
}
