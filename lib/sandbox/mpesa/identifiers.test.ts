import { createPublicKey, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { KernelCore } from '@/lib/sandbox/kernel-core'
import { createMpesa } from '@/lib/sandbox/mpesa'
import { credentialBytes, decryptCredential, mpesaKey } from '@/lib/sandbox/mpesa/credential'
import { securityCredential } from '@/lib/sandbox/mpesa/daraja-by-hand'
import {
  dottedStamp,
  isStamp,
  mintCheckoutRequestId,
  mintReceipt,
  placeholderReceipt,
  receiptPrefix,
  stamp,
} from '@/lib/sandbox/mpesa/identifiers'
import { shillingText, shortShillingText, wireDouble, wireJson } from '@/lib/sandbox/mpesa/shillings'

describe('ids and times', () => {
  it('writes East Africa Time', () => {
    const at = new Date('2026-03-15T21:30:05Z')
    expect(stamp(at)).toBe('20260316003005')
    expect(dottedStamp(at)).toBe('16.03.2026 00:30:05')
    expect(isStamp('20210628092408')).toBe(true)
    expect(isStamp('20210230092408')).toBe(false)
    expect(isStamp('2021062809240')).toBe(false)
  })

  it.each([
    ['2019-12-19', 'NLJ'],
    ['2023-11-21', 'RKL'],
    ['2024-07-06', 'SG6'],
    ['2018-02-23', 'MBN'],
    ['2026-03-15', 'UCF'],
  ])('a receipt of %s begins %s', (day, prefix) => {
    const at = new Date(`${day}T09:00:00Z`)
    expect(receiptPrefix(at)).toBe(prefix)
    expect(mintReceipt(at)).toMatch(new RegExp(`^${prefix}[A-Z0-9]{7}$`))
    expect(placeholderReceipt(at)).toBe(`${prefix}0000000`)
  })

  it('a checkout request ends with the last nine digits of the phone', () => {
    expect(mintCheckoutRequestId(new Date('2025-12-04T11:30:05.247Z'), '254708374149')).toBe(
      'ws_CO_04122025143005247708374149',
    )
  })
})

describe('amounts on the wire', () => {
  it('keeps cents exact and writes doubles as Java does', () => {
    expect(shillingText(4671300)).toBe('46713.00')
    expect(shillingText(-22000)).toBe('-220.00')
    expect(shillingText(5)).toBe('0.05')
    expect(shortShillingText(150000)).toBe('1500')
    expect(wireJson({ a: wireDouble(125000), b: wireDouble(618683), c: wireDouble(-198000), d: '1.0' })).toBe(
      '{"a":1250.0,"b":6186.83,"c":-1980.0,"d":"1.0"}',
    )
  })
})

describe('the certificate', () => {
  const kernel = new KernelCore({ dataFile: ':memory:', seed: 'test', days: 1, now: () => new Date() })
  createMpesa(kernel)

  it('is a self-signed X.509 that anyone can read and verify', () => {
    const certificate = new X509Certificate(mpesaKey(kernel).certificate)
    expect(certificate.subject).toBe('CN=apicrypt.sandbox.hazina.local')
    expect(certificate.verify(createPublicKey(mpesaKey(kernel).certificate))).toBe(true)
    expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 })
  })

  it('encrypts a password to 344 characters, differently each time, and gives it back', () => {
    const once = securityCredential(mpesaKey(kernel).certificate, 'Safaricom999!*!')
    const twice = securityCredential(mpesaKey(kernel).certificate, 'Safaricom999!*!')
    expect(once).toHaveLength(344)
    expect(once).not.toBe(twice)
    for (const text of [once, twice]) {
      const bytes = credentialBytes(text)
      expect(bytes).toHaveLength(256)
      expect(bytes && decryptCredential(kernel, bytes)).toBe('Safaricom999!*!')
    }
  })

  it('stays the same through a reset', () => {
    const before = mpesaKey(kernel).certificate
    kernel.startOver('other')
    expect(mpesaKey(kernel).certificate).toBe(before)
  })
})
