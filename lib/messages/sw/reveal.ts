export default {
  act: 'Onyesha kamili',
  title: {
    payment: 'Onyesha akaunti ya malipo haya kamili',
    transaction: 'Onyesha akaunti ya muamala huu kamili',
    payee: 'Onyesha akaunti ya mlipwaji huyu kamili',
    bill: 'Onyesha mlipaji wa bili hii kamili',
    message: 'Onyesha ujumbe huu kamili',
  },
  what: 'Itabaki kamili kwako kwa dakika kumi. Jina lako na sababu vinaingia kwenye kumbukumbu ya ukaguzi. Una 20 kwa saa.',
  reason: 'Kwa nini unaihitaji',
  reasonHint: 'Kwa mfano: kulinganisha na ankara 2231.',
  keep: 'Acha imefichwa',
  done: 'Inaonyeshwa kamili kwa dakika kumi.',
  shownUntil: 'Kamili kwako hadi {time}. Imeandikwa kwenye kumbukumbu ya ukaguzi.',
  hidden: 'Imefichwa kwa sehemu: huna ruhusa ya kuiona kamili.',
}
