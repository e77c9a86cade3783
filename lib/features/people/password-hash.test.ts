import { describe, expect, test } from 'vitest'
import { hashPassword, NOBODYS_HASH, needsRehash, verifyPassword } from './password-hash'

describe('password hashes', () => {
  test('carry argon2id with 64 MiB, three passes and one lane, and a salt of 16 bytes', async () => {
    const made = await hashPassword('three-random-words')
    expect(made).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(needsRehash(made)).toBe(false)
    expect(await verifyPassword(made, 'three-random-words')).toBe(true)
    expect(await verifyPassword(made, 'three-random-wordS')).toBe(false)
  })

  test('the same characters typed composed or decomposed are the same password', async () => {
    expect(await verifyPassword(await hashPassword('caf\u00e9 au lait noir'), 'cafe\u0301 au lait noir')).toBe(true)
  })

  test('the hash for unknown names costs what a real one costs', () => {
    expect(needsRehash(NOBODYS_HASH)).toBe(false)
  })

  test('fifty at once take less than 300 MB more, as four are made at a time', async () => {
    const made = await hashPassword('three-random-words')
    const before = process.memoryUsage().rss
    let peak = before
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 5)
    const results = await Promise.all(Array.from({ length: 50 }, () => verifyPassword(made, 'three-random-words')))
    clearInterval(watch)
    expect(results.every(Boolean)).toBe(true)
    expect(peak - before).toBeGreaterThan(50 * 1024 * 1024)
    expect(peak - before).toBeLessThan(300_000_000)
  }, 120_000)
})
