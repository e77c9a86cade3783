import type { MpesaConfig } from './config'
import { securityCredential } from './credentials'

/** Puts the encrypted password of the API user into a body; what is kept as evidence has the placeholder instead. */
export type FillCredential = (body: string) => { body: string; evidenceBody: string }

const PLACEHOLDER = '{{security_credential}}'

/**
 * The padding is random but one credential may be reused for ever, so it is made once.
 * @throws Error at the start of the program, not at the first payout, when the certificate cannot be read.
 */
export function createInitiator(config: MpesaConfig): FillCredential {
  const credential = encrypted(config)
  return (body) => ({ evidenceBody: body, body: body.replace(PLACEHOLDER, () => credential) })
}

function encrypted({ payout, certificatePem }: MpesaConfig): string {
  try {
    return securityCredential(payout.initiatorPassword, certificatePem)
  } catch (error) {
    throw new Error('the M-Pesa certificate cannot be read: put the PEM of the Daraja portal there', { cause: error })
  }
}
