export const poster = {
  // On the poster itself, in the series' language
  name: 'Arjen kompassi',
  livingQuestion: 'Missä mennään nyt?',
  livingLink: 'Katso elävä kompassi',

  title: 'Huoneentaulu',
  back: 'Takaisin työpajaan',
  toCompass: 'Avaa kompassi',
  size: 'Paperin koko',
  print: 'Tulosta',
  downloadPdf: 'Lataa PDF',
  downloadSvg: 'Lataa SVG',
  downloadPng: 'Lataa kuva (PNG)',
  working: 'Taulua tallennetaan…',
  downloaded: 'Tallennettu: {name}',
  failed: 'Tiedosto ei valmistunut. Kokeile vielä kerran, tai tulosta taulu ja valitse tulostimeksi PDF.',
  printHint:
    'Jos taulu ei osu paperille, valitse tulostusikkunasta paperiksi {size} ja reunuksiksi ”ei mitään”.',

  loading: 'Kompassia haetaan…',
  offline: 'Yhteys on poikki. Taulu on sellainen kuin se täällä viimeksi oli; sen voi silti tulostaa.',
  ended: 'Yhteys päättyi, eikä taulu enää päivity. Sen voi silti tulostaa.',
  lostTitle: 'Kompassia ei saatu auki',
  lostText: 'Linkki on ehkä vaihtunut. Pyydä vetäjältä uusi tai yritä uudelleen.',
  noCompassTitle: 'Tässä sarjassa ei ole kompassia',
  noCompassText: 'Huoneentaulu syntyy kompassista. Pyydä vetäjää lisäämään se sarjaan.',
  outdatedTitle: 'Sivu on vanhentunut',
  outdatedText: 'Palvelin on päivitetty. Lataa sivu uudelleen, niin taulu tulee näkyviin.',

  emptyTitle: 'Taulu odottaa vielä sanojanne',
  emptyText: 'Harmaat kysymykset väistyvät sitä mukaa kuin kirjoitatte tavoitteen ja periaatteet kompassiin.',
  warnings: 'Hyvä tietää ennen tulostusta',
  fine: 'Kaikki mahtuu tauluun ja näkyy kolmen metrin päähän.',
  fineSmall: 'Kaikki mahtuu tauluun. Kolmen metrin päähän näkyy A3.',
  objective: 'Tavoite',
  emptyPart: '{what} puuttuu vielä.',
  longObjective: 'Tavoite on pitkä ({length} merkkiä), joten se on ladottu tavallista pienemmäksi.',
  longPrinciple:
    '{what}: tekstiä on paljon (periaatteessa {length} merkkiä), joten periaatteet on ladottu niin pieniksi, etteivät ne näy kolmen metrin päähän. Lyhennä periaatetta, tekoja tai avaintuloksia.',
  cut: '{what}: teksti ei mahdu tauluun kokonaan. Lyhennä sitä.',
  cutOrganisation: 'Yrityksen nimi ei mahdu tauluun kokonaan.',
  cutFooter: 'Alareunan tiedot eivät mahdu tauluun kokonaan.',
  cutDetails: '{what}: osa teoista tai avaintuloksista katkeaa. Lyhennä niitä.',
  deedsLeftOut: '{what}: {count} {count|teko|tekoa} jäi pois. Tauluun mahtuu viisi ensimmäistä.',
  resultsLeftOut:
    '{what}: {count} {count|avaintulos|avaintulosta} jäi pois. Tauluun mahtuu kolme ensimmäistä.',
  resultsDraft:
    '{what}: {count} {count|avaintulos|avaintulosta} on vielä luonnos. Lisätkää luvut ja päivä kompassissa.',
  resultsDoubtful:
    '{what}: {count} avaintuloksen luvut eivät sovi yhteen, tai päivä on jo mennyt. Tarkistakaa kompassista.',
  missingSigns: 'Näitä merkkejä taulun kirjasimissa ei ole, joten ne jäivät pois: {signs}',
}
