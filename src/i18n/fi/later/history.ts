export const history = {
  title: 'Aiemmat versiot',

  archive: 'Lataa arkisto',

  deleteSeries: 'Poista sarja',

  erasePeople: 'Poista henkilön tiedot',
  intro:
    'Kanvaasista jää versio talteen vaiheen päättyessä ja kymmenen minuutin välein, kun sille kirjoitetaan.',
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

  damaged: 'Palvelin ei saa tätä kanvaasia auki. Voit jatkaa tästä versiosta. Kerro ylläpitäjälle.',
  damagedLost:
    'Palvelin ei saa tätä kanvaasia auki, eikä siitä ole tallessa yhtään versiota. Kerro ylläpitäjälle.',

  compare: 'Kuva',
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
  changedGroup: 'ryhmä',
  noWords: '(ei tekstiä)',
  was: 'Silloin: {words}',
  is: 'Nyt: {words}',
  kindText: 'Teksti',
  kindChoice: 'Valinta',
  kindDeed: 'Teko',
  kindKeyResult: 'Avaintulos',
  kindGroup: 'Ryhmä',
  kindComment: 'Kommentti',
  kindInk: 'Piirrokset',
  kindLinks: 'Nuolet ja vastaukset',
  kindStamps: 'Leimat',
  kindPictures: 'Kuvat',
  thingsAdded: '{count} uutta',
  thingsRemoved: '{count} poistettu',
  thingsChanged: '{count} muutettu',
  kindValues: 'Luvut tai järjestys',

  restore: 'Palauta tämä versio',
  restoreAsk: 'Palautetaanko {canvas} sellaiseksi kuin se oli {when}?',
  restoreAbout:
    'Nykyinen tilanne jää talteen versiona, joten mitään ei katoa. Kaikki näkevät muutoksen heti omalla näytöllään.',
  restoreDamaged:
    'Kanvaasi jatkuu tästä versiosta. Vioittunut kanvaasi jää palvelimelle korjausta varten. Se, mikä on tallessa vain jonkun laitteella, tulee mukaan hänen laitteeltaan.',
  restoreYes: 'Palauta',
  restored: '{canvas} on nyt sellainen kuin {when}.',
  restoreUndo: 'Peru palautus',
  restoreUndone: 'Palautus peruttiin.',
  archiveAbout:
    'Arkisto on yksi tiedosto, jossa on koko sarja: ohjelma, kanvaasit, laput ja kompassi. Sen voi tuoda takaisin tälle tai toiselle palvelimelle.',
  archiveUnread:
    'Palvelin ei voi lukea näitä: {places}. Kanvaasista tiedostossa on viimeisin tallessa oleva versio; vetäjän muistiinpanoista ei ole versioita. Kerro ylläpitäjälle.',
  archiveJson: 'Lataa arkisto (JSON)',
  readableAbout:
    'Luettava versio aukeaa selaimessa ja tulostuu siististi. Vetäjän muistiinpanot eivät ole siinä.',
  archiveHtml: 'Lataa luettavana (HTML)',
  archiving: 'Tehdään tiedostoa…',
  archiveNames: 'Näytä, kuka kirjoitti mitäkin',
  archiveNamesHint: 'Muuten kukaan ei näy nimellä.',
  deleteAbout:
    'Sarja poistetaan lopullisesti: kanvaasit, laput, kompassi, versiot, linkit ja osallistujien nimet. Poistoa ei voi perua. Lataa arkisto ensin, jos haluat jotain talteen.',
  deleteType: 'Kirjoita vahvistukseksi: {title}',
  deleteMismatch: 'Kirjoita nimi täsmälleen samoin: {title}',
  deleteYes: 'Poista lopullisesti',
  deleted:
    'Sarja on poistettu: {canvases} {canvases|kanvaasi|kanvaasia}, {notes} {notes|lappu|lappua}, {versions} {versions|versio|versiota} ja {participants} {participants|osallistuja|osallistujaa}.',
  scrubbedLater: 'Palvelimen tiedostoista viimeisetkin jäljet siivotaan heti, kun kukaan ei kirjoita.',
  notScrubbed: 'Palvelimen tiedostojen siivous jäi kesken. Kerro ylläpitäjälle.',
  unread:
    'Palvelin ei voi lukea näitä: {places}. Niissä poistettava voi olla tallella. Kerro ylläpitäjälle, ja poista uudelleen, kun ne saa taas auki.',
  unreadDesk: 'vetäjän muistiinpanot',
  eraseAbout:
    'Nimi poistetaan, ja henkilön laput jäävät ilman tekijää. Sanat jäävät kanvaasille. Hän ei enää pääse laitteellaan sarjaan ilman uutta linkkiä.',
  eraseNobody: 'Sarjassa ei ole vielä ketään.',
  eraseNameless: 'Nimetön',
  eraseOf: 'Poista tiedot: {name}',
  eraseAsk: 'Poistetaanko henkilön {name} tiedot lopullisesti?',
  eraseYes: 'Poista tiedot',
  erased: 'Henkilön {name} tiedot on poistettu. Ilman tekijää jäi {notes} {notes|lappu|lappua}.',
  eraseWords: 'Sanat kanvaaseilla',
  eraseWordsAbout:
    'Jos joku kirjoitti jotakin, mikä ei kuulu sarjaan, kuten oikean asiakkaan nimen, sanat voi poistaa kaikkialta: lapuista, kommenteista, otsikoista, kompassista, vetäjän muistiinpanoista ja kaikista versioista. Tilalle tulee kolme pistettä.',
  eraseWordsLabel: 'Poistettavat sanat',
  eraseWordsShort: 'Kirjoita vähintään {count} merkkiä.',
  eraseWordsLook: 'Etsi sanat',
  eraseWordsNone: 'Näitä sanoja ei ole missään.',
  eraseWordsFound:
    'Sanat ovat {texts} kohdassa ja {versions} versiossa. Poistoa ei voi perua. Jos joku kirjoittaa juuri nyt samalle kanvaasille, hänen viimeiset merkkinsä voivat jäädä pois.',
  eraseWordsYes: 'Poista sanat lopullisesti',
  erasedWords: 'Sanat on poistettu {texts} kohdasta ja {versions} versiosta.',
  eraseNote: 'Poista lopullisesti',
  eraseNoteAsk: 'Poistetaanko lappu lopullisesti?',
  eraseNoteAbout:
    'Lappu katoaa kanvaasilta, kaikista versioista ja kompassin viittauksista. Poistoa ei voi perua. Jos joku kirjoittaa kanvaasille juuri nyt, hänen viimeiset merkkinsä voivat jäädä pois.',
  erasedNote: 'Lappu on poistettu lopullisesti myös {versions} versiosta.',
  erasedNoteCopies:
    'Lappu on poistettu lopullisesti. Samat sanat ovat yhä kompassissa {copies} kohdassa. Muokkaa niitä siellä.',

  importTitle: 'Tuo arkisto',
  importText: 'Aiemmin ladatusta arkistosta syntyy samanlainen sarja uusilla linkeillä.',
  importChoose: 'Valitse tiedosto',
  importing: 'Tuodaan…',
  importTooLarge:
    'Arkisto on suurempi kuin tämä palvelin ottaa vastaan. Kerro ylläpitäjälle: hän voi sallia suuremman.',
}
