import type en from '../en/collections'
import type { SameShape } from '../shape'

export default {
  list: {
    title: 'Makusanyo',
    state: '{count, plural, =0 {Hakuna ombi linaloendelea} one {Ombi moja linaendelea} other {Maombi # yanaendelea}}',
    request: 'Omba pesa',
    requests: 'Maombi kwa simu',
    empty: 'Maombi ya pesa yataonekana hapa, pamoja na jibu la mteja.',
    arrivals: 'Zilizofika kwa pay bill',
    arrivalsWhy: 'Malipo mapya ambayo wateja wamefanya wenyewe.',
    allArrivals: 'Malipo yote ya pay bill',
    noArrivals: 'Malipo kwa nambari ya pay bill yataonekana hapa yanapofika.',
    typedAccount: 'Akaunti iliyoandikwa',
  },
  new: {
    title: 'Omba pesa',
    state: 'Mteja hupata ombi kwenye simu yake na huamua kwa PIN yake.',
    back: 'Makusanyo',
    noRail: 'Hakuna mtoa huduma anayeweza kuomba kwa simu aliyewekwa tayari.',
    phoneHint: 'Kwa mfano 0712 345 678 au +254 712 345 678.',
    amountHint: 'Shilingi kamili.',
    rail: 'Njia ya kuomba',
    railDetail: {
      mpesa: { stk: 'Kwenye pay bill ya M-Pesa' },
      wekeza: { stk: 'Kwenye akaunti ya Wekeza' },
    },
    into: 'Kwenye',
    purpose: 'Ni kwa ajili gani',
    purposeHint: 'Mteja anaweza kuona hii.',
    referenceHint: 'Herufi {used} kati ya {max}. Ukiacha tupu, tunaunda yetu.',
    name: 'Jina la mteja',
    act: 'Omba {money} kutoka {phone}',
    actPlain: 'Omba pesa',
    second: 'Tuma ombi la pili kwa simu hii hata hivyo.',
    secondFirst: 'Subiri ombi la kwanza liishe, au weka alama kuwa unataka la pili.',
    keyUsed: 'Fomu hii tayari imekuwa ombi lingine.',
    freshForm: 'Fungua fomu mpya',
  },
} satisfies SameShape<typeof en>
