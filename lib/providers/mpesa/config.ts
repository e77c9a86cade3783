/** Everything this merchant has at Safaricom. One short code may be both. */
export type MpesaConfig = Readonly<{
  baseUrl: string
  consumerKey: string
  consumerSecret: string
  /** Takes money in: STK prompts and pay bill payments. */
  collect: Readonly<{ shortcode: string; passkey: string }>
  /** Pays money out (B2C), and the API user of the organisation. */
  payout: Readonly<{ shortcode: string; initiatorName: string; initiatorPassword: string }>
  /** Safaricom's certificate as PEM. It expired years ago and still is the one: only its key is used. */
  certificatePem: string
}>
