import type en from '../en/enter'
import type { SameShape } from '../shape'

export default {
  title: 'Karibu uingie',
  reading: 'Kiungo kinasomwa…',
  overTitle: 'Kiungo hiki hakifungui chochote',
  toSignIn: 'Ingia',
  welcome:
    'Karibu, {name}. Jina lako la kuingia ni {signInName}. Chagua nenosiri lako; hakuna mwingine anayeliona kamwe.',
  problems: 'Bado hujaingia',
  password: 'Nenosiri jipya',
  passwordHint: 'Angalau herufi 12. Maneno matatu au manne yasiyohusiana yanafaa; tarakimu na alama si lazima.',
  repeated: 'Nenosiri lilelile tena',
  authenticator: 'Programu yako ya misimbo',
  authenticatorWhy:
    'Changanua hii kwa programu ya misimbo. Kisha huonyesha tarakimu sita zinazobadilika kila sekunde 30.',
  qr: 'Msimbo wa kuchanganua kwa programu ya misimbo',
  secret: 'Au andika hii',
  copySecret: 'Nakili ufunguo',
  openAuthenticator: 'Fungua programu ya misimbo kwenye simu hii',
  code: 'Msimbo kutoka programu yako ya misimbo',
  codeOfNew: 'Tarakimu sita inazoonyesha sasa.',
  codeOfOld: 'Tarakimu sita inazoonyesha sasa, au mmoja wa misimbo yako ya akiba.',
  submit: 'Hifadhi na uingie',
  entering: 'Unaingia…',
  done: 'Umeingia. Kuanzia sasa unaingia kwa jina lako na nenosiri hili.',
  goOn: 'Endelea',
  recovery: {
    title: 'Misimbo ya akiba',
    why: 'Kila mmoja hutumika mara moja badala ya msimbo wa kuingia, programu yako isipokuwa karibu. Ihifadhi mahali pengine.',
    once: 'Inaonyeshwa mara hii moja tu.',
    copy: 'Nakili misimbo ya akiba',
  },
} satisfies SameShape<typeof en>
