import type { CallbackCaution } from '../inbound'

/** Everything this merchant has at Safaricom. One short code may be both. */
export type MpesaConfig = Readonly<{
  baseUrl: string
  consumerKey: string
  consumerSecret: string
  /** Takes money in: STK prompts and pay bill payments. */
  collect: Readonly<{
    /** The pay bill number; for a till its store or head-office number. */
    shortcode: string
    passkey: string
    /** Only for buy goods: the till that customers pay. */
    till?: string
    /** Of the pay bill notices: 1 tells payers' numbers hashed, 2 masked. Without it 2. */
    noticeVersion?: 1 | 2
    /** What M-Pesa does with a customer's payment when our validation is silent. Without it accepted. */
    whenSilent?: 'accept' | 'refuse'
  }>
  /** Pays money out (B2C), and the API user of the organisation. */
  payout: Readonly<{ shortcode: string; initiatorName: string; initiatorPassword: string }>
  /**
   * Safaricom's certificate: PEM text, or the base64 of the DER file. It expired years ago and still is the one: only
   * its key is used.
   */
  certificatePem: string
  /** Its callbacks carry no signature: what else has to fit before one is followed. */
  caution?: CallbackCaution
}>
