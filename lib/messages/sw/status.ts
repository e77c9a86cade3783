import type en from '../en/status'
import type { SameShape } from '../shape'

export default {
  draft: 'Rasimu',
  awaiting_approval: 'Inahitaji idhini',
  approved: 'Imeidhinishwa',
  sending: 'Inatumwa',
  sent: 'Imetumwa',
  unknown: 'Haijulikani',
  needs_review: 'Inahitaji ukaguzi',
  succeeded: 'Imefaulu',
  failed: 'Imeshindwa',
  denied: 'Imekataliwa',
  cancelled: 'Imeghairiwa',
  expired: 'Muda umeisha',
  health: { healthy: 'Salama', slow: 'Polepole', failing: 'Inashindwa', paused: 'Imesimamishwa', quiet: 'Bado hakuna' },
  direction: { in: 'Ndani', out: 'Nje', both: 'Ndani na nje' },
  rails: {
    mpesa: {
      stk: 'Ombi la M-Pesa',
      c2b: 'Pay bill ya M-Pesa',
      b2c: 'M-Pesa kwa simu',
      b2b: 'M-Pesa kwa biashara',
      reversal: 'M-Pesa kurudisha',
    },
    wekeza: { transfer: 'Uhamisho wa Wekeza', stk: 'Ombi la Wekeza', statement: 'Akaunti ya Wekeza' },
    bitpesa: { payout: 'Malipo ya BitPesa' },
    ihela: { bill: 'Ankara ya iHela', cashin: 'Uwekaji wa iHela' },
  },
} satisfies SameShape<typeof en>
