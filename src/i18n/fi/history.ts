export const history = {
  title: 'Aiemmat versiot',
  intro:
    'Kanvaasi tallentuu talteen vaiheen päättyessä ja kymmenen minuutin välein, kun siihen kirjoitetaan.',
  canvas: 'Kanvaasi',
  versions: 'Versiot',
  loading: 'Haetaan versioita…',
  empty: 'Tästä kanvaasista ei ole vielä versioita. Ensimmäinen syntyy, kun seuraava vaihe alkaa.',
  reasonStep: 'Vaihe päättyi: {step}',
  reasonStepUnknown: 'Vaihe päättyi',
  reasonActivity: 'Kirjoittamisen lomassa',
  reasonRestore: 'Ennen palauttamista',
  notes: '{count} {count|lappu|lappua}',
  versionOf: '{when}, {reason}, {notes}',
  unreadable: 'Versiota ei voi näyttää.',

  thenCaption: 'Silloin',
  nowCaption: 'Nyt',
  pictureOf: '{canvas} – {when}',
  same: 'Kanvaasi on nyt samanlainen kuin tässä versiossa.',
  differences: 'Mikä on muuttunut sen jälkeen',
  differenceCount: '{count} {count|muutos|muutosta}',
  added: 'Tullut lisää',
  removed: 'Poistettu',
  changed: 'Muuttunut',
  changedText: 'teksti',
  changedField: 'kenttä',
  changedPlace: 'paikka',
  changedColor: 'väri',
  noWords: '(ei tekstiä)',
  was: 'Silloin: {words}',
  is: 'Nyt: {words}',
  kindText: 'Teksti',
  kindChoice: 'Valinta',
  kindDeed: 'Teko',
  kindKeyResult: 'Avaintulos',
  kindValues: 'Luvut tai järjestys',

  restore: 'Palauta tämä versio',
  restoreAsk: 'Palautetaanko {canvas} sellaiseksi kuin se oli {when}?',
  restoreAbout:
    'Nykyinen tilanne jää talteen versiona, joten mitään ei katoa. Kaikki näkevät muutoksen heti omalla näytöllään.',
  restoreYes: 'Palauta',
  restored: '{canvas} on nyt sellainen kuin {when}.',
  restoreUndo: 'Peru palautus',
  restoreUndone: 'Palautus peruttiin.',

  archive: 'Lataa arkisto',
  archiveAbout:
    'Arkisto on yksi tiedosto, jossa on koko sarja: ohjelma, kanvaasit, laput ja kompassi. Sen voi tuoda takaisin tälle tai toiselle palvelimelle.',
  archiveJson: 'Lataa arkisto (JSON)',
  readableAbout:
    'Luettava versio aukeaa selaimessa ja tulostuu siististi. Vetäjän muistiinpanot eivät ole siinä.',
  archiveHtml: 'Lataa luettavana (HTML)',
  archiveNames: 'Näytä, kuka kirjoitti mitäkin',
  archiveNamesHint: 'Muuten kukaan ei näy nimellä.',

  deleteSeries: 'Poista sarja',
  deleteAbout:
    'Sarja poistetaan lopullisesti: kanvaasit, laput, kompassi, versiot, linkit ja osallistujien nimet. Poistoa ei voi perua. Lataa arkisto ensin, jos haluat jotain talteen.',
  deleteType: 'Kirjoita vahvistukseksi: {title}',
  deleteMismatch: 'Kirjoita nimi täsmälleen samoin: {title}',
  deleteYes: 'Poista lopullisesti',
  deleted:
    'Sarja on poistettu: {canvases} {canvases|kanvaasi|kanvaasia}, {notes} {notes|lappu|lappua}, {versions} {versions|versio|versiota} ja {participants} {participants|osallistuja|osallistujaa}.',
  notScrubbed: 'Palvelimen tiedostojen siivous jäi kesken. Kerro ylläpitäjälle.',

  erasePeople: 'Poista henkilön tiedot',
  eraseAbout:
    'Nimi poistetaan, ja henkilön laput jäävät ilman tekijää. Sanat jäävät kanvaasille. Laite ei enää pääse sarjaan ilman uutta linkkiä.',
  eraseNobody: 'Sarjassa ei ole vielä ketään.',
  eraseNameless: 'Nimetön',
  eraseOf: 'Poista tiedot: {name}',
  eraseAsk: 'Poistetaanko henkilön {name} tiedot lopullisesti?',
  eraseYes: 'Poista tiedot',
  erased: 'Henkilön {name} tiedot on poistettu. Ilman tekijää jäi {notes} {notes|lappu|lappua}.',
  eraseNote: 'Poista lopullisesti',
  eraseNoteAsk: 'Poistetaanko lappu lopullisesti?',
  eraseNoteAbout:
    'Lappu katoaa kanvaasilta, kaikista versioista ja kompassin viittauksista. Poistoa ei voi perua. Jos joku kirjoittaa kanvaasille juuri nyt, hänen viimeiset merkkinsä voivat jäädä pois.',
  erasedNote: 'Lappu on poistettu lopullisesti myös {versions} {versions|versiosta|versiosta}.',
  erasedNoteCopies:
    'Lappu on poistettu lopullisesti. Samat sanat ovat yhä kompassissa {copies} {copies|kohdassa|kohdassa}. Muokkaa niitä siellä.',

  importTitle: 'Tuo arkisto',
  importText: 'Aiemmin ladatusta arkistosta syntyy samanlainen sarja uusilla linkeillä.',
  importChoose: 'Valitse tiedosto',
  importing: 'Tuodaan…',
}
