import { describe, expect, test } from 'vitest'
import { signWebhook, webhookBody } from '@/lib/sandbox/wekeza/webhook-signature'

const SECRET = 'whsec_demo_1234567890'
const W1 =
  '{"id":"evt_payment_001","type":"payment.completed","created":"2026-02-13T10:30:15Z","data":{"paymentId":"pmt_abc123xyz","status":"COMPLETED","sourceAccount":{"accountId":"acc_1234567890","accountNumber":"1001234567"},"destinationAccount":{"accountNumber":"1009876543"},"amount":5000,"currency":"KES","description":"Payment for services","reference":"INV-2026-001","completedAt":"2026-02-13T10:30:15Z"},"metadata":{"webhookId":"webhook_abc123","attempt":1}}'
const W2 =
  '{"id":"evt_payment_002","type":"payment.failed","created":"2026-02-13T10:31:00Z","data":{"paymentId":"pmt_def456uvw","status":"FAILED","amount":12.5,"currency":"KES","reference":"FAIL-TEST-001"},"metadata":{"webhookId":"webhook_abc123","attempt":3}}'

describe('the published signature vectors', () => {
  test('W1, W2 and W3 sign to the published values', () => {
    expect(Buffer.byteLength(W1)).toBe(456)
    expect(Buffer.byteLength(W2)).toBe(249)
    expect(signWebhook(SECRET, 1_770_978_615, W1)).toBe(
      't=1770978615,v1=13b9dd5bc6acf49787af2d5c585cae381dbe462c1d83cc0ccc787f5d63037a6b',
    )
    expect(signWebhook(SECRET, 1_770_978_660, W2)).toBe(
      't=1770978660,v1=b1d99720ff71517ba239db6d494f0327c64551c6815010d75eb168cdcdc38d43',
    )
    expect(signWebhook(SECRET, 1_770_978_615, '{}')).toBe(
      't=1770978615,v1=575b4e73a85d0810ad233c9be3ba62724b3aaf40fed5d8e50b5c4fb3ef41e742',
    )
  })

  test('W4: another second is another signature', () => {
    expect(signWebhook(SECRET, 1_770_978_616, W1)).not.toContain('13b9dd5bc6acf497')
  })
})

describe('the body of a webhook', () => {
  test('is byte for byte what a verifier gets by printing the parsed JSON again', () => {
    expect(webhookBody(JSON.parse(W1))).toBe(W1)
    expect(webhookBody(JSON.parse(W2))).toBe(W2)
  })

  test('is ASCII only, whatever the payment says', () => {
    const body = webhookBody({ description: 'Café Ngũgĩ — «mboga» 🥬', amount: 5000.5 })
    expect(body).toBe('{"description":"Cafe Ngugi  mboga ","amount":5000.5}')
  })
})
