import type en from '../en/people'
import type { SameShape } from '../shape'

export default {
  title: 'Watu na majukumu',
  state: 'Nani anaweza kufanya nini. Wasimamizi wawili hubadilisha pamoja, na hutumika papo hapo.',
  signInName: 'Jina la kuingia',
  roles: 'Majukumu',
  noRoles: 'Hana jukumu',
  access: 'Ufikiaji',
  active: 'Anaweza kuingia',
  disabled: 'Amezuiwa',
  changeWaits: 'Badiliko linasubiri',
  change: 'Badilisha',
  changeOf: 'Badilisha majukumu ya {name}',
  waiting: 'Yanasubiri msimamizi wa pili',
  becomes: '{name}: {before} inakuwa {after}',
  form: {
    state:
      'Hakuna kinachobadilika kabla msimamizi wa pili hajathibitisha. Kisha mtu huyo hutolewa na kurudi na haki mpya.',
    roles: 'Majukumu',
    about: {
      maker: 'Huandaa malipo na walipwaji',
      approver: 'Huidhinisha malipo na kuthibitisha walipwaji',
      cashier: 'Huomba makusanyo na kutoa bili',
      accountant: 'Husoma na kutoa nje yote ya fedha',
      auditor: 'Husoma yote, habadilishi chochote',
      administrator: 'Watu, kanuni na watoa huduma; haoni fedha',
    },
    mayNotSignIn: 'Haruhusiwi kuingia tena',
    noChange: 'Ndivyo ilivyo sasa.',
    save: 'Pendekeza badiliko hili',
    saved: 'Limependekezwa. Msimamizi wa pili lazima athibitishe.',
    open: 'Badiliko la {name} tayari linasubiri. Liamue kwanza.',
  },
} satisfies SameShape<typeof en>
