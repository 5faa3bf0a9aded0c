export const home = {
  title: 'Kolmesta työpajasta kompassi seinälle',
  intro:
    'Kirjoitatte yhdessä, millaista palvelua lupaatte. Porukan omista sanoista syntyy kolme periaatetta ja huoneentaulu, joka näyttää suunnan joka päivä.',
  createTitle: 'Aloita uusi sarja',
  createText:
    'Kolmen työpajan ohjelma ja kanvaasit ovat valmiina. Osallistujat tulevat mukaan linkillä tai koodilla, ilman tunnuksia.',
  company: 'Yrityksen tai paikan nimi',
  companyHint: 'Näkyy kanvaaseissa ja huoneentaulussa.',
  seriesLanguage: 'Millä kielellä työskennellään?',
  key: 'Palvelimen avain',
  keyHint:
    'Sarjan voi tehdä se, jolla on avain. Pyydä se palvelimen ylläpitäjältä: se on käynnistyksen tulostamassa osoitteessa, #key=-merkinnän jälkeen.',
  keyMissing: 'Tähän tarvitaan avain. Pyydä se palvelimen ylläpitäjältä.',
  create: 'Tee sarja',
  creating: 'Tehdään sarjaa…',
  sample: 'Avaa esimerkki',
  sampleOpening: 'Avataan esimerkkiä…',
  sampleText: 'Esimerkissä keksitty palvelutori on jo täyttänyt kanvaasinsa ja kompassinsa.',
  joinTitle: 'Liity työpajaan',
  deviceTitle: 'Tämän laitteen sarjat',
  deviceRow: '{role} · avattu {when}',
  forget: 'Poista listalta: {title}',
  forgotten: '{title} poistettiin tämän laitteen listalta. Sarja itse on tallessa.',
  bringBack: 'Palauta',
  lostTitle: 'Täällä ei ole mitään',
  lostText: 'Osoitteessa on ehkä kirjoitusvirhe. Alkusivulta löydät sarjasi ja pääset mukaan koodilla.',
}
