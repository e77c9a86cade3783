/** Seeing a whole account number, phone or message. */
export default {
  act: 'Show in full',
  title: {
    payment: 'Show this payment’s account in full',
    transaction: 'Show this transaction’s account in full',
    payee: 'Show this payee’s account in full',
    bill: 'Show this bill’s payer in full',
    message: 'Show this message in full',
  },
  what: 'It stays in full for you for ten minutes. Your name and the reason go into the audit log. You have 20 an hour.',
  reason: 'Why you need it',
  reasonHint: 'For example: compare with invoice 2231.',
  keep: 'Keep hidden',
  done: 'Shown in full for ten minutes.',
  shownUntil: 'In full for you until {time}. This is in the audit log.',
  hidden: 'Hidden in part: you lack the right to see it in full.',
} as const
