export const errors = {
  'bad-request': 'Pyyntö ei mennyt perille oikein. Lataa sivu uudelleen ja yritä vielä kerran.',
  'bad-origin':
    'Sivu on avattu eri osoitteesta kuin palvelin. Avaa se siitä osoitteesta, jonka vetäjä antoi.',
  'bad-host':
    'Palvelin ei tunne osoitetta, jolla sivu avattiin. Avaa sivu siitä osoitteesta, jonka vetäjä antoi.',
  'no-session':
    'Tällä laitteella ei ole pääsyä tähän sarjaan. Avaa saamasi linkki uudelleen tai kirjoita koodi.',
  'not-allowed': 'Tämä onnistuu vain vetäjältä. Jos olet vetäjä, avaa sarja vetäjän linkistä.',
  'not-found': 'Sellaista ei löytynyt. Se on ehkä poistettu, tai osoitteessa on kirjoitusvirhe.',
  'unknown-link':
    'Linkki ei kelpaa. Se on voitu vaihtaa uuteen, tai osa siitä on jäänyt pois. Pyydä vetäjältä uusi linkki tai kirjoita koodi.',
  'unknown-code': 'Tällä koodilla ei löydy työpajaa. Tarkista merkit vetäjän näytöltä ja yritä uudelleen.',
  'joining-closed': 'Sarjaan ei juuri nyt oteta uusia osallistujia. Pyydä vetäjää avaamaan liittyminen.',
  'name-too-long': 'Nimi on liian pitkä. Pelkkä etunimi riittää.',
  'title-missing': 'Kirjoita vielä yrityksen tai paikan nimi.',
  'too-long': 'Teksti on liian pitkä. Lyhennä sitä ja yritä uudelleen.',
  'unknown-template': 'Palvelin ei tunne tätä pohjaa. Lataa sivu uudelleen ja yritä sitten.',
  'wrong-create-key':
    'Avain ei kelpaa. Se on palvelimen tulostamassa osoitteessa, #key=-merkinnän jälkeen. Kopioi se kokonaan.',
  conflict: 'Joku muu ehti muuttaa samaa kohtaa. Katso, miltä se nyt näyttää, ja yritä sitten uudelleen.',
  deleted: 'Sarja on poistettu. Kysy vetäjältä, jos se tuli yllätyksenä.',
  'not-an-archive':
    'Tiedosto ei ole Arjen kompassin arkisto, tai se on vioittunut. Valitse se tiedosto, jonka latasit sarjan arkistona.',
  'archive-newer':
    'Arkisto on tehty uudemmalla Arjen kompassilla kuin tämä. Pyydä ylläpitäjää päivittämään palvelin ja tuo arkisto sitten.',
  'picture-type':
    'Tätä kuvaa ei voi käyttää. JPEG-, PNG- ja WebP-kuvat käyvät. iPhonen HEIC-kuvasta saa JPEGin, kun sen jakaa tai tallentaa uudelleen.',
  'picture-broken': 'Kuva on vioittunut tai jäänyt kesken. Kokeile toista kuvaa tai ota se uudelleen.',
  'picture-dimensions': 'Kuvassa on liikaa kuvapisteitä. Pienennä sitä ja yritä uudelleen.',
  'pictures-full':
    'Sarjassa on jo niin paljon kuvia kuin siihen mahtuu. Poistakaa kuvia, joita ette tarvitse: tila vapautuu seuraavana päivänä.',
  'too-large': 'Tämä on liian suuri lähetettäväksi. Tee siitä pienempi ja yritä uudelleen.',
  'too-many': 'Yrityksiä tuli liian monta lyhyessä ajassa. Odota minuutti ja yritä sitten uudelleen.',
  'storage-failed':
    'Palvelin ei saa juuri nyt tallennettua. Mikään tallennettu ei ole kadonnut. Yritä hetken päästä uudelleen.',
  damaged:
    'Palvelin ei saa auki tämän sarjan tietoja, joten sitä ei voi avata. Kerro ylläpitäjälle: sarja voi löytyä varmuuskopiosta. Mitään ei ole poistettu.',
  internal:
    'Palvelimella meni jokin vikaan. Yritä uudelleen, ja jos se ei auta, kerro asiasta vetäjälle tai ylläpitäjälle.',

  'closed-1001': 'Palvelin käynnistyy uudelleen. Yhteys palaa itsestään.',
  'closed-4400': 'Palvelin ei ymmärtänyt tätä sivua ja katkaisi yhteyden. Lataa sivu uudelleen.',
  'closed-4401':
    'Pääsysi tähän sarjaan on päättynyt, esimerkiksi koska linkki vaihdettiin. Avaa uusi linkki tai kirjoita koodi.',
  'closed-4403': 'Tämä osa sarjasta ei ole sinulle auki.',
  'closed-4404':
    'Palvelin ei tunne tätä enää. Se on voitu poistaa, tai palvelin on palautettu aiempaan tilaan. Kysy vetäjältä tai ylläpitäjältä.',
  'closed-4409':
    'Palvelin on palautettu aiempaan tilaan, ja tämä sivu näyttää vielä myöhemmän. Lataa sivu uudelleen.',
  'closed-4410': 'Tämä on poistettu palvelimelta. Kysy vetäjältä, jos se tuli yllätyksenä.',
  'closed-4413':
    'Kirjoitit enemmän kuin palvelin ottaa kerralla vastaan, tai kanvaasi on täynnä. Viimeisin kirjoittamasi ei ole tallessa palvelimella: lataa tekstit tiedostoon ja lisää ne sitten osissa. Jos sivu on pysähtynyt, lataa se uudelleen.',
  'closed-4426':
    'Palvelin on päivitetty uudempaan kuin tämä sivu. Lataa sivu uudelleen, ennen kuin kirjoitat lisää.',
  'closed-4503': 'Palvelin ei saa juuri nyt tallennettua. Yhteys palaa itsestään.',
  'closed-4508': 'Verkko on nyt hidas. Yhteys palaa itsestään.',
  'closed-4529': 'Palvelimella on ruuhkaa. Yhteys palaa itsestään.',

  'refused-read-only': 'Olet mukana katsojana, joten kirjoittamasi jäi vain tälle laitteelle.',
  'refused-closed':
    'Kanvaasi on suljettu. Viimeisin kirjoittamasi on vain tällä laitteella, ja se lähtee, kun vetäjä avaa kanvaasin.',
  'refused-storage-failed':
    'Palvelin ei saa juuri nyt tallennettua. Pidä sivu auki: kirjoittamasi lähtee, kun tallennus taas toimii.',
}
