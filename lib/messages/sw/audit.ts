export default {
  title: 'Kumbukumbu ya ukaguzi',
  state:
    'Kila tendo, kukataliwa, kuingia na kuhamisha, kwa mpangilio. Hakuna kinachoweza kubadilishwa wala kuondolewa.',
  stateWithoutMoney: 'Kila tendo, kukataliwa, kuingia na kuhamisha. Maelezo ya malipo yameachwa kwa jukumu lako.',
  export: 'Hamisha kumbukumbu hizi',
  filter: {
    label: 'Chuja kumbukumbu ya ukaguzi',
    who: 'Mtu',
    about: 'Rejea au jina',
    action: 'Tendo linaanza na',
    from: 'Kuanzia siku',
    to: 'Hadi siku',
    apply: 'Onyesha',
  },
  list: 'Kumbukumbu za ukaguzi, mpya kwanza',
  empty: 'Hakuna kumbukumbu inayolingana na kichujio hiki.',
  column: { number: 'Na.', at: 'Lini ({zone})', who: 'Nani', action: 'Tendo', about: 'Kuhusu', facts: 'Ukweli' },
  verify: {
    act: 'Thibitisha kumbukumbu',
    running: 'Mnyororo unahesabiwa upya …',
    whole: '{records, plural, one {Kumbukumbu # inalingana} other {Kumbukumbu zote # zinalingana}}: mnyororo ni mzima.',
    broken: 'Kumbukumbu {number} hailingani. Simamisha utumaji na uhifadhi nakala ya hifadhidata.',
    anchors: 'Maandishi ya nje ya hifadhidata hayaaminiki. Endesha npm run verify.',
    asOf: 'Hadi {at}, imelinganishwa na {noted, plural, =0 {hakuna andiko} one {andiko #} other {maandiko #}} nje ya hifadhidata.',
  },
}
