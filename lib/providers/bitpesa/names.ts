import { AppError } from '@/lib/core/errors'
import type { NameLookup } from '../look-ups'
import { wireWords } from '../transmission'
import type { BitpesaClient } from './client'
import { refusalOf } from './codes'
import { ValidationAnswer } from './wire'

/** Where the published answer is a name (contract 11.2); elsewhere it is an operator or a status. */
const COUNTRY: Readonly<Record<string, string>> = { 'NGN::Bank': 'NG', 'GHS::Bank': 'GH', 'GHS::Mobile': 'GH' }
/** Trouble of the bank's side, not of the account: to be asked again some minutes later. */
const BANK_IS_DOWN = /validation failed/i

/** Whose account it is, for the operator to confirm before paying. */
export function nameLookup(client: BitpesaClient): NameLookup {
  return {
    covers: (corridor) => Object.hasOwn(COUNTRY, corridor),
    async lookUpName({ bank: corridor, account, details = {} }) {
      const country = COUNTRY[corridor]
      if (country === undefined) return { found: false, because: 'BitPesa answers no names there.' }
      const [currency = '', kind = ''] = corridor.split('::')
      const mobile = kind === 'Mobile'
      const number = account.replace(/[\s-]/g, '')
      const result = await client.validateAccount(
        JSON.stringify({
          country,
          currency,
          method: mobile ? 'mobile' : 'bank',
          ...(mobile ? { phone_number: `+${number.replace(/^\+/, '')}` } : { bank_account: number }),
          ...(details.bankCode && { bank_code: details.bankCode }),
          ...(details.mobileProvider && { mobile_provider: details.mobileProvider }),
        }),
      )
      const answer = ValidationAnswer.safeParse(result.json).data
      const name = answer?.object.account_name?.trim()
      if (result.status === 200 && answer) {
        return name
          ? { found: true, name, account }
          : { found: false, because: 'BitPesa gave no name for this account.' }
      }
      const { words } = refusalOf(result.json)
      if (result.status === 422 && !BANK_IS_DOWN.test(answer?.meta?.error ?? ''))
        return { found: false, because: words }
      const because = result.status === 422 ? words : wireWords(result.wire)
      throw new AppError('provider_unreachable', `bitpesa account validation: ${because}`)
    },
  }
}
