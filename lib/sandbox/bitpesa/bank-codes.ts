/** Bank code → name, by currency; the only lists the sandbox checks codes against. Source: contract section 6.3. */
export const BANK_CODES: Record<'NGN' | 'GHS' | 'KES', Record<string, string>> = {
  NGN: parse(`044 Access|023 Citi|050 EcoBank|084 Enterprise|214 FCMB|070 Fidelity|011 First Bank|103 Globus
    |058 Guaranty Trust|301 Jaiz|082 Keystone|303 Lotus|105 Optimus|104 Parallex|076 Polaris|107 Premium Trust
    |101 Providus|039 Stanbic IBTC|068 Standard Chartered|232 Sterling|100 Suntrust|302 Taj|102 Titan|032 Union|033 UBA
    |215 Unity|035 Wema|057 Zenith|565 Carbon|E30 Fairmoney|326 Go Money|611 Kuda|993 Moniepoint|305 Opay|B54 Palmpay
    |566 VFD|602 Accion|608 Fina Trust|B97 9PSB|B16 AB MFB|C12 Hope|B23 Lapo|B18 Lovonus|D86 Moneymaster
    |A56 Mutual Trust|D50 Prospa|B57 Sparkle|063 Diamond|030 Heritage|014 Mainstreet`),
  GHS: parse(`030100 ABSA/Barclays|280100 Access|080100 ADB|070100 Apex|210100 Bank of Africa|010100 Bank of Ghana
    |140100 CAL|340100 Consolidated|130100 Ecobank|240100 Fidelity|170100 First Atlantic|200100 First Bank Nigeria
    |330100 First National|040100 GCB|390100 GHL|230100 Guaranty Trust|050100 NIB|360100 OmniBSIC|180100 Prudential
    |110100 Republic|090100 Société Générale|190100 Stanbic|020100 Standard Chartered|060100 UBA
    |100100 Universal Merchant|120100 Zenith|370100 Heritage`),
  KES: parse(`01 KCB|02 Standard Chartered|03 Absa|06 Baroda|07 NCBA|10 Prime|11 Co-operative|12 National|14 M-Oriental
    |16 Citibank|18 Middle East|19 Bank of Africa|23 Consolidated|25 Credit|31 Stanbic|35 ABC|43 Ecobank|50 Paramount
    |51 Kingdom|53 Guaranty Trust|54 Victoria|55 Guardian|57 I&M|61 Housing Finance|63 Diamond Trust|65 Mayfair|66 Sidian
    |68 Equity|70 Family|72 Gulf African|74 First Community|75 DIB|76 UBA|78 KWFT`),
}

function parse(list: string): Record<string, string> {
  const entries = list.split('|').map((entry): [string, string] => {
    const [code = '', ...name] = entry.trim().split(' ')
    return [code, name.join(' ')]
  })
  return Object.fromEntries(entries)
}
